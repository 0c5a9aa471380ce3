import type { TicketClass } from '../../contract/commands.ts';
import type { Estimate } from '../../contract/views.ts';
import { breakWithin } from '../day/sessions.ts';
import { policyOf, resolveQueue } from '../find.ts';
import type { CatalogueState, Pace, QueueState, State, Ticket } from '../state.ts';
import { countersFor, type Waiter } from './ahead.ts';
import { laneOpenTo } from './choose.ts';
import { countBefore, type Place } from './line.ts';

/** How long somebody will wait, as an honest range (T11). */

const MINUTE = 60_000;
/** Service times kept by queue, and how many it takes before they are believed. */
const KEPT = 200;
const ENOUGH = 5;
/** Until then the catalogue's typical time, widened to a range. */
const TYPICAL = { low: 0.7, high: 1.4 };
/** Quartile distances the range reaches beyond the expected sum. */
const REACH = 1.3;

/** A service of this queue was measured. */
export function learnServiceTime(queue: QueueState, ms: number): void {
  queue.serviceTimes.push(ms);
  if (queue.serviceTimes.length > KEPT) queue.serviceTimes.splice(0, queue.serviceTimes.length - KEPT);
  queue.pace = paceOf(queue.serviceTimes);
}

/** Quartiles and mean; the mean of sums is what waits are made of, however skewed the single times are. */
export function paceOf(times: readonly number[]): Pace | null {
  if (times.length < ENOUGH) return null;
  const sorted = Float64Array.from(times).sort();
  const mean = sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length;
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? mean;
  return { low: Math.min(at(0.25), mean), mean, high: Math.max(at(0.75), mean) };
}

function paceFor(state: State, catalogue: CatalogueState, queue: string): Pace {
  const measured = state.queues.get(queue)?.pace;
  if (measured) return measured;
  const typical = (catalogue.queues.get(queue)?.typicalServiceSeconds ?? 600) * 1000;
  return { low: typical * TYPICAL.low, mean: typical, high: typical * TYPICAL.high };
}

/** Minutes until this waiting ticket is called, or until one taken now for this queue would be; null = unknown. */
export function estimate(state: State, ticketOrQueue: Ticket | string, now: number): Estimate {
  if (typeof ticketOrQueue !== 'string') {
    if (ticketOrQueue.state === 'called') return { from: 0, to: 0 };
    return ticketOrQueue.state === 'waiting' ? estimateAt(state, ticketOrQueue, now) : null;
  }
  const queue = resolveQueue(state, ticketOrQueue);
  const place = { order: now, tie: Number.POSITIVE_INFINITY, seq: 0 };
  return estimateAt(state, { queue, needs: [], onlyCounter: null, class: 'ordinary', ...place }, now);
}

/** Minutes until somebody at this place in line is called; null when no open counter serves it. */
export function estimateAt(
  state: State,
  waiter: Waiter & Place & { readonly class: TicketClass },
  now: number,
): Estimate {
  const { catalogue } = state;
  const entry = catalogue?.queues.get(waiter.queue);
  if (!catalogue || !entry) return null;
  const open = countersFor(state, catalogue, waiter).filter(
    (counter) => state.counters.get(counter.id)?.state === 'open',
  );
  if (open.length === 0) return null;
  const work = workAhead(state, catalogue, waiter, new Set(open.map((counter) => counter.id)));
  const own = paceFor(state, catalogue, waiter.queue);
  const idle = open.filter((counter) => state.counters.get(counter.id)?.current === null).length;
  if (work.people < idle) return { from: 0, to: 1 };
  // Idle counters take the first in line at once: their service does not add to the wait.
  const mean = Math.max(0, work.mean - (work.people > 0 ? (idle * work.mean) / work.people : 0));
  const low = Math.max(0, mean - REACH * Math.sqrt(work.lowVariance)) / open.length;
  const high =
    ((mean + REACH * Math.sqrt(work.highVariance) + own.high) / open.length) *
    (1 + overtakers(state, catalogue, waiter));
  const from = Math.floor((low + breakWithin(catalogue, entry, now, low)) / MINUTE);
  const to = Math.ceil((high + breakWithin(catalogue, entry, now, high)) / MINUTE);
  return { from, to: Math.max(from, to, 1) };
}

type Work = { people: number; mean: number; lowVariance: number; highVariance: number };

/** What these counters must do first: the own queue's tickets ahead, and their share of what their other queues hold. */
function workAhead(
  state: State,
  catalogue: CatalogueState,
  waiter: Waiter & Place,
  counters: ReadonlySet<string>,
): Work {
  const work: Work = { people: 0, mean: 0, lowVariance: 0, highVariance: 0 };
  const queues = new Set<string>([waiter.queue]);
  for (const id of counters) for (const queue of catalogue.counters.get(id)?.queues ?? []) queues.add(queue);
  for (const queue of queues) {
    const people = peopleFor(state, catalogue, queue, waiter, counters);
    if (people === 0) continue;
    const pace = paceFor(state, catalogue, queue);
    work.people += people;
    work.mean += people * pace.mean;
    work.lowVariance += people * (pace.mean - pace.low) ** 2;
    work.highVariance += people * (pace.high - pace.mean) ** 2;
  }
  return work;
}

/** Tickets of `queue` before this place that fall to these counters, when its open counters share them evenly. */
function peopleFor(
  state: State,
  catalogue: CatalogueState,
  queue: string,
  place: Place,
  counters: ReadonlySet<string>,
): number {
  const open = (catalogue.servers.get(queue)?.own ?? []).filter(
    (id) => state.counters.get(id)?.state === 'open',
  );
  let people = 0;
  for (const lane of state.queues.get(queue)?.lanes.values() ?? []) {
    const able = open.filter((id) => {
      const counter = catalogue.counters.get(id);
      return counter !== undefined && laneOpenTo(counter, lane);
    });
    const ours = able.filter((id) => counters.has(id)).length;
    if (ours > 0) people += (countBefore(state, lane.ids, place) * ours) / able.length;
  }
  return people;
}

/** Share of today's tickets that outrank this class: those still to come may overtake. */
function overtakers(
  state: State,
  catalogue: CatalogueState,
  waiter: Waiter & { readonly class: TicketClass },
): number {
  const queue = state.queues.get(waiter.queue);
  if (!queue || queue.issuedToday === 0) return 0;
  const { credits } = policyOf(catalogue);
  const classes: readonly TicketClass[] = ['ordinary', 'priority', 'green', 'appointment'];
  const above = classes.filter((other) => credits[other] > credits[waiter.class]);
  return above.reduce((sum, other) => sum + queue.issuedBy[other], 0) / queue.issuedToday;
}
