import { happened, no } from '../decided.ts';
import { resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { State, Ticket } from '../state.ts';
import { competing } from './ahead.ts';
import { otherOpen } from './holder.ts';
import { inOrder } from './line.ts';
import { readNumber } from './number.ts';
import { ticketView } from './show.ts';

/** A passed ticket waits again, a policy number of times, just behind the N-th eligible ticket (T7). */
export const reinstateHandlers: Handlers<'ReinstateTicket'> = {
  ReinstateTicket(state, command, context) {
    const id = command.ticket ?? state.numbers.get(readNumber(command.number ?? ''));
    const ticket = id === undefined ? undefined : state.tickets.get(id);
    if (!ticket) {
      return no('no-such-ticket', { field: command.ticket === undefined ? 'number' : 'ticket' });
    }
    if (ticket.state !== 'passed') return no('not-passed');
    const times = state.catalogue?.source.policy.reinstate.times ?? 0;
    if (ticket.reinstated >= times) return no('reinstated-too-often', { detail: { times } });
    const other = otherOpen(state, ticket);
    if (other) return no('person-has-ticket', { detail: { number: other.number } });
    const queue = resolveQueue(state, ticket.queue);
    if (state.queues.get(queue)?.ended) return no('queue-ended');
    const place = placeBehind(state, { ...ticket, queue }, context.now);
    return happened([{ type: 'TicketReinstated', ticket: ticket.id, ...place }], (after) =>
      ticketView(after, ticket.id),
    );
  },
};

/**
 * The key of the N-th eligible ticket, or of the last if there are fewer; those reinstated behind the same one keep their own
 * order among each other. With nobody waiting its virtual start is now.
 */
function placeBehind(state: State, ticket: Ticket, now: number): { order: number; tie: number } {
  const behind = state.catalogue?.source.policy.reinstate.behind ?? 0;
  let place = { order: Math.min(now, ticket.order), tie: ticket.tie };
  if (behind === 0) return place;
  place = { order: now, tie: ticket.position };
  let count = 0;
  for (const { ticket: other } of inOrder(state, competing(state, ticket))) {
    place = { order: other.order, tie: other.tie };
    if (++count >= behind) break;
  }
  return place;
}
