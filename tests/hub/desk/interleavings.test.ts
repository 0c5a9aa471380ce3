import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityOf } from '../../../hub/contract/actors.ts';
import { memoryJournal } from '../../../hub/journal/memory.ts';
import type { Journal } from '../../../hub/journal/port.ts';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { type Fault, faultyDriver } from '../journal/faulty.ts';
import { KIOSK, tempFolder } from '../journal/samples.ts';
import {
  CLERK,
  type Mishap,
  MishapJournal,
  replayed,
  request,
  SCREEN,
  type ToyCommand,
  toyDesk,
} from './toy.ts';

const ACTORS = [KIOSK, CLERK, SCREEN];
const command: fc.Arbitrary<ToyCommand> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<ToyCommand>({ type: 'Give' }) },
  { weight: 1, arbitrary: fc.constant<ToyCommand>({ type: 'Refuse' }) },
  { weight: 1, arbitrary: fc.constant<ToyCommand>({ type: 'Look' }) },
  { weight: 1, arbitrary: fc.constant<ToyCommand>({ type: 'ThrowInDecide' }) },
  { weight: 1, arbitrary: fc.constant<ToyCommand>({ type: 'ThrowInEvolve' }) },
  { weight: 1, arbitrary: fc.constant<ToyCommand>({ type: 'ThrowInAnswer' }) },
);
/** Few request ids, so that many come twice, with the same payload and with another. */
const step = fc.record({
  actor: fc.constantFrom(...ACTORS),
  id: fc.integer({ min: 0, max: 25 }),
  command,
  /** Turns of the event loop that pass before the next one comes. */
  pause: fc.constantFrom(0, 0, 0, 1, 2, 5),
  restart: fc.constantFrom(false, false, false, false, false, false, true),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Told = { readonly step: Step; readonly outcome: { readonly ok: boolean } & Record<string, unknown> };

/** `mend` ends what ails the journal: before a restart, and at the end. */
async function play(journal: Journal, steps: readonly Step[], mend: (last: boolean) => void) {
  let { desk } = await toyDesk(journal);
  const heard: number[] = [];
  const listen = () => desk.onCommitted((facts) => heard.push(...facts.map(({ position }) => position)));
  listen();
  const told: Promise<Told>[] = [];
  for (const one of steps) {
    if (one.restart) {
      await desk.close();
      mend(false);
      ({ desk } = await toyDesk(journal));
      listen();
    }
    const asked = desk.submit(one.actor, request(one.id), one.command);
    told.push(asked.then((outcome) => ({ step: one, outcome })));
    for (let turn = 0; turn < one.pause; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  const outcomes = await Promise.all(told);
  mend(true);
  // A desk that could not read its journal reads it again with the next command.
  await desk.submit(SCREEN, request('last'), { type: 'Look' });
  await desk.close();
  return { outcomes, desk, heard, restarted: steps.some(({ restart }) => restart) };
}

const codeOf = ({ outcome }: Told) => (outcome.refusal as { code: string } | undefined)?.code;
/** Outcomes that promise nothing about the disk. */
const UNKEPT = new Set(['not-recorded', 'timeout', 'id-reused', 'hub-stopping']);

/** The promises of the desk, checked against the disk alone. */
async function check(
  journal: Journal,
  { outcomes, desk, heard, restarted }: Awaited<ReturnType<typeof play>>,
) {
  const facts = await journal.after(0, 100_000);
  expect(facts.map(({ position }) => position)).toEqual(facts.map((_, index) => index + 1));
  // T1: no gap, no duplicate, in what is on disk.
  expect((await replayed(journal)).given).toEqual(
    facts
      .filter(({ fact }) => fact.type === 'TicketIssued')
      .map((_, n) => `A${String(n + 1).padStart(3, '0')}`),
  );
  const first = new Map<string, unknown>();
  for (const told of outcomes) {
    const { step: asked, outcome } = told;
    const code = codeOf(told);
    if (code !== undefined && UNKEPT.has(code)) continue;
    const identity = identityOf(asked.actor);
    const key = `${identity} ${asked.id}`;
    // T3: what was answered is on disk, as it was answered.
    expect((await journal.answer(identity, request(asked.id)))?.outcome).toEqual(outcome);
    // T2: one effect, one answer.
    if (first.has(key)) expect(outcome).toEqual(first.get(key));
    first.set(key, outcome);
    if (asked.command.type === 'Give') {
      const caused = facts.filter(
        ({ by, request: id }) => id === request(asked.id) && identityOf(by) === identity,
      );
      expect(caused.map(({ fact }) => fact.type)).toEqual(['TicketIssued']);
    }
  }
  // Nothing is on disk that was denied and never granted.
  for (const { by, request: id, fact } of facts) {
    if (fact.type !== 'TicketIssued' || id === null) continue;
    const denied = outcomes.filter(
      ({ step: asked }) => request(asked.id) === id && identityOf(asked.actor) === identityOf(by),
    );
    expect(denied.some((told) => told.outcome.ok || codeOf(told) === 'timeout')).toBe(true);
  }
  expect(desk.state()).toEqual(await replayed(journal));
  // Each fact is told once and in order; one that was durable just before a restart is read at the start instead.
  if (!restarted) expect(heard).toEqual(facts.map(({ position }) => position));
  else expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
  expect((await journal.verify()).problems).toEqual([]);
}

describe('any interleaving, with commits that fail', () => {
  const mishap = fc.constantFrom<Mishap>(
    'none',
    'none',
    'none',
    'before',
    'after',
    'after-and-blind',
    'before-and-blind',
  );

  test('T1 T2 T3 every answer is on disk, none twice, and the state is the facts (memory)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.array(mishap, { maxLength: 20 }),
        fc.nat(4),
        async (steps, mishaps, slow) => {
          const journal = new MishapJournal(memoryJournal());
          journal.slow = slow;
          journal.mishaps.push(...mishaps);
          const played = await play(journal, steps, (last) => {
            journal.blind = 0;
            if (last) journal.mishaps.length = 0;
          });
          await check(journal, played);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('T1 T2 T3 the same on SQLite, with full disks and lost answers', async () => {
    const fault = fc.constantFrom<Fault>('none', 'full', 'answer-lost', 'not-sent');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(fault, { minLength: 1, maxLength: 10 }),
        async (steps, armed) => {
          const faults = faultyDriver();
          const journal = await openSqliteJournal({
            folder: await tempFolder(),
            openDriver: faults.openDriver,
          });
          const commit = journal.commit.bind(journal);
          journal.commit = (batch) => {
            faults.next(armed.shift() ?? 'none');
            return commit(batch);
          };
          try {
            await check(journal, await play(journal, steps, () => undefined));
          } finally {
            await journal.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
