import type { Evolvers } from '../evolver.ts';
import { remember } from './in-hand.ts';
import { joinLine, leaveLine } from './line.ts';

/** Queues ended, merged, opened again (T10, T12), and kept open longer (C11). */
export const queueEvolvers: Evolvers<'QueueEnded' | 'QueueMerged' | 'QueueReopened' | 'QueueExtended'> = {
  QueueEnded(state, fact, recorded) {
    const queue = state.queues.get(fact.queue);
    if (queue) queue.ended = { at: recorded.at, reason: fact.reason };
  },

  QueueMerged(state, fact, recorded) {
    const queue = state.queues.get(fact.from);
    if (!queue) return;
    for (const id of fact.moved) {
      const ticket = state.tickets.get(id);
      if (!ticket) continue;
      leaveLine(state, ticket);
      ticket.queue = fact.to;
      joinLine(state, ticket);
      remember(ticket, recorded, 'merged', null);
    }
    queue.mergedInto = fact.to;
  },

  QueueReopened(state, fact) {
    const queue = state.queues.get(fact.queue);
    if (!queue) return;
    queue.ended = null;
    queue.mergedInto = null;
  },

  QueueExtended(state, fact) {
    const queue = state.queues.get(fact.queue);
    if (queue) queue.extended = { from: fact.from, until: fact.until };
  },
};
