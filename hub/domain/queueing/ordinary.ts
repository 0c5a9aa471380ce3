import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { backToLine } from './evolve-issue.ts';
import { letGo, remember } from './in-hand.ts';
import { leaveLine } from './line.ts';
import { ticketView } from './show.ts';

/**
 * What an unproven claim costs: the credit, nothing else. The ticket waits as an ordinary one issued when it was (T4), also when
 * it had been called already.
 */
export const ordinaryHandlers: Handlers<'MakeOrdinary'> = {
  MakeOrdinary(state, command, { actor }) {
    const ticket = state.tickets.get(command.ticket);
    if (!ticket) return no('no-such-ticket', { field: 'ticket' });
    if (ticket.state !== 'waiting' && ticket.state !== 'called') return no('not-waiting');
    if (ticket.class !== 'priority') return no('not-priority');
    const clerk = state.counters.get(ticket.counter ?? '')?.clerk ?? null;
    if (ticket.state === 'called' && clerk !== personOf(actor)) return no('not-your-counter');
    const { reason } = command;
    return happened(
      [{ type: 'TicketMadeOrdinary', ticket: ticket.id, reason, order: ticket.issuedAt }],
      (after) => ticketView(after, ticket.id),
    );
  },
};

export const ordinaryEvolvers: Evolvers<'TicketMadeOrdinary'> = {
  TicketMadeOrdinary(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    const queue = state.queues.get(ticket.queue);
    if (queue) {
      queue.issuedBy[ticket.class] -= 1;
      queue.issuedBy.ordinary += 1;
    }
    if (ticket.state === 'waiting') leaveLine(state, ticket);
    letGo(state, ticket, recorded.at);
    ticket.class = 'ordinary';
    ticket.reason = fact.reason;
    ticket.firstOrder = fact.order;
    // A reinstated place is earned by waiting, not by class (T7).
    if (ticket.seq === 0) ticket.order = fact.order;
    remember(ticket, recorded, 'made-ordinary', ticket.counter);
    backToLine(state, ticket);
  },
};
