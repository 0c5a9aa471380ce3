import { happened, no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { rolesOf } from '../identity/permissions.ts';
import type { Context, State, Ticket, TicketState } from '../state.ts';
import { ticketView } from './show.ts';

/** Tickets given up by their holder, or ended by staff with a reason (T7, T10). */
export const leaveHandlers: Handlers<'CancelTicket' | 'EndTicket'> = {
  CancelTicket(state, command, { actor }) {
    const ticket = state.tickets.get(command.ticket);
    if (!ticket) return no('no-such-ticket', { field: 'ticket' });
    if (actor.kind === 'holder' && actor.ticket !== ticket.id) return no('forbidden');
    if (isOver(ticket.state)) return no('already-ended');
    if (ticket.state !== 'waiting') return no('not-waiting');
    const { reason = null } = command;
    if (actor.kind === 'person' && reason === null) return no('reason-required', { field: 'reason' });
    const byHolder = actor.kind === 'holder';
    return happened([{ type: 'TicketCancelled', ticket: ticket.id, reason, byHolder }], (after) =>
      ticketView(after, ticket.id),
    );
  },

  EndTicket(state, command, context) {
    const ticket = state.tickets.get(command.ticket);
    if (!ticket) return no('no-such-ticket', { field: 'ticket' });
    if (isOver(ticket.state)) return no('already-ended');
    if (!mayEnd(state, ticket, context)) return no('not-your-counter');
    const { reason } = command;
    return happened([{ type: 'TicketEnded', ticket: ticket.id, reason, lastState: ticket.state }], (after) =>
      ticketView(after, ticket.id),
    );
  },
};

/** Nothing more can become of a ticket in this state. A passed one can still be reinstated. */
export function isOver(state: TicketState): boolean {
  return state === 'finished' || state === 'cancelled' || state === 'ended';
}

/** What is in somebody's hand is ended by that clerk, or by who supervises. */
function mayEnd(state: State, ticket: Ticket, { actor }: Context): boolean {
  if (ticket.state === 'waiting' || ticket.state === 'passed' || actor.kind !== 'person') return true;
  const roles = rolesOf(state, actor.person);
  if (roles.includes('supervisor') || roles.includes('chief')) return true;
  return state.counters.get(ticket.counter ?? '')?.clerk === actor.person;
}
