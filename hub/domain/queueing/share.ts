import type { Stretch } from './hours.ts';

/** Sharing out work among counters, each with its own hours: whoever is free first takes the next (T4 as a mean). */

export type Station = {
  readonly hours: readonly Stretch[];
  /** Share of its time it has for this work: 1, or less where it only helps. */
  readonly speed: number;
  /** What it has to do before anything shared out here, ms: the person at it. */
  readonly before: number;
};

/** Work that only these stations (by index) can take, ms. */
export type Load = { readonly work: number; readonly stations: readonly number[] };

const SECOND = 1000;
const ROUNDS = 3;

/** Work a station can have done by `until`. A service begun in its hours is brought to its end, `over` ms past them. */
export function capacity(station: Station, until: number, over: number): number {
  let open = 0;
  for (const { from, to } of station.hours) {
    if (from >= until) break;
    open += Math.min(until, to + over) - from;
  }
  return open * station.speed;
}

/** The earliest moment, within a second, by which `done` holds; `latest` is one by which it surely does. */
function earliest(from: number, latest: number, done: (at: number) => boolean): number {
  let low = from;
  let high = latest;
  while (high - low > SECOND) {
    const middle = (low + high) / 2;
    if (done(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** By when at the latest one station alone has done so much. */
function surely({ hours, speed }: Station, work: number): number {
  return (hours.at(-1)?.from ?? 0) + work / speed;
}

/** When these stations together have done so much work. */
export function doneBy(stations: readonly Station[], work: number, now: number, over: number): number {
  if (work <= 0) return now;
  const latest = Math.min(...stations.map((station) => surely(station, work)));
  return earliest(now, latest, (at) => {
    let sum = 0;
    for (const station of stations) sum += capacity(station, at, over);
    return sum >= work;
  });
}

/** How much of each load falls to each station: rows by load, columns by station, ms. */
export function shareOut(
  stations: readonly Station[],
  loads: readonly Load[],
  now: number,
  over: number,
): number[][] {
  const shares = loads.map(() => stations.map(() => 0));
  const taken = stations.map((station) => station.before);
  // One load is shared out at once; several make room for one another.
  const rounds = loads.length > 1 ? ROUNDS : 1;
  for (let round = 0; round < rounds; round++) {
    loads.forEach((load, row) => {
      const share = shares[row] ?? [];
      for (const i of load.stations) taken[i] = (taken[i] ?? 0) - (share[i] ?? 0);
      pour(stations, load, taken, share, now, over);
      for (const i of load.stations) taken[i] = (taken[i] ?? 0) + (share[i] ?? 0);
    });
  }
  return shares;
}

/** Fills up the stations that are free earliest, to one common moment. */
function pour(
  stations: readonly Station[],
  { work, stations: able }: Load,
  taken: readonly number[],
  share: number[],
  now: number,
  over: number,
): void {
  const room = (i: number, at: number) => {
    const station = stations[i];
    return station ? Math.max(0, capacity(station, at, over) - (taken[i] ?? 0)) : 0;
  };
  const latest = Math.min(
    ...able.flatMap((i) => {
      const station = stations[i];
      return station ? [surely(station, work + (taken[i] ?? 0))] : [];
    }),
  );
  const at = earliest(now, latest, (moment) => {
    let sum = 0;
    for (const i of able) sum += room(i, moment);
    return sum >= work;
  });
  const rooms = able.map((i) => room(i, at));
  const sum = rooms.reduce((a, b) => a + b, 0);
  able.forEach((i, k) => {
    share[i] = sum === 0 ? 0 : ((rooms[k] ?? 0) * work) / sum;
  });
}
