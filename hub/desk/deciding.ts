import { type Actor, identityOf } from '../contract/actors.ts';
import { refusal } from '../contract/refusals.ts';
import { type Fact, streamOfFact } from '../domain/facts.ts';
import type { Batch, Recorded } from '../journal/port.ts';
import type { Outcome } from './kept.ts';
import type { HallMemory } from './memory.ts';
import type { Asked, DeskParts, Remembered } from './parts.ts';

export const NOT_RECORDED: Outcome = { ok: false, refusal: refusal('not-recorded') };

/** A command that waits for its turn, and then for its commit. */
export type Entry<C extends Asked> = {
  readonly actor: Actor;
  readonly request: string;
  readonly command: C;
  readonly key: string;
  readonly hash: string;
  readonly answer: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  /** Its request id was used for something else before: refused, and the first answer stays (T2). */
  reused: boolean;
  outcome: Outcome;
  /** The outcome as it is kept. */
  json: string;
  /** It met a bug: nothing of it is recorded, no answer is kept. */
  failed: boolean;
};

export function newEntry<C extends Asked>(
  actor: Actor,
  request: string,
  command: C,
  key: string,
  hash: string,
  reused: boolean,
): Entry<C> {
  let resolve: (outcome: Outcome) => void = () => undefined;
  const answer = new Promise<Outcome>((done) => {
    resolve = done;
  });
  return {
    actor,
    request,
    command,
    key,
    hash,
    reused,
    answer,
    resolve,
    outcome: NOT_RECORDED,
    json: '',
    failed: false,
  };
}

/** A bug in evolving or answering one command: the working state can no longer be trusted. */
export class Spoilt<C extends Asked> extends Error {
  readonly entry: Entry<C>;
  constructor(entry: Entry<C>, cause: unknown) {
    super('the working state is spoilt', { cause });
    this.entry = entry;
  }
}

/** Whose refusals are written into the audit record (S5); the others are only counted. */
const AUDITED: ReadonlySet<Actor['kind']> = new Set(['person', 'agent', 'integration', 'kiosk']);

/** What is decided and not yet sent to the disk: commands in their order, and the facts they caused. */
export type Gathering<C extends Asked> = { readonly entries: Entry<C>[]; readonly facts: Recorded[] };

/** The answers to keep of decided commands; `at`: time of their batch. */
export function answersOf<C extends Asked>(entries: readonly Entry<C>[], at: number): Batch['answers'] {
  return entries
    .filter((entry) => !entry.failed && !entry.reused)
    .map(({ actor, request, hash, outcome, json }) => ({
      identity: identityOf(actor),
      request,
      hash,
      outcome,
      json,
      at,
    }));
}

/**
 * Decides one command on what those before it caused. Throws Spoilt when memory must be read anew; a decision that throws harms
 * its own command alone, and one that failed before is left out.
 */
export function decideOne<S extends Remembered, C extends Asked>(
  parts: DeskParts<S, C>,
  memory: HallMemory<S>,
  entry: Entry<C>,
  facts: Recorded[],
): void {
  if (entry.failed) return;
  const { actor, command } = entry;
  // A clock set back does not turn back the hall: time stands still until the clock has caught up (docs/architecture.md).
  const now = Math.max(memory.at, parts.now());
  let decided: ReturnType<typeof parts.decide>;
  try {
    decided = entry.reused
      ? { ok: false, refusal: refusal('id-reused') }
      : parts.decide(memory.working, command, {
          now,
          actor,
          newId: parts.newId,
          knownDevices: parts.knownDevices(),
          archived: parts.archived,
          pastVisit: parts.pastVisit,
          speaks: parts.speaks,
          vault: parts.vault,
          pairing: parts.pairing,
        });
  } catch (error) {
    fail(parts, entry, error);
    return;
  }
  try {
    const caused = decided.ok ? decided.value.facts : auditOf(actor, command, decided.refusal.code);
    for (const fact of caused) record(memory, entry, fact, now, facts);
    const outcome = decided.ok ? { ok: true, value: decided.value.answer(memory.working) ?? null } : decided;
    entry.json = JSON.stringify(outcome);
    // What goes out is what is kept: a copy, which later commands cannot change.
    entry.outcome = JSON.parse(entry.json) as Outcome;
  } catch (error) {
    fail(parts, entry, error);
    throw new Spoilt(entry, error);
  }
}

function fail<C extends Asked>(parts: Pick<DeskParts, 'log'>, entry: Entry<C>, error: unknown): void {
  entry.failed = true;
  entry.outcome = NOT_RECORDED;
  parts.log.error({ error, command: entry.command.type }, 'a command met a bug and was not recorded');
}

function record<S extends Remembered, C extends Asked>(
  memory: HallMemory<S>,
  { actor, request, reused }: Entry<C>,
  fact: Fact,
  at: number,
  facts: Recorded[],
): void {
  const recorded: Recorded = {
    position: memory.position + 1,
    at,
    stream: streamOfFact(fact, memory.working.day),
    by: actor,
    request: reused ? null : request,
    fact,
  };
  memory.expect(recorded);
  facts.push(recorded);
}

function auditOf(actor: Actor, command: Asked, code: string): readonly Fact[] {
  if (!AUDITED.has(actor.kind)) return [];
  const counter = 'counter' in command && typeof command.counter === 'string' ? command.counter : null;
  return [{ type: 'CommandRefused', command: command.type, code, counter }];
}
