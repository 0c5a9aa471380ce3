import { MINUTE } from '../../domain/given.ts';
import { type Chance, exponential } from './chance.ts';
import type { Day, Offer, Window } from './hall-day.ts';
import { minutesAtCounter, OPENS, occupation, type Scenario } from './scenario.ts';

/**
 * The best that could be told when a ticket is taken: it knows the true laws of service, walking and staying away, the true rates
 * and classes of those still to come, and when every clerk will really be there; not how long anybody takes. It plays the rest of
 * the day many times over and takes quantiles.
 */

const PLAYS = 200;
const POOL = 20_000;
const PRIORITY_CREDIT = 15 * MINUTE;

type Times = ReadonlyMap<string, Float64Array>;

/** Times at a counter as they truly fall, ascending, ms, by queue. */
export function poolsOf({ truths }: Day, chance: Chance): Times {
  return new Map(
    truths.map((truth) => {
      const times = Float64Array.from(
        { length: POOL },
        () => minutesAtCounter(occupation(truth, chance)) * MINUTE,
      );
      return [truth.line.id, times.sort()];
    }),
  );
}

export type Foresight = { readonly low: number; readonly middle: number; readonly high: number };

/** Quantiles of this ticket's wait, ms. */
export function foresee(whole: Scenario, day: Day, at: Offer, times: Times, chance: Chance): Foresight {
  const queues = connected(whole, at.queue);
  const scenario = {
    ...whole,
    lines: whole.lines.filter(({ id }) => queues.has(id)),
    desks: whole.desks.filter((desk) => desk.queues.some((id) => queues.has(id))),
  };
  const offer = { ...at, line: at.line.filter(({ queue }) => queues.has(queue)) };
  const waits = Float64Array.from({ length: PLAYS }, () => play(scenario, day, offer, times, chance)).sort();
  const quantile = (share: number) => waits[Math.floor(share * (PLAYS - 1))] ?? 0;
  return { low: quantile(0.1), middle: quantile(0.5), high: quantile(0.9) };
}

/** Queues that have to do with this one, through desks they share: nothing else can touch its waits. */
function connected({ desks }: Scenario, queue: string): Set<string> {
  const known = new Set([queue]);
  for (let size = 0; size < known.size; ) {
    size = known.size;
    for (const desk of desks) {
      if (desk.queues.some((id) => known.has(id))) for (const id of desk.queues) known.add(id);
    }
  }
  return known;
}

/** One way the wait could go. */
function play(scenario: Scenario, day: Day, offer: Offer, times: Times, chance: Chance): number {
  const line = [
    ...offer.line.map((one) => ({ ...one, comes: 0 })),
    ...overtakers(scenario, day, offer, chance),
  ].sort((a, b) => a.order - b.order);
  const desks = scenario.desks.map(({ id, queues }) => {
    const current = offer.inHand.get(id);
    const pool = current ? times.get(current.queue) : undefined;
    const left = current && pool ? longer(pool, offer.at - current.since, chance) : 0;
    return { queues, windows: day.windows.get(id) ?? [], free: 0, from: offer.at + left };
  });
  for (const desk of desks) desk.free = open(desk.windows, desk.from);
  for (;;) {
    const desk = desks.reduce((first, other) => (other.free < first.free ? other : first));
    if (desk.free === Number.POSITIVE_INFINITY) throw new Error('nobody calls any more');
    const next = line.findIndex((one) => desk.queues.includes(one.queue) && one.comes <= desk.free);
    const found = line[next];
    if (!found) {
      if (desk.queues.includes(offer.queue)) return desk.free - offer.at;
      // It serves none of those before: out of the way until somebody comes.
      desk.free = Number.POSITIVE_INFINITY;
      continue;
    }
    line.splice(next, 1);
    const pool = times.get(found.queue);
    const took = pool ? (pool[Math.floor(chance() * POOL)] ?? 0) : 0;
    desk.free = open(desk.windows, desk.free + took);
  }
}

/** How much longer somebody stays who has stayed for `age`. */
function longer(pool: Float64Array, age: number, chance: Chance): number {
  let low = 0;
  let high = pool.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pool[middle] ?? 0) > age) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, (pool[low + Math.floor(chance() * (POOL - low))] ?? 0) - age);
}

function open(windows: readonly Window[], at: number): number {
  for (const { from, to } of windows) if (at < to) return Math.max(at, from);
  return Number.POSITIVE_INFINITY;
}

/** People with priority still to come in the time in which they would stand before this ticket, at the true rates. */
function overtakers({ lines, priority, desks }: Scenario, day: Day, offer: Offer, chance: Chance) {
  const until = offer.order + PRIORITY_CREDIT;
  const come: { queue: string; order: number; comes: number }[] = [];
  if (priority === 0 || until <= offer.at) return come;
  const shared = new Set(desks.filter(({ queues }) => queues.includes(offer.queue)).flatMap((d) => d.queues));
  for (const { id, perHour } of lines) {
    if (!shared.has(id)) continue;
    for (let at = offer.at; ; ) {
      const hour = Math.floor(((at - day.midnight) / MINUTE - OPENS) / 60);
      const rate = (perHour[hour] ?? 0) * priority;
      if (rate === 0) break;
      at += exponential(chance, (60 * MINUTE) / rate);
      if (at >= until) break;
      come.push({ queue: id, order: at - PRIORITY_CREDIT, comes: at });
    }
  }
  return come;
}
