import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../hub/contract/actors.ts';
import { type CommandInput, CommandSchema } from '../../hub/contract/commands.ts';
import { meets } from '../../hub/domain/find.ts';
import { allowedActions, decide, nextFor, noShowFrom, orderFor } from '../../hub/domain/index.ts';
import type { State, Ticket } from '../../hub/domain/state.ts';
import {
  ACTING,
  ADMIN,
  AGENT,
  API,
  atStart,
  Hall,
  HOUR,
  HUB,
  KIOSK,
  MINUTE,
  person,
  replay,
} from './given.ts';
import { hallCatalogue, hallData } from './hall.ts';

/** Rules that must hold whatever anybody does, in any order. */

type Step =
  | { readonly pass: number }
  | { readonly actor: Actor; readonly command: (hall: Hall) => CommandInput };

const CLERKS: Record<string, string> = { w1: 'li', w2: 'wang', w3: 'zhao', w4: 'qian' };
const counter = fc.constantFrom('w1', 'w2', 'w3', 'w4');
const queue = fc.constantFrom('a', 'a', 'b', 'c');
/** Some ticket of today, by a number that is looked up when the step is taken. */
const pick = fc.nat(1000);

function ticketAt(hall: Hall, index: number): string {
  const ids = [...hall.state.tickets.keys()];
  return ids[index % Math.max(1, ids.length)] ?? 'no-such-ticket';
}

const passing = fc.record({ pass: fc.oneof(fc.nat(5 * MINUTE), fc.constant(0), fc.constant(20 * MINUTE)) });

const issuing: fc.Arbitrary<Step> = fc
  .record({
    queue,
    kind: fc.constantFrom(
      { class: 'ordinary' },
      { class: 'ordinary' },
      { class: 'priority', reason: 'elderly' },
      { class: 'green', reason: 'project' },
      { needs: ['low-desk'] },
      { needs: ['sign-language'] },
    ),
    actor: fc.constantFrom(API, KIOSK, person('gu')),
  })
  .map(({ queue, kind, actor }) => ({
    actor,
    command: () => ({ type: 'IssueTicket', queue, ...structuredClone(kind) }) as CommandInput,
  }));

const AT_COUNTER = [
  'OpenCounter',
  'CallNext',
  'CallNext',
  'CallNext',
  'StartService',
  'StartService',
  'Finish',
  'Recall',
  'NoShow',
  'Park',
  'Unpark',
  'PauseCounter',
  'ResumeCounter',
  'CloseCounter',
] as const;

const working: fc.Arbitrary<Step> = fc
  .record({ counter, type: fc.constantFrom(...AT_COUNTER), acting: fc.constantFrom(false, false, true) })
  .map(({ counter, type, acting }) => ({
    actor: acting ? ACTING : person(CLERKS[counter] ?? ''),
    command: () => ({ type, counter }),
  }));

const rarer: fc.Arbitrary<Step> = fc
  .record({ counter, other: counter, queue, to: queue, pick, what: fc.nat(13) })
  .map(({ counter, other, queue, to, pick, what }): Step => {
    const clerk = person(CLERKS[counter] ?? '');
    const sun = person('sun');
    const steps: readonly Step[] = [
      {
        actor: clerk,
        command: (hall) => ({ type: 'CallTicket', counter, ticket: ticketAt(hall, pick), reason: 'urgent' }),
      },
      { actor: clerk, command: () => ({ type: 'Transfer', counter, toQueue: to }) },
      { actor: clerk, command: () => ({ type: 'Transfer', counter, toCounter: other }) },
      { actor: person('gu'), command: (hall) => ({ type: 'ReinstateTicket', ticket: ticketAt(hall, pick) }) },
      { actor: API, command: (hall) => ({ type: 'CancelTicket', ticket: ticketAt(hall, pick) }) },
      {
        actor: sun,
        command: (hall) => ({ type: 'EndTicket', ticket: ticketAt(hall, pick), reason: 'closing' }),
      },
      { actor: sun, command: () => ({ type: 'ReleaseCounter', counter, reason: 'absent' }) },
      { actor: sun, command: () => ({ type: 'MergeQueue', from: queue, to, reason: 'load' }) },
      { actor: sun, command: () => ({ type: 'ReopenQueue', queue }) },
      { actor: sun, command: () => ({ type: 'EndQueue', queue, reason: 'closing' }) },
      { actor: sun, command: () => ({ type: 'HandOverCounter', counter, to: CLERKS[other] ?? '' }) },
      {
        actor: HUB,
        command: (hall) => ({ type: 'AnnouncementSpoken', position: hall.state.calls.at(-1)?.position ?? 1 }),
      },
      {
        actor: AGENT,
        command: (hall) => ({
          type: 'Rate',
          prompt: [...hall.state.prompts.keys()][pick % 5] ?? 'no-such-prompt',
          level: 5,
        }),
      },
      { actor: HUB, command: (hall) => ({ type: 'HubStarted', downSince: hall.now - MINUTE }) },
    ];
    return steps[what % steps.length] ?? { pass: 0 };
  });

const papers: fc.Arbitrary<Step> = fc.record({ pick, what: fc.nat(5) }).map(({ pick, what }): Step => {
  const job = (hall: Hall) => [...hall.state.jobs.keys()].at(-1 - (pick % 3)) ?? 'no-such-job';
  const steps: readonly Step[] = [
    { actor: AGENT, command: (hall) => ({ type: 'ClaimPrint', job: job(hall) }) },
    { actor: AGENT, command: (hall) => ({ type: 'ReportPrint', job: job(hall), outcome: 'printed' }) },
    { actor: AGENT, command: (hall) => ({ type: 'ReportPrint', job: job(hall), outcome: 'not-sent' }) },
    { actor: AGENT, command: () => ({ type: 'AgentJoined', run: `run-0000${pick % 3}`, version: '1' }) },
    {
      actor: person('gu'),
      command: (hall) => ({ type: 'ReprintTicket', ticket: ticketAt(hall, pick), kiosk: 'k1' }),
    },
    {
      actor: ADMIN,
      command: () => ({ type: 'ImportCatalogue', catalogue: pick % 2 ? hallData() : hallCatalogue() }),
    },
  ];
  return steps[what % steps.length] ?? { pass: 0 };
});

const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: issuing },
  { weight: 12, arbitrary: working },
  { weight: 4, arbitrary: rarer },
  { weight: 2, arbitrary: papers },
  { weight: 4, arbitrary: passing },
);
const turning: fc.Arbitrary<Step> = fc.constantFrom<Step>(
  { pass: 7 * HOUR },
  { actor: HUB, command: () => ({ type: 'TurnDay' }) },
);
const days = fc.array(fc.oneof({ weight: 15, arbitrary: anything }, { weight: 1, arbitrary: turning }), {
  minLength: 40,
  maxLength: 120,
});
const oneDay = fc.array(anything, { minLength: 40, maxLength: 120 });

/** A hall that is open, with printer, pad and evaluator. */
function busyHall(): Hall {
  const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
  hall.must(person('sun'), { type: 'BindDevice', device: 'printer', to: 'k1' });
  hall.must(person('sun'), { type: 'BindDevice', device: 'rater', to: 'w1' });
  for (const [id, clerk] of Object.entries(CLERKS)) hall.open(clerk, id);
  return hall;
}

function take(hall: Hall, step: Step): void {
  if ('pass' in step) hall.pass(step.pass);
  else hall.when(step.actor, step.command(hall));
}

/** What must be true of every state. */
function sound(state: State): void {
  const inHand = [...state.counters.values()].flatMap((each) => [
    ...(each.current === null ? [] : [{ id: each.current, at: each.id, states: ['called', 'serving'] }]),
    ...each.parked.map((id) => ({ id, at: each.id, states: ['parked'] })),
  ]);
  // T6: no ticket in two hands, and everything in hand says so itself.
  expect(new Set(inHand.map((each) => each.id)).size).toBe(inHand.length);
  for (const { id, at, states } of inHand) {
    const ticket = state.tickets.get(id);
    expect([ticket?.counter, states.includes(ticket?.state ?? '')]).toEqual([at, true]);
  }
  const held = [...state.tickets.values()].filter((ticket) =>
    ['called', 'serving', 'parked'].includes(ticket.state),
  );
  expect(held.length).toBe(inHand.length);
  // W4: one person at one counter; nothing in the hands of a closed one.
  const clerks = [...state.counters.values()].flatMap((each) => each.clerk ?? []);
  expect(new Set(clerks).size).toBe(clerks.length);
  for (const each of state.counters.values()) {
    if (each.state === 'closed') expect([each.current, each.parked, each.clerk]).toEqual([null, [], null]);
  }
  linesAreSorted(state);
}

function before(a: Ticket, b: Ticket): number {
  return a.order - b.order || a.tie - b.tie || a.seq - b.seq;
}

/** Lists and lanes hold exactly the waiting tickets, in order. */
function linesAreSorted(state: State): void {
  for (const queue of state.queues.values()) {
    const waiting = [...state.tickets.values()].filter(
      (each) => each.state === 'waiting' && each.queue === queue.id,
    );
    const sorted = waiting.sort(before).map((each) => each.id);
    expect(queue.waiting).toEqual(sorted);
    const lanes = [...queue.lanes.values()].flatMap((lane) => lane.ids);
    expect(lanes.sort()).toEqual([...sorted].sort());
  }
}

describe('whatever happens', () => {
  test('T1 numbers have no gap and no duplicate', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        const given = new Map<string, number[]>();
        for (const { stream, fact } of hall.recorded) {
          if (fact.type !== 'TicketIssued') continue;
          const series = `${stream} ${fact.number.slice(0, 1)}`;
          given.set(series, [...(given.get(series) ?? []), Number(fact.number.slice(1))]);
        }
        for (const numbers of given.values()) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      }),
      { numRuns: 80 },
    );
  });

  test('T6 W4 no ticket at two counters, no two tickets in hand, no person twice; lines stay sorted', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) {
          take(hall, step);
          sound(hall.state);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the state is the facts: made anew from all of them, or from what a start reads, it is the same', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        expect(replay(hall.recorded)).toEqual(hall.state);
        expect(replay(atStart(hall.recorded, hall.state.day))).toEqual(hall.state);
      }),
      { numRuns: 80 },
    );
  });

  test('W1 whatever a panel offers is accepted', () => {
    let offered = 0;
    fc.assert(
      fc.property(oneDay, (steps) => {
        const hall = busyHall();
        for (const step of steps) take(hall, step);
        for (const [id, clerk] of Object.entries(CLERKS)) {
          const types = {
            next: 'CallNext',
            recall: 'Recall',
            start: 'StartService',
            finish: 'Finish',
            park: 'Park',
            unpark: 'Unpark',
            pause: 'PauseCounter',
            resume: 'ResumeCounter',
            close: 'CloseCounter',
            open: 'OpenCounter',
            'no-show': 'NoShow',
          } as const;
          for (const action of allowedActions(hall.state, id, clerk, hall.now)) {
            const type = action in types ? types[action as keyof typeof types] : null;
            if (!type) continue;
            const ticket = hall.state.tickets.get(hall.state.counters.get(id)?.current ?? '');
            // Listed a little early, so that the panel can count the seconds down.
            if (action === 'no-show' && ticket && hall.now < (noShowFrom(hall.state, ticket).from ?? 0))
              continue;
            const command = v.parse(CommandSchema, { type, counter: id });
            expect(decide(hall.state, command, hall.context(person(clerk))).ok).toBe(true);
            offered += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(200);
  });
});

/** The rule as it is written, worked out from nothing: waiting time + credit, ties by issue, over all own queues (T4, T5). */
function byTheRule(hall: Hall, id: string): string | null {
  const { state, now } = hall;
  const entry = state.catalogue?.counters.get(id);
  const credits = state.catalogue?.source.policy.credits;
  if (!entry || !credits) return null;
  const may = [...state.tickets.values()].filter(
    (each) => each.state === 'waiting' && meets(entry, each.needs) && (each.onlyCounter ?? id) === id,
  );
  const worth = (each: Ticket) => now - each.issuedAt + credits[each.class] * MINUTE;
  const first = (tickets: Ticket[]) =>
    tickets.sort((a, b) => worth(b) - worth(a) || a.position - b.position)[0] ?? null;
  const own = may.filter((each) => each.onlyCounter === id || entry.queues.includes(each.queue));
  const overdue = entry.helping.flatMap(({ queue, afterMinutes }) => {
    const head = first(may.filter((each) => each.queue === queue && each.onlyCounter === null));
    return head && afterMinutes !== null && now - head.issuedAt >= afterMinutes * MINUTE ? [head] : [];
  });
  const helped = may.filter((each) => entry.helping.some((helping) => helping.queue === each.queue));
  return (first([...own, ...overdue]) ?? first(helped))?.id ?? null;
}

describe('T4 T5 the next ticket', () => {
  const plain = fc.oneof(
    { weight: 6, arbitrary: issuing },
    { weight: 8, arbitrary: working },
    { weight: 4, arbitrary: passing },
    {
      weight: 1,
      arbitrary: fc.record({ counter, to: queue }).map(
        ({ counter, to }): Step => ({
          actor: person(CLERKS[counter] ?? ''),
          command: () => ({ type: 'Transfer', counter, toQueue: to }),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({ counter, to: counter }).map(
        ({ counter, to }): Step => ({
          actor: person(CLERKS[counter] ?? ''),
          command: () => ({ type: 'Transfer', counter, toCounter: to }),
        }),
      ),
    },
  );
  const steps = fc.array(plain, { minLength: 30, maxLength: 100 });

  test('is the one the rule names, at every counter at every moment', () => {
    let compared = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const hall = busyHall();
        for (const step of taken) {
          take(hall, step);
          for (const id of Object.keys(CLERKS)) {
            const expected = byTheRule(hall, id);
            expect(nextFor(hall.state, id, hall.now)?.id ?? null).toBe(expected);
            const first = orderFor(hall.state, id, hall.now).find((line) => line.eligible);
            expect(first?.ticket.id ?? null).toBe(expected);
            if (expected !== null) compared += 1;
          }
        }
      }),
      { numRuns: 80 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  test('a ticket is overtaken only by tickets issued at most the credit later, so nobody starves', () => {
    let overtakings = 0;
    fc.assert(
      fc.property(steps, (taken) => {
        const hall = busyHall();
        const credits = hall.state.catalogue?.source.policy.credits;
        for (const step of taken) {
          const waiting = [...hall.state.tickets.values()].filter((each) => each.state === 'waiting');
          const from = hall.recorded.length;
          take(hall, step);
          for (const { fact } of hall.recorded.slice(from)) {
            if (fact.type !== 'TicketCalled') continue;
            const called = hall.ticket(fact.ticket);
            const entry = hall.state.catalogue?.counters.get(fact.counter);
            const overtaken = waiting.filter(
              (each) =>
                each.id !== called.id &&
                entry?.queues.includes(each.queue) &&
                each.position < called.position &&
                meets(entry, each.needs) &&
                (each.onlyCounter ?? fact.counter) === fact.counter,
            );
            for (const each of overtaken) {
              overtakings += 1;
              const credit = (credits?.[called.class] ?? 0) * MINUTE;
              expect(called.issuedAt - each.issuedAt).toBeLessThanOrEqual(credit);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(overtakings).toBeGreaterThan(30);
  });
});
