import { isChief, isSupervisor, onStaff } from '../casework/posts.ts';
import { extendedFrom } from '../day/sessions.ts';
import { instantOf, localTime, minutesOf } from '../day/zone.ts';
import { happened, no } from '../decided.ts';
import { personOf, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { State } from '../state.ts';

/** Extended hours 延时 (C11): approved by the department's or the hall's head, for today only. A merged queue's are the other's. */
export const extendHandlers: Handlers<'ExtendHours'> = {
  ExtendHours(state, command, { actor, now }) {
    const { catalogue } = state;
    const id = resolveQueue(state, command.queue);
    const entry = catalogue?.queues.get(id);
    const queue = state.queues.get(id);
    if (!catalogue || !entry || !queue) return no('no-such-queue', { field: 'queue' });
    const person = personOf(actor);
    if (person === null || !heads(state, person, id)) return no('forbidden', { field: 'queue' });
    if (!onStaff(state, command.approver)) return no('no-such-person', { field: 'approver' });
    if (!heads(state, command.approver, id)) return no('forbidden', { field: 'approver' });
    if (queue.ended) return no('queue-ended', { field: 'queue' });
    const { timeZone } = catalogue.source.hall;
    const until = instantOf(localTime(now, timeZone).date, minutesOf(command.until), timeZone);
    if (until <= now) return no('past-date', { field: 'until' });
    const from = extendedFrom(catalogue, entry, now, until);
    const { reason, approver } = command;
    return happened([{ type: 'QueueExtended', queue: id, from, until, reason, approver }], () => ({ until }));
  },
};

/** The hall's head, or the head of a department whose matters this queue serves. */
function heads(state: State, person: string, queue: string): boolean {
  if (isSupervisor(state, person)) return true;
  return [...(state.catalogue?.departmentQueues ?? [])].some(
    ([department, queues]) => queues.has(queue) && isChief(state, person, department),
  );
}
