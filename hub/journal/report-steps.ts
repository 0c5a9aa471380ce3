import type { FactOf, Recorded } from '../domain/facts.ts';
import { personOf } from '../domain/find.ts';

/** How a stay ended. `returned`: back into the line without service to its end; `ended`: by staff, or with its day (T10). */
export const STAY_ENDS = ['finished', 'passed', 'transferred', 'returned', 'cancelled', 'ended'] as const;
export type StayEnd = (typeof STAY_ENDS)[number];

/**
 * What facts mean for the report tables, one after the other: `[what, position, at (epoch ms), …]`. The tables on SQLite
 * (report-schema.ts) and in memory (report-rows.ts) are made from these alone, so that no report reads the facts again.
 */
export type ReportStep =
  | readonly [
      what: 'issued',
      position: number,
      at: number,
      ticket: string,
      day: string,
      queue: string,
      item: string | null,
      since: number,
      paper: 0 | 1,
    ]
  | readonly [
      what: 'called',
      position: number,
      at: number | null,
      ticket: string,
      counter: string | null,
      clerk: string | null,
    ]
  | readonly [what: 'started', position: number, at: number, ticket: string, counter: string | null]
  | readonly [what: 'parked', position: number, at: number, ticket: string]
  | readonly [
      what: 'ended',
      position: number,
      at: number,
      ticket: string,
      end: StayEnd,
      outcome: string | null,
    ]
  | readonly [what: 'again', position: number, at: number, ticket: string, queue: string | null, end: StayEnd]
  | readonly [what: 'moved', position: number, at: number, ticket: string, queue: string]
  | readonly [what: 'handed', position: number, at: number, counter: string, clerk: string]
  | readonly [
      what: 'rated',
      position: number,
      at: number,
      ticket: string,
      ofCase: string | null,
      level: number,
    ]
  | readonly [
      what: 'consulted',
      position: number,
      at: number,
      day: string,
      counter: string | null,
      clerk: string | null,
      channel: string,
      item: string | null,
    ]
  | readonly [
      what: 'received',
      position: number,
      at: number,
      id: string,
      counter: string | null,
      origin: string,
    ]
  | readonly [
      what: 'accepted',
      position: number,
      at: number,
      id: string,
      from: string,
      due: string | null,
      statutory: string | null,
    ]
  | readonly [what: 'decided', position: number, at: number, id: string, outcome: string]
  | readonly [what: 'undecided', position: number, at: number, id: string];

/** The steps of these facts, in their order. */
export function reportSteps(facts: readonly Recorded[]): ReportStep[] {
  return facts.flatMap((recorded) => ticketSteps(recorded) ?? otherSteps(recorded));
}

const dayOf = ({ stream }: Recorded): string => stream.replace(/^day:/, '');

function ticketSteps(recorded: Recorded): ReportStep[] | null {
  const { position, at, fact } = recorded;
  switch (fact.type) {
    case 'TicketIssued': {
      // Whoever comes early to an appointment waits from the start of the slot (T4).
      const since = Math.max(at, fact.appointment?.start ?? at);
      return [['issued', position, at, fact.ticket, dayOf(recorded), fact.queue, fact.item, since, 0]];
    }
    case 'PaperTicketEntered':
      return paperSteps(recorded, fact);
    case 'TicketCalled':
      return [['called', position, at, fact.ticket, fact.counter, fact.clerk]];
    case 'ServiceStarted':
    case 'TicketUnparked':
      return [['started', position, at, fact.ticket, fact.counter]];
    case 'TicketParked':
      return [['parked', position, at, fact.ticket]];
    case 'TicketFinished':
      return [['ended', position, at, fact.ticket, 'finished', fact.outcome]];
    case 'TicketPassed':
      return [['ended', position, at, fact.ticket, 'passed', null]];
    case 'TicketCancelled':
      return [['ended', position, at, fact.ticket, 'cancelled', null]];
    case 'TicketEnded':
      return [['ended', position, at, fact.ticket, 'ended', null]];
    case 'TicketReinstated':
    case 'TicketMadeOrdinary':
      return [['again', position, at, fact.ticket, null, 'returned']];
    case 'TicketTransferred':
      return [['again', position, at, fact.ticket, fact.toQueue, 'transferred']];
    default:
      return null;
  }
}

/** Worked on paper (T15): all at once, at the times written down; who served is not on it. */
function paperSteps(recorded: Recorded, fact: FactOf<'PaperTicketEntered'>): ReportStep[] {
  const { position } = recorded;
  const { ticket, queue, item, issuedAt, counter, startedAt, endedAt, outcome } = fact;
  const steps: ReportStep[] = [
    ['issued', position, issuedAt, ticket, dayOf(recorded), queue, item, issuedAt, 1],
  ];
  if (outcome === null) return steps;
  steps.push(['called', position, startedAt, ticket, counter, null]);
  if (startedAt !== null) steps.push(['started', position, startedAt, ticket, counter]);
  const end = outcome === 'no-show' ? 'passed' : 'finished';
  const spoken = outcome === 'no-show' ? null : outcome;
  steps.push(['ended', position, endedAt ?? startedAt ?? issuedAt, ticket, end, spoken]);
  return steps;
}

function otherSteps(recorded: Recorded): ReportStep[] {
  const { position, at, by, fact } = recorded;
  switch (fact.type) {
    case 'CounterReleased':
      return fact.returned.map((ticket) => ['again', position, at, ticket, null, 'returned']);
    case 'CounterHandedOver':
      return [['handed', position, at, fact.counter, fact.to]];
    case 'QueueMerged':
      return fact.moved.map((ticket) => ['moved', position, at, ticket, fact.to]);
    case 'DayTurned':
      return fact.ended.map(({ ticket }) => ['ended', position, at, ticket, 'ended', null]);
    case 'Rated':
      return [['rated', position, at, fact.ticket, fact.ofCase ?? null, fact.level]];
    case 'ConsultationRecorded': {
      const { counter, channel, item } = fact;
      return [['consulted', position, at, dayOf(recorded), counter, personOf(by), channel, item]];
    }
    case 'CaseReceived':
      return [['received', position, at, fact.case, fact.counter, fact.origin]];
    case 'CaseAccepted': {
      const { from, due, statutoryDue } = fact;
      return [['accepted', position, at, fact.case, from, due?.date ?? null, statutoryDue?.date ?? null]];
    }
    case 'CaseDecided':
      return [['decided', position, at, fact.case, fact.outcome]];
    case 'ResultReturned':
      return [['undecided', position, at, fact.case]];
    default:
      return [];
  }
}
