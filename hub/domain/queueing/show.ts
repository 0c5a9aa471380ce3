import type { Text } from '../../contract/text.ts';
import type { Place } from '../../contract/views/hall.ts';
import type { TicketView } from '../../contract/views/kiosk.ts';
import { resolveQueue } from '../find.ts';
import type { State, Ticket } from '../state.ts';
import { ahead } from './ahead.ts';
import { estimate } from './estimate.ts';
import { visitOf } from './visit.ts';

/** A counter as the public interface tells of it. */
export type CounterView = {
  readonly id: string;
  readonly name: Text;
  readonly state: 'closed' | 'open' | 'paused';
  readonly clerk: string | null;
  readonly ticket: TicketView | null;
};

function placesOf(state: State, counters: readonly string[]): Place[] {
  return counters.flatMap((id) => {
    const counter = state.catalogue?.counters.get(id);
    return counter ? [{ id, name: counter.name, floor: counter.floor }] : [];
  });
}

/** Where a queue (or an item's queue) is served: its counters at any time, open or not. */
export function placesFor(state: State, queueOrItem: string): Place[] {
  const { catalogue } = state;
  if (!catalogue) return [];
  const queue = catalogue.queues.has(queueOrItem) ? queueOrItem : catalogue.items.get(queueOrItem)?.queue;
  if (queue === undefined) return [];
  const servers = catalogue.servers.get(resolveQueue(state, queue));
  return placesOf(state, servers?.own ?? []);
}

/** Ids of the counters a ticket may be called to; of its own once it was called. */
function countersOf(state: State, ticket: Ticket): readonly string[] {
  const counter = ticket.counter ?? ticket.onlyCounter;
  if (counter !== null) return [counter];
  return state.catalogue?.servers.get(resolveQueue(state, ticket.queue))?.own ?? [];
}

/** A ticket as its holder and integrations see it; null when there is none of this id today. */
export function ticketView(state: State, ticketId: string, now: number = state.at): TicketView | null {
  const ticket = state.tickets.get(ticketId);
  return ticket ? viewOf(state, ticket, now) : null;
}

function viewOf(state: State, ticket: Ticket, now: number): TicketView {
  return {
    id: ticket.id,
    number: ticket.number,
    queue: ticket.queue,
    item: ticket.item,
    class: ticket.class,
    state: ticket.state,
    issuedAt: ticket.issuedAt,
    ahead: ahead(state, ticket),
    estimate: estimate(state, ticket, now),
    counter: ticket.counter,
    counters: countersOf(state, ticket),
    statusUrl: statusUrl(state, ticket.secret),
    job: ticket.job,
    appointment: ticket.appointment && { start: ticket.appointment.start, end: ticket.appointment.end },
    visit: visitOf(state, ticket).map(({ id, number, queue, state: present }) => ({
      id,
      number,
      queue,
      state: present,
    })),
    held: ticket.held && ticket.state === 'waiting',
  };
}

/** The page that follows a ticket on a phone; null without a public address (K9, K10). */
export function statusUrl(state: State, secret: string): string | null {
  const base = state.catalogue?.source.policy.publicUrl ?? null;
  return base === null ? null : `${base}/t/${secret}`;
}

/** A counter as the public interface tells of it; null when there is none. */
export function counterView(state: State, counterId: string): CounterView | null {
  const entry = state.catalogue?.counters.get(counterId);
  const counter = state.counters.get(counterId);
  if (!entry || !counter) return null;
  return {
    id: counterId,
    name: entry.name,
    state: counter.state,
    clerk: counter.clerk,
    ticket: counter.current === null ? null : ticketView(state, counter.current),
  };
}
