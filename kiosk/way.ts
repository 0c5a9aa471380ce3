import type { Floor } from '../hub/contract/catalogue.ts';

/** The way through the hall, on the plans of its floors. Pure. */

export type Point = readonly [number, number];
/** A part of the way on one floor. `stairs`: what it leads to or comes from, when it does. */
export type Leg = { readonly plan: Floor; readonly line: readonly Point[]; readonly stairs: Stairs | null };
type Stairs = Floor['stairs'][number];

/** From a kiosk to the nearest of some counters; null where the plans do not tell. At most two legs: there, and up or down. */
export function wayTo(
  floors: readonly Floor[],
  from: { readonly id: string; readonly floor: number },
  counters: readonly string[],
): readonly Leg[] | null {
  const here = floors.find(({ floor }) => floor === from.floor);
  const there = floors.find(({ spots }) => spots.some(({ id }) => counters.includes(id)));
  const start = here && centre(here, from.id);
  if (!here || !there || !start) return null;
  const ends = there.spots.filter(({ id }) => counters.includes(id)).map(({ at }) => middle(at));
  if (here === there) {
    const line = shortest(here, start, ends);
    return line && [{ plan: here, line, stairs: null }];
  }
  const both = here.stairs.filter(({ id }) => there.stairs.some((other) => other.id === id));
  const ways = both.flatMap((stairs) => {
    const other = there.stairs.find(({ id }) => id === stairs.id);
    const up = shortest(here, start, [stairs.at]);
    const on = other && shortest(there, other.at, ends);
    return up && on ? [{ stairs, up, on, length: length(up) + length(on) }] : [];
  });
  const best = ways.sort((a, b) => a.length - b.length)[0];
  if (!best) return null;
  return [
    { plan: here, line: best.up, stairs: best.stairs },
    { plan: there, line: best.on, stairs: best.stairs },
  ];
}

const middle = ([x, y, w, h]: Floor['spots'][number]['at']): Point => [x + w / 2, y + h / 2];

export function centre(plan: Floor, id: string): Point | null {
  const spot = plan.spots.find((one) => one.id === id);
  return spot ? middle(spot.at) : null;
}

const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);
const length = (line: readonly Point[]): number =>
  line.reduce((sum, point, index) => sum + distance(point, line[index - 1] ?? point), 0);
const keyOf = ([x, y]: Point): string => `${x},${y}`;

/** Along the plan's ways, from where they pass nearest to the start to where they pass nearest to one of the ends. */
function shortest(plan: Floor, start: Point, ends: readonly Point[]): readonly Point[] | null {
  const points = new Map(plan.ways.flat().map((point) => [keyOf(point), point]));
  const nearest = (to: Point): Point | null =>
    [...points.values()].sort((a, b) => distance(a, to) - distance(b, to))[0] ?? null;
  const first = nearest(start);
  if (!first) return null;
  const reached = spread(plan, first);
  const lines = ends.flatMap((end) => {
    const last = nearest(end);
    const way = last && reached.get(keyOf(last));
    return way ? [[start, ...way, end]] : [];
  });
  return lines.sort((a, b) => length(a) - length(b))[0] ?? null;
}

/** The shortest line from a point to every other one that can be reached: Dijkstra; a hall has some dozens of points. */
function spread(plan: Floor, first: Point): ReadonlyMap<string, readonly Point[]> {
  const reached = new Map<string, readonly Point[]>();
  const open: (readonly Point[])[] = [[first]];
  for (;;) {
    open.sort((a, b) => length(a) - length(b));
    const line = open.shift();
    const at = line?.at(-1);
    if (!line || !at) return reached;
    if (reached.has(keyOf(at))) continue;
    reached.set(keyOf(at), line);
    for (const next of neighbours(plan, at)) if (!reached.has(keyOf(next))) open.push([...line, next]);
  }
}

function neighbours(plan: Floor, at: Point): readonly Point[] {
  return plan.ways.flatMap((way) =>
    way.flatMap((point, index) =>
      keyOf(point) === keyOf(at) ? [way[index - 1], way[index + 1]].filter((next) => next !== undefined) : [],
    ),
  );
}
