import type { PublicEventName } from '../../contract/public-events.ts';
import type { Fact, FactOf, FactType, Recorded } from '../../domain/facts.ts';
import type { State } from '../../domain/state.ts';
import { caseEvent } from './cases.ts';
import { feedbackEvent } from './feedback.ts';

/** What the world outside is told of a fact. Nobody is named: tickets and cases are numbers (X3). */
export type PublicEvent = {
  readonly event: PublicEventName;
  /** What it is about: `ticket:…`, `case:…`, `feedback:…` or `queue:…`; events about the same thing keep their order. */
  readonly about: string;
  /** `position`, `at` (epoch ms), and what docs/api.md says of the event. */
  readonly data: Readonly<Record<string, unknown>>;
};

type Told = Pick<PublicEvent, 'event' | 'about'> & { readonly more: object };
type Tellers = { readonly [T in FactType]?: (fact: FactOf<T>, state: State) => readonly Told[] };

function ticketEvent(event: PublicEventName, ticket: string, state: State, more: object): Told {
  return { event, about: `ticket:${ticket}`, more: { ticket, number: numberOf(state, ticket), ...more } };
}

function numberOf(state: State, ticket: string): string | null {
  return state.tickets.get(ticket)?.number ?? null;
}

const TELLERS: Tellers = {
  TicketIssued: ({ ticket, number, queue }, state) => [
    ticketEvent('ticket.issued', ticket, state, { number, queue }),
  ],
  TicketNeared: ({ ticket, queue, ahead }, state) => [
    ticketEvent('ticket.near', ticket, state, { queue, ahead }),
  ],
  TicketCalled: ({ ticket, counter }, state) => [ticketEvent('ticket.called', ticket, state, { counter })],
  TicketTransferred: ({ ticket, toQueue, toCounter }, state) => {
    const queue = toQueue ?? state.tickets.get(ticket)?.queue ?? null;
    return [
      ticketEvent('ticket.moved', ticket, state, { queue, counter: toCounter, because: 'transferred' }),
    ];
  },
  QueueMerged: ({ moved, to }, state) =>
    moved.map((ticket) =>
      ticketEvent('ticket.moved', ticket, state, { queue: to, counter: null, because: 'merged' }),
    ),
  TicketPassed: ({ ticket, counter }, state) => [ticketEvent('ticket.passed', ticket, state, { counter })],
  TicketReinstated: ({ ticket }, state) => [
    ticketEvent('ticket.returned', ticket, state, { because: 'reinstated' }),
  ],
  CounterReleased: ({ returned }, state) =>
    returned.map((ticket) => ticketEvent('ticket.returned', ticket, state, { because: 'released' })),
  TicketFinished: ({ ticket, counter, outcome }, state) => [
    ticketEvent('ticket.finished', ticket, state, { counter, outcome }),
  ],
  TicketCancelled: ({ ticket, byHolder }, state) => [
    ticketEvent('ticket.cancelled', ticket, state, { byHolder }),
  ],
  TicketEnded: ({ ticket, reason }, state) => [ticketEvent('ticket.ended', ticket, state, { reason })],
  QueueEnded: ({ queue }) => [{ event: 'queue.ended', about: `queue:${queue}`, more: { queue } }],
  Rated: ({ ticket, ofCase = null, counter, level }) => [
    {
      event: 'rating.recorded',
      about: ofCase === null ? `ticket:${ticket}` : `case:${ofCase}`,
      more: { ticket, case: ofCase, counter, level },
    },
  ],
};

/** The events of a fact, in their order; most facts have none. */
export function publicEvents(state: State, { fact, at, position }: Recorded): readonly PublicEvent[] {
  const teller = TELLERS[fact.type] as ((fact: Fact, state: State) => readonly Told[]) | undefined;
  const told = teller ? teller(fact, state) : [...feedbackEvent(state, fact), ...caseEvent(state, fact)];
  return told.map(({ event, about, more }) => ({ event, about, data: { position, at, ...more } }));
}
