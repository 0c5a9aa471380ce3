import * as v from 'valibot';
import { type Catalogue, CatalogueSchema } from '../../../hub/contract/catalogue.ts';
import { hallData } from '../../domain/hall.ts';
import { type Chance, exponential, logNormal } from './chance.ts';

/** A hall day as it truly is: what the hub's estimate is never told. Minutes of the day unless said otherwise. */

export type Line = {
  readonly id: string;
  /** People an hour, by hour from nine o'clock on. */
  readonly perHour: readonly number[];
  /** Service time, minutes, and its coefficient of variation. */
  readonly mean: number;
  readonly variation: number;
  readonly sessions: readonly { readonly from: string; readonly to: string; readonly lastTicket: string }[];
};

export type Desk = {
  readonly id: string;
  readonly queues: readonly string[];
  /** Planned, known to the hub from the catalogue. */
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
};

export type Scenario = {
  readonly name: string;
  readonly seed: number;
  readonly lines: readonly Line[];
  readonly desks: readonly Desk[];
  /** Share of people with priority. */
  readonly priority: number;
};

/** From the call to the counter, minutes; share of people who do not come, and how long the clerk waits for them. */
const WALK = { mean: 0.6, variation: 0.5 };
const AWAY = { share: 0.03, minutes: 1.5 };
/** From day to day a queue's matters take longer or shorter. */
const MOOD = 0.06;

export const OPENS = 9 * 60;
const THROUGH = [{ from: '09:00', to: '17:00', lastTicket: '16:30' }];
const MORNING_AND_AFTERNOON = [
  { from: '09:00', to: '12:00', lastTicket: '11:50' },
  { from: '13:00', to: '17:00', lastTicket: '16:30' },
];

const desk = (id: string, queues: readonly string[], from?: string, to?: string): Desk => ({
  id,
  queues,
  breaks: from !== undefined && to !== undefined ? [{ from, to }] : [],
});

/** The demand of each hour of the day, as a share of what all desks together can serve. */
const FULL = [1.2, 1.06, 0.98, 0.95, 0.95, 0.98, 1, 0.85];
const NOON = [1.15, 1.04, 0.96, 0.62, 0.8, 1, 1, 0.85];

/** Three wings of the hall alike in plan and unlike in matters: two queues that share a desk, and one by itself. */
const WINGS = [
  { queues: ['a', 'b', 'c'], means: [8, 12, 6], variations: [0.7, 0.6, 0.8] },
  { queues: ['d', 'e', 'f'], means: [5, 15, 10], variations: [0.9, 0.5, 0.7] },
  { queues: ['g', 'h', 'j'], means: [11, 7, 14], variations: [0.6, 0.8, 0.6] },
];
/** Desks by queue; the fourth of the first two serves both. */
const SHARES = [3.5, 2.5, 2];

function linesOf(demand: readonly number[]): Line[] {
  return WINGS.flatMap(({ queues, means, variations }) =>
    queues.map((id, i) => {
      const perDesk = 60 / ((means[i] ?? 10) + WALK.mean);
      const perHour = demand.map((share) => share * perDesk * (SHARES[i] ?? 1));
      return { id, mean: means[i] ?? 10, variation: variations[i] ?? 0.7, perHour, sessions: THROUGH };
    }),
  );
}

/** At noon desks go in turns, for an hour each. */
const TURNS = [
  ['11:30', '12:30'],
  ['11:30', '12:30'],
  ['12:30', '13:30'],
  ['12:30', '13:30'],
  ['11:30', '12:30'],
  ['12:00', '13:00'],
];

function desksOf(turns: readonly (readonly string[])[]): Desk[] {
  return WINGS.flatMap(({ queues: [one = '', two = '', three = ''] }, wing) =>
    [[one], [one], [one], [one, two], [two], [two], [three], [three]].map((queues, i) =>
      desk(`w${wing * 8 + i + 1}`, queues, turns[i]?.[0], turns[i]?.[1]),
    ),
  );
}

export const STEADY: Scenario = {
  name: 'steady',
  seed: 20260304,
  desks: desksOf([]),
  priority: 0,
  lines: linesOf(FULL),
};

export const PRIORITY: Scenario = { ...STEADY, name: '10 % priority', seed: 20260306, priority: 0.1 };

/** The third queue of every wing shuts between its sessions, with people still waiting. */
export const LUNCH: Scenario = {
  name: 'lunch, counters closing',
  seed: 20260309,
  priority: 0.03,
  desks: desksOf(TURNS),
  lines: linesOf(NOON).map((line) =>
    WINGS.some(({ queues }) => queues[2] === line.id) ? { ...line, sessions: MORNING_AND_AFTERNOON } : line,
  ),
};

export const SCENARIOS = [STEADY, PRIORITY, LUNCH];

/** Everything this hall's hub is told. */
export function catalogueOf(scenario: Scenario): Catalogue {
  const data = hallData();
  const [queue] = data.queues;
  const [counter] = data.counters;
  const [clerk] = data.staff;
  return v.parse(CatalogueSchema, {
    ...data,
    hall: { ...data.hall, reviewCounter: 'w1' },
    policy: {},
    calendar: { knownUntil: '2026-12-31', closed: [], worked: [] },
    queues: scenario.lines.map(({ id, mean, sessions }) => ({
      ...queue,
      id,
      letter: id.toUpperCase(),
      sessions,
      // Administrators round.
      typicalServiceSeconds: Math.round(mean / 5) * 300,
    })),
    counters: scenario.desks.map(({ id, queues, breaks }) => ({
      ...counter,
      id,
      helping: [],
      queues,
      breaks,
    })),
    staff: [
      ...scenario.desks.map(({ id }) => ({ ...clerk, id: `clerk-${id}`, counters: [id] })),
      ...data.staff.filter(({ roles }) => !roles.includes('clerk') && !roles.includes('chief')),
    ],
  });
}

/** One day's true times: what a person called from this line does to a counter, minutes. */
export type Truth = {
  readonly line: Line;
  /** Today's mean service time. */
  readonly mean: number;
};

export function truthsOf(scenario: Scenario, chance: Chance): Truth[] {
  return scenario.lines.map((each) => ({ line: each, mean: logNormal(chance, each.mean, MOOD) }));
}

export type Occupation = { readonly comes: boolean; readonly walk: number; readonly service: number };

export function occupation({ line: { variation }, mean }: Truth, chance: Chance): Occupation {
  return {
    comes: chance() >= AWAY.share,
    walk: logNormal(chance, WALK.mean, WALK.variation),
    service: logNormal(chance, mean, variation),
  };
}

export function minutesAtCounter({ comes, walk, service }: Occupation): number {
  return comes ? walk + service : AWAY.minutes;
}

/** When people come, minutes of the day. */
export function arrivals({ perHour }: Line, chance: Chance): number[] {
  const most = Math.max(...perHour);
  const times: number[] = [];
  for (let at = OPENS; ; ) {
    at += exponential(chance, 60 / most);
    const rate = perHour[Math.floor((at - OPENS) / 60)];
    if (rate === undefined) return times;
    if (chance() * most < rate) times.push(at);
  }
}
