import type { Evolvers } from '../evolver.ts';
import type { Recorded } from '../facts.ts';
import type { QueueNews, State } from '../state.ts';
import { remember } from './in-hand.ts';
import { joinLine, leaveLine } from './line.ts';

/** Queues ended, merged, opened again (T10, T12), and kept open longer (C11). */
export const queueEvolvers: Evolvers<
  'QueueEnded' | 'QueueMerged' | 'QueueReopened' | 'QueueExtended' | 'QueueNewsSpoken'
> = {
  QueueEnded(state, fact, recorded) {
    const queue = state.queues.get(fact.queue);
    if (!queue) return;
    queue.ended = { at: recorded.at, reason: fact.reason };
    // Its waiting tickets end with the facts that follow.
    if (queue.waiting.length > 0) tell(state, recorded, 'ended', queue.id, null);
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
    if (fact.moved.length > 0) tell(state, recorded, 'merged', queue.id, fact.to);
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

  QueueNewsSpoken(state, fact) {
    const news = state.queueNews.find((known) => known.position === fact.position);
    if (news) news.spoken = true;
  },
};

/** Holders are told on screens and by voice (T10, T12). */
function tell(
  state: State,
  { position, at }: Recorded,
  kind: QueueNews['kind'],
  queue: string,
  to: string | null,
): void {
  state.queueNews.push({ position, kind, queue, to, at, spoken: false });
}
