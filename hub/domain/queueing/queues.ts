import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';

/** The supervisor ends, merges and reopens queues (T10, T12). Numbers, paper and order stay. */
export const queueHandlers: Handlers<'EndQueue' | 'MergeQueue' | 'ReopenQueue'> = {
  EndQueue(state, command) {
    const queue = state.queues.get(command.queue);
    if (!queue) return no('no-such-queue', { field: 'queue' });
    if (queue.ended) return no('queue-ended');
    const ends = queue.waiting.map(
      (ticket): Fact => ({ type: 'TicketEnded', ticket, reason: 'closing', lastState: 'waiting' }),
    );
    return happened([{ type: 'QueueEnded', queue: queue.id, reason: command.reason }, ...ends], () => ({
      ended: ends.length,
    }));
  },

  MergeQueue(state, command) {
    const queue = state.queues.get(command.from);
    if (!queue) return no('no-such-queue', { field: 'from' });
    if (!state.queues.has(command.to)) return no('no-such-queue', { field: 'to' });
    const to = resolveQueue(state, command.to);
    if (to === queue.id || queue.mergedInto !== null) return no('transfer-target', { field: 'to' });
    if (queue.ended) return no('queue-ended', { field: 'from' });
    if (state.queues.get(to)?.ended) return no('queue-ended', { field: 'to' });
    const moved = [...queue.waiting];
    return happened([{ type: 'QueueMerged', from: queue.id, to, reason: command.reason, moved }], () => ({
      moved: moved.length,
    }));
  },

  ReopenQueue(state, command) {
    const queue = state.queues.get(command.queue);
    if (!queue) return no('no-such-queue', { field: 'queue' });
    if (!queue.ended && queue.mergedInto === null) return happened([]);
    return happened([{ type: 'QueueReopened', queue: queue.id }]);
  },
};
