import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { State, Ticket } from '../state.ts';
import { joinLine, leaveLine } from './line.ts';

/**
 * A visit (T14): one person's tickets of several queues, on one paper. While one is called or served the others are held: they
 * keep their place in line, stand in lanes of their own there, and nobody calls them.
 */

const inHand = (ticket: Ticket): boolean => ticket.state === 'called' || ticket.state === 'serving';
const isOver = ({ state }: Ticket): boolean =>
  state === 'finished' || state === 'cancelled' || state === 'ended';

/** Its tickets in the order they were taken; the ticket alone when it has no others. */
export function visitOf(state: State, ticket: Ticket): Ticket[] {
  const ids = state.visits.get(ticket.visit) ?? [ticket.id];
  return ids.flatMap((id) => state.tickets.get(id) ?? []);
}

/** Is another ticket of its visit called or served now? */
export function occupied(state: State, ticket: Ticket): boolean {
  return visitOf(state, ticket).some((other) => other.id !== ticket.id && inHand(other));
}

/** The visit a new ticket joins when it names any ticket of it; null when it names none. It must not be over. */
export function joinable(state: State, named: string | undefined): Result<string | null, Refusal> {
  if (named === undefined) return ok(null);
  const ticket = state.tickets.get(named);
  if (!ticket || visitOf(state, ticket).every(isOver)) return no('no-such-visit', { field: 'visit' });
  return ok(ticket.visit);
}

/** The others of its visit that are not done. */
export function visitBeside(state: State, ticket: Ticket): Ticket[] {
  return visitOf(state, ticket).filter((other) => other.id !== ticket.id && !isOver(other));
}

/** The tickets still to be called that a new one of the visit stands beside on its paper. */
export function visitPaper(state: State, visit: string | null): Ticket[] {
  const first = visit === null ? undefined : state.tickets.get(visit);
  return first ? visitOf(state, first).filter((ticket) => !isOver(ticket)) : [];
}

/** A ticket has come: it joins the visit it names. */
export function joinVisit(state: State, ticket: Ticket): void {
  if (ticket.visit === ticket.id) return;
  const known = state.visits.get(ticket.visit);
  if (known) known.push(ticket.id);
  else state.visits.set(ticket.visit, [ticket.visit, ticket.id]);
}

/** After a fact: the visits of the tickets it is about hold or release what waits. */
export function settleVisits(state: State, fact: Fact): void {
  if (state.visits.size === 0) return;
  const ids = 'ticket' in fact && fact.ticket ? [fact.ticket] : 'returned' in fact ? fact.returned : [];
  for (const id of ids) {
    const ticket = state.tickets.get(id);
    if (ticket && state.visits.has(ticket.visit)) settle(state, ticket);
  }
}

function settle(state: State, of: Ticket): void {
  for (const ticket of visitOf(state, of)) {
    const held = occupied(state, ticket);
    if (ticket.held === held) continue;
    // In line only while it waits; the lane it stands in goes by this mark.
    if (ticket.state === 'waiting') leaveLine(state, ticket);
    ticket.held = held;
    if (ticket.state === 'waiting') joinLine(state, ticket);
  }
}
