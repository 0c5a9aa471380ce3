import { nextFree, onClock } from '../appointments/slots.ts';
import { nextOpening, queueOpen } from '../day/sessions.ts';
import { nextHour } from '../day/zone.ts';
import { no } from '../decided.ts';
import { resolveQueue } from '../find.ts';
import type { CatalogueState, State } from '../state.ts';

const CODES = {
  hours: 'queue-closed',
  quota: 'quota-reached',
  hour: 'hour-quota-reached',
  ended: 'queue-ended',
} as const;

/** Why no number is given now, when to come again, and what can be booked instead (T9, T10). */
export function closed(state: State, catalogue: CatalogueState, asked: string, now: number) {
  const { open, because } = queueOpen(state, asked, now);
  if (open) return null;
  const queue = resolveQueue(state, asked);
  const entry = catalogue.queues.get(queue);
  const opensAt =
    because === 'hour'
      ? nextHour(now, catalogue.source.hall.timeZone)
      : entry
        ? nextOpening(catalogue, entry, now, because !== 'hours')
        : null;
  return no(CODES[because ?? 'ended'], { detail: { opensAt, ...offer(state, catalogue, queue, now) } });
}

/** The next slots that can be booked, where the queue has any. */
function offer(state: State, catalogue: CatalogueState, queue: string, now: number) {
  const entry = catalogue.queues.get(queue);
  if (!entry?.appointments) return {};
  const free = nextFree(state, catalogue, entry, 0, now);
  return free.length === 0
    ? {}
    : { appointments: free.map((one) => onClock(catalogue, one.start)).join(', ') };
}
