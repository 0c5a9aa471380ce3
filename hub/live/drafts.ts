import type { Draft } from '../contract/case-views.ts';
import { personOf } from '../domain/find.ts';
import type { State } from '../domain/state.ts';
import type { Recorded } from '../journal/port.ts';

/** Where drafts outlive the process, sealed. One entry a counter, or a person (ownerOf). */
export type DraftStore = {
  /** Everything kept; what cannot be read any more is left out. */
  readAll(): Promise<ReadonlyMap<string, readonly Draft[]>>;
  /** Replaces a counter's drafts; none removes the entry. */
  write(counter: string, drafts: readonly Draft[]): Promise<void>;
};

/**
 * Whose an intake without a ticket is: the person's, at whatever counter or page. No counter's id has a dot.
 */
export function ownerOf(person: string): string {
  return `${OWNER}${person}`;
}
const OWNER = 'person.';

/**
 * What clerks are typing, outside the journal (W4, W5): a form belongs to its counter and to the ticket it was begun for, so that
 * a parked applicant's form never shows for the next one. It goes when the ticket leaves the counter or the case is received.
 */
export type Drafts = {
  /** The form at this counter for this ticket; null = one without a ticket. */
  get(counter: string, ticket: string | null): Draft | null;
  /** Keeps it, unless a later one stands there; answers what stands now. `ticket` is the draft's own. */
  set(counter: string, draft: Draft): Draft;
  drop(counter: string, ticket: string | null): void;
  /** After a commit: what has lost its ticket or became a case is forgotten. */
  prune(state: State, facts: readonly Recorded[]): void;
  onChange(listener: () => void): void;
  /** Everything is on disk (shutdown). */
  settled(): Promise<void>;
};

/** Forms one counter may hold: the applicant in hand, those parked, one without a ticket. */
const MOST = 12;

export async function createDrafts(parts: {
  readonly store: DraftStore;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}): Promise<Drafts> {
  const kept = new Map(await parts.store.readAll());
  const listeners = new Set<() => void>();
  const written = new Map<string, Promise<void>>();
  const save = (counter: string, drafts: readonly Draft[]) => {
    if (drafts.length === 0) kept.delete(counter);
    else kept.set(counter, drafts);
    const before = written.get(counter) ?? Promise.resolve();
    const after = before.then(() => parts.store.write(counter, kept.get(counter) ?? [])).catch(parts.failed);
    written.set(counter, after);
    for (const listener of listeners) listener();
  };
  const at = (counter: string) => kept.get(counter) ?? [];
  const find = (counter: string, ticket: string | null) =>
    at(counter).find((draft) => draft.ticket === ticket) ?? null;
  const keep = (counter: string, wanted: (draft: Draft) => boolean) => {
    const left = at(counter).filter(wanted);
    if (left.length < at(counter).length) save(counter, left);
  };

  return {
    get: find,
    set(counter, given) {
      const draft = { ...given, at: Math.min(given.at, parts.now()) };
      const standing = find(counter, draft.ticket);
      if (standing && standing.at > draft.at) return standing;
      const others = at(counter).filter((other) => other.ticket !== draft.ticket);
      save(counter, [...others, draft].slice(-MOST));
      return draft;
    },
    drop: (counter, ticket) => keep(counter, (draft) => draft.ticket !== ticket),
    prune(state, facts) {
      for (const { fact, by } of facts) {
        if (fact.type !== 'CaseReceived') continue;
        const person = personOf(by);
        const place = fact.ticket === null ? person && ownerOf(person) : fact.counter;
        if (place !== null) keep(place, (draft) => draft.ticket !== fact.ticket || draft.case !== null);
      }
      for (const counter of [...kept.keys()]) keep(counter, (draft) => stillHere(state, counter, draft));
    },
    onChange: (listener) => void listeners.add(listener),
    settled: async () => void (await Promise.all(written.values())),
  };
}

/** The applicant it is about is in hand or parked at this counter; a form without a ticket stays while the counter is open. */
function stillHere(state: State, id: string, { ticket }: Draft): boolean {
  // The person's own stays as long as they are on the staff.
  if (id.startsWith(OWNER)) return state.catalogue?.staff.has(id.slice(OWNER.length)) ?? false;
  const counter = state.counters.get(id);
  if (!counter) return false;
  if (ticket === null) return counter.state !== 'closed';
  return counter.current === ticket || counter.parked.includes(ticket);
}
