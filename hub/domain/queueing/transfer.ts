import type { CommandOf } from '../../contract/commands.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { happened, no } from '../decided.ts';
import { canBeMet, meets, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { State, Ticket } from '../state.ts';
import { counterView } from './show.ts';
import { inHand } from './worker.ts';

/** Handing an applicant on: to a queue, or to one named counter (T7). Number, first place and first responsible clerk stay. */
export const transferHandlers: Handlers<'Transfer'> = {
  Transfer(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter } = found.value;
    if ((command.toQueue === undefined) === (command.toCounter === undefined)) return no('transfer-target');
    const target =
      command.toCounter === undefined
        ? toQueue(state, ticket, command.toQueue ?? '')
        : toCounter(state, ticket, counter.id, command.toCounter);
    if (!target.ok) return target;
    return happened([transferred(ticket, counter.id, target.value, command)], (after) =>
      counterView(after, counter.id),
    );
  },
};

type Target = { readonly toQueue: string; readonly toCounter: string | null };

function transferred(ticket: Ticket, from: string, target: Target, command: CommandOf<'Transfer'>) {
  const { reason, instructions = null } = command;
  return { type: 'TicketTransferred', ticket: ticket.id, from, ...target, reason, instructions } as const;
}

function toQueue(state: State, ticket: Ticket, asked: string): Result<Target, Refusal> {
  const { catalogue } = state;
  if (!catalogue?.queues.has(asked)) return no('no-such-queue', { field: 'toQueue' });
  const queue = resolveQueue(state, asked);
  if (state.queues.get(queue)?.ended) return no('queue-ended', { field: 'toQueue' });
  if (!canBeMet(catalogue, queue, ticket.needs)) return no('need-unmet', { field: 'toQueue' });
  return ok({ toQueue: queue, toCounter: null });
}

/** It waits in a queue of that counter: in its own if the counter has it too, else in the counter's first. */
function toCounter(state: State, ticket: Ticket, from: string, to: string): Result<Target, Refusal> {
  const counter = state.catalogue?.counters.get(to);
  if (!counter) return no('no-such-counter', { field: 'toCounter' });
  if (to === from) return no('transfer-target', { field: 'toCounter' });
  if (!meets(counter, ticket.needs)) return no('need-unmet', { field: 'toCounter' });
  const queue = counter.queues.includes(ticket.queue) ? ticket.queue : (counter.queues[0] ?? ticket.queue);
  return ok({ toQueue: queue, toCounter: to });
}
