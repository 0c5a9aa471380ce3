import type { Counter, Need } from '../../contract/catalogue.ts';
import { meets } from '../find.ts';
import type { CatalogueState, Lane, State, Ticket } from '../state.ts';
import { laneOpenTo } from './choose.ts';
import { countBefore, type Place } from './line.ts';

/** Who waits, and where: as much of a ticket as its place in line depends on. */
export type Waiter = {
  readonly queue: string;
  readonly needs: readonly Need[];
  readonly onlyCounter: string | null;
};

/** Counters at work (open or paused) that have this queue as their own. */
export function servingCounters(state: State, queue: string): string[] {
  const own = state.catalogue?.servers.get(queue)?.own ?? [];
  return own.filter((id) => (state.counters.get(id)?.state ?? 'closed') !== 'closed');
}

/** Of those, the ones that may call this waiter. */
export function countersFor(state: State, catalogue: CatalogueState, waiter: Waiter): Counter[] {
  const ids =
    waiter.onlyCounter === null
      ? servingCounters(state, waiter.queue)
      : [waiter.onlyCounter].filter((id) => (state.counters.get(id)?.state ?? 'closed') !== 'closed');
  return ids.flatMap((id) => {
    const counter = catalogue.counters.get(id);
    return counter && meets(counter, waiter.needs) ? [counter] : [];
  });
}

/**
 * The lanes whose tickets can be ahead of this waiter: of the own queue those some counter could call instead of it; of other
 * queues those that every counter it may go to would call first, having them as its own too (T4 over all own queues).
 * With no counter at work, the own queue alone.
 */
export function competing(state: State, waiter: Waiter): Lane[] {
  const { catalogue } = state;
  if (!catalogue) return [];
  const counters = countersFor(state, catalogue, waiter);
  const own = [...(state.queues.get(waiter.queue)?.lanes.values() ?? [])];
  const first = counters[0];
  if (!first) {
    return own.filter(
      (lane) => !lane.held && (lane.onlyCounter === null || lane.onlyCounter === waiter.onlyCounter),
    );
  }
  const lanes = own.filter((lane) => counters.some((counter) => laneOpenTo(counter, lane)));
  for (const queue of first.queues) {
    if (queue === waiter.queue || !counters.every((counter) => counter.queues.includes(queue))) continue;
    for (const lane of state.queues.get(queue)?.lanes.values() ?? []) {
      if (counters.every((counter) => laneOpenTo(counter, lane))) lanes.push(lane);
    }
  }
  return lanes;
}

/** People ahead of somebody at this place in line (T11). O(lanes · log n). */
export function aheadOf(state: State, waiter: Waiter & Place): number {
  return competing(state, waiter).reduce((sum, lane) => sum + countBefore(state, lane.ids, waiter), 0);
}

/** People ahead of a ticket: eligible tickets ordered before it now (T11); 0 unless it waits. */
export function ahead(state: State, ticket: Ticket): number {
  return ticket.state === 'waiting' ? aheadOf(state, ticket) : 0;
}

/** Soon called: few enough ahead by policy, and a counter is at work that may call it (K10). */
export function isNear(state: State, ticket: Ticket): boolean {
  const { catalogue } = state;
  if (!catalogue || ticket.state !== 'waiting') return false;
  return (
    (ticket.preCalled !== null || ahead(state, ticket) <= catalogue.source.policy.nearAhead) &&
    countersFor(state, catalogue, ticket).length > 0
  );
}
