import type { Recorded } from './port.ts';

/** A row of the search table: what a ticket came to, over all days. Times are epoch ms. */
export type TicketRow = {
  readonly id: string;
  readonly number: string;
  readonly day: string;
  readonly queue: string;
  readonly item: string | null;
  readonly class: string;
  readonly state: string;
  /** Counter, clerk and times are those of the latest call or service. */
  readonly counter: string | null;
  readonly clerk: string | null;
  readonly issuedAt: number;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  /** Journal position of its issue. */
  readonly position: number;
};

/** What one batch does to a ticket; a field left out stays as it is. */
export type TicketChange = {
  readonly [K in 'state' | 'queue' | 'counter' | 'clerk' | 'calledAt' | 'startedAt' | 'endedAt' | 'outcome']?:
    | TicketRow[K]
    | null;
};

export type TicketChanges = {
  readonly issued: readonly TicketRow[];
  /** By ticket id, everything of the batch merged. */
  readonly changed: ReadonlyMap<string, TicketChange>;
};

/** The search table's part of a batch, from facts alone. Null means unchanged, never emptied. */
export function ticketChanges(facts: readonly Recorded[]): TicketChanges {
  const issued: TicketRow[] = [];
  const changed = new Map<string, TicketChange>();
  const change = (ticket: string, what: TicketChange) => {
    const before = changed.get(ticket);
    changed.set(ticket, before === undefined ? what : applyChange(before, what));
  };
  for (const recorded of facts) {
    if (recorded.fact.type === 'TicketIssued') issued.push(issuedRow(recorded, recorded.fact));
    else if (recorded.fact.type === 'PaperTicketEntered') issued.push(paperRow(recorded, recorded.fact));
    else for (const [ticket, what] of changesOf(recorded)) change(ticket, what);
  }
  return { issued, changed };
}

/** The row, or an earlier change, with a change applied. */
export function applyChange<T extends TicketChange>(row: T, change: TicketChange): T {
  const next: Record<string, unknown> = { ...row };
  for (const [field, value] of Object.entries(change)) if (value !== null) next[field] = value;
  return next as T;
}

function issuedRow(
  { at, position, stream }: Recorded,
  fact: Extract<Recorded['fact'], { type: 'TicketIssued' }>,
): TicketRow {
  return {
    id: fact.ticket,
    number: fact.number,
    day: stream.replace(/^day:/, ''),
    queue: fact.queue,
    item: fact.item,
    class: fact.class,
    state: 'waiting',
    counter: null,
    clerk: null,
    issuedAt: at,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    outcome: null,
    position,
  };
}

/** Entered after it was worked on paper (T15): all at once, at the times written down. */
function paperRow(
  { position, stream }: Recorded,
  fact: Extract<Recorded['fact'], { type: 'PaperTicketEntered' }>,
): TicketRow {
  const state = fact.outcome === null ? 'waiting' : fact.outcome === 'no-show' ? 'passed' : 'finished';
  return {
    id: fact.ticket,
    number: fact.number,
    day: stream.replace(/^day:/, ''),
    queue: fact.queue,
    item: fact.item,
    class: fact.class,
    state,
    counter: fact.counter,
    clerk: null,
    issuedAt: fact.issuedAt,
    calledAt: fact.startedAt,
    startedAt: fact.startedAt,
    endedAt: state === 'finished' ? fact.endedAt : null,
    outcome: state === 'finished' ? fact.outcome : null,
    position,
  };
}

type Change = readonly [ticket: string, what: TicketChange];

function changesOf({ at, fact }: Recorded): readonly Change[] {
  switch (fact.type) {
    case 'TicketCalled':
      return [[fact.ticket, { state: 'called', counter: fact.counter, clerk: fact.clerk, calledAt: at }]];
    case 'ServiceStarted':
      return [[fact.ticket, { state: 'serving', counter: fact.counter, startedAt: at }]];
    case 'TicketFinished': {
      const { counter, outcome } = fact;
      return [[fact.ticket, { state: 'finished', counter, outcome, endedAt: at }]];
    }
    case 'TicketPassed':
      return [[fact.ticket, { state: 'passed' }]];
    case 'TicketReinstated':
      return [[fact.ticket, { state: 'waiting' }]];
    case 'TicketCancelled':
      return [[fact.ticket, { state: 'cancelled', endedAt: at }]];
    case 'TicketEnded':
      return [[fact.ticket, { state: 'ended', endedAt: at }]];
    case 'TicketMadeOrdinary':
      return [[fact.ticket, { state: 'waiting' }]];
    case 'TicketParked':
      return [[fact.ticket, { state: 'parked' }]];
    case 'TicketUnparked':
      return [[fact.ticket, { state: 'serving', counter: fact.counter }]];
    case 'TicketTransferred':
      return [[fact.ticket, { state: 'waiting', queue: fact.toQueue }]];
    case 'CounterReleased':
      return fact.returned.map((ticket): Change => [ticket, { state: 'waiting' }]);
    case 'QueueMerged':
      return fact.moved.map((ticket): Change => [ticket, { queue: fact.to }]);
    case 'DayTurned':
      return fact.ended.map(({ ticket }): Change => [ticket, { state: 'ended', endedAt: at }]);
    default:
      return [];
  }
}
