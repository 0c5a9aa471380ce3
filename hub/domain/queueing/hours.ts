import type { Counter, Queue } from '../../contract/catalogue.ts';
import { instantOf, localTime, minutesOf } from '../day/zone.ts';
import type { CatalogueState } from '../state.ts';

/** When a counter is going to serve, as far as the hall's plan tells (T11): its own breaks, and those of all its queues' sessions. */

/** A stretch of time, epoch ms, without its end. */
export type Stretch = { readonly from: number; readonly to: number };

type Minutes = { readonly from: number; readonly to: number };

/** Minutes of the day between one session and the next. */
function between({ sessions }: Queue): Minutes[] {
  const sorted = sessions
    .map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
    .sort((a, b) => a.from - b.from);
  return sorted.flatMap(({ to }, i) => {
    const next = sorted[i + 1];
    return next && next.from > to ? [{ from: to, to: next.from }] : [];
  });
}

function both(some: readonly Minutes[], others: readonly Minutes[]): Minutes[] {
  return some.flatMap((a) =>
    others.flatMap((b) => {
      const common = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
      return common.from < common.to ? [common] : [];
    }),
  );
}

const planned = new WeakMap<CatalogueState, Map<string, readonly Minutes[]>>();

/** The counter's breaks of any day, in order; worked out once per catalogue. */
function breaksOf(catalogue: CatalogueState, counter: Counter): readonly Minutes[] {
  const known = planned.get(catalogue) ?? new Map<string, readonly Minutes[]>();
  planned.set(catalogue, known);
  let breaks = known.get(counter.id);
  if (!breaks) {
    breaks = planOf(catalogue, counter);
    known.set(counter.id, breaks);
  }
  return breaks;
}

function planOf(catalogue: CatalogueState, counter: Counter): Minutes[] {
  const own = (counter.breaks ?? []).map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
  const gaps = counter.queues.flatMap((id) => {
    const queue = catalogue.queues.get(id);
    return queue ? [between(queue)] : [];
  });
  const shared = gaps.length > 0 ? gaps.reduce(both) : [];
  return [...own, ...(catalogue.source.policy.aroundTheClock ? [] : shared)].sort((a, b) => a.from - b.from);
}

/** When it serves from now on, in order; the last stretch has no end, for whoever waits at closing is still served (T10). */
export function servingHours(catalogue: CatalogueState, counter: Counter, now: number): Stretch[] {
  const breaks = breaksOf(catalogue, counter);
  if (breaks.length === 0) return [{ from: now, to: Number.POSITIVE_INFINITY }];
  const { timeZone } = catalogue.source.hall;
  const { date } = localTime(now, timeZone);
  const hours: Stretch[] = [];
  let from = now;
  for (const gap of breaks) {
    const begins = instantOf(date, gap.from, timeZone);
    const ends = instantOf(date, gap.to, timeZone);
    if (ends <= from) continue;
    if (begins > from) hours.push({ from, to: begins });
    from = ends;
  }
  return [...hours, { from, to: Number.POSITIVE_INFINITY }];
}

/** Is a break of its plan on at this moment? */
export function inBreak(catalogue: CatalogueState, counter: Counter, at: number): boolean {
  return (servingHours(catalogue, counter, at)[0]?.from ?? at) > at;
}
