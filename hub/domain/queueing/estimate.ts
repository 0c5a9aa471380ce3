import type { TicketClass } from '../../contract/commands.ts';
import type { Estimate } from '../../contract/views/hall.ts';
import { policyOf, resolveQueue } from '../find.ts';
import type { CatalogueState, State, Ticket } from '../state.ts';
import { aheadOf, type Waiter } from './ahead.ts';
import { type Crew, crewFor, type PacedLoad } from './crew.ts';
import type { Place } from './line.ts';
import { paceFor, residue } from './pace.ts';
import { doneBy, type Station, shareOut } from './share.ts';

/**
 * How long somebody will wait, as an honest range (T11): the work before this place is shared out among the counters and their
 * hours; its uncertainty makes a hall somewhat quicker and one somewhat slower than expected, and the range lies between the two.
 */

const MINUTE = 60_000;
/** Normal deviate of the range's ends: four of five waits lie between them. */
const EIGHTY = 1.2816;
/** Nobody's turn is surer than this share of a service. */
const LEAST = 0.25;
/** However many were measured, days and clerks differ: the learned mean is trusted like that of so many. */
const TRUSTED = 40;
/** Tickets' worth of doubt in today's shares of the classes. */
const FEW = 5;

type Waiting = Waiter & Place & { readonly class: TicketClass };

/** Time until called, ms: a tenth of waits is shorter than `low`, half than `middle`, nine tenths than `high`. */
export type Wait = { readonly low: number; readonly middle: number; readonly high: number };

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
export function estimateAt(state: State, waiter: Waiting, now: number): Estimate {
  const wait = waitAt(state, waiter, now);
  if (wait === null) return null;
  const from = Math.round(wait.low / MINUTE);
  return { from, to: Math.max(from, Math.round(wait.high / MINUTE), 1) };
}

/** The same in milliseconds, with its middle. */
export function waitAt(state: State, waiter: Waiting, now: number): Wait | null {
  const { catalogue } = state;
  if (!catalogue?.queues.has(waiter.queue)) return null;
  const crew = crewFor(state, catalogue, waiter, now);
  if (!crew) return null;
  if (aheadOf(state, waiter) < crew.idle) return { low: 0, middle: 0, high: 0 };
  const pace = paceFor(state, catalogue, waiter.queue);
  const over = residue(pace);
  const calm = forecast(crew, 1, over.mean, now);
  const extra = overtaking(state, catalogue, waiter, now, calm.at) * crew.going;
  const busy = { work: extra, stations: crew.mine, pace };
  const full = extra > 0 ? { ...crew, loads: [...crew.loads, busy] } : crew;
  const expected = extra > 0 ? forecast(full, 1, over.mean, now) : calm;
  const variance = spread(full, expected.shares, extra > 0 ? full.loads.length - 1 : -1) + over.variance;
  const least = LEAST * over.mean;
  const at = (deviate: number) => {
    const factor = gammaRatio(Math.max(expected.work, least), variance, deviate);
    return forecast(full, factor, over.mean, now).at - now;
  };
  return { low: at(-EIGHTY), middle: at(0), high: at(EIGHTY) };
}

/** When the one who waits is called in a hall where everything takes `factor` times as long as expected. */
function forecast(crew: Crew, factor: number, residual: number, now: number) {
  const over = residual * factor;
  const stations = crew.stations.map((station) => ({ ...station, before: station.before * factor }));
  const loads = crew.loads.map((load) => ({ ...load, work: load.work * factor }));
  const shares = shareOut(stations, loads, now, over);
  const given = stations.map((_, i) => shares.reduce((sum, share) => sum + (share[i] ?? 0), 0));
  // A helper to whom nothing falls is not through with its own before the turn comes.
  const those = crew.mine.filter((i) => stations[i]?.speed === 1 || (given[i] ?? 0) > 0);
  const taken = those.map((i) => (stations[i]?.before ?? 0) + (given[i] ?? 0));
  const mine = those.flatMap((i) => stations[i] ?? []);
  // The first to be through with its share, each for itself: never later than that.
  const alone = mine.map((station, i) => calls([station], doneBy([station], taken[i] ?? 0, now, over)));
  const first = Math.min(...alone);
  // When one counter is free, the others that serve are still in the middle of somebody.
  const others = Math.max(0, mine.filter((station) => serves(station, first)).length - 1);
  const work = taken.reduce((sum, ms) => sum + ms, 0) - others * over;
  const together = calls(mine, doneBy(mine, Math.max(work, LEAST * over), now, over));
  return { at: Math.min(together, first), work, shares };
}

function serves({ hours }: Station, at: number): boolean {
  return hours.some(({ from, to }) => from <= at && at < to);
}

/** The first moment from `at` on at which one of these counters calls. */
function calls(stations: readonly Station[], at: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { hours } of stations) {
    for (const { from, to } of hours) if (at < to) next = Math.min(next, Math.max(at, from));
  }
  return next;
}

/** Variance of the work that falls to the own counters, ms²: the single services, and the doubt in their learned mean. */
function spread({ loads, mine }: Crew, shares: readonly (readonly number[])[], chance: number): number {
  return loads.reduce((sum, { pace }: PacedLoad, row) => {
    const work = mine.reduce((ms, i) => ms + (shares[row]?.[i] ?? 0), 0);
    if (pace.mean === 0) return sum;
    const single = (work / pace.mean) * pace.variance;
    const learned = ((work / pace.mean) ** 2 * pace.variance) / Math.min(pace.measured, TRUSTED);
    // Whether somebody comes at all is chance as well.
    return sum + single + learned + (row === chance ? work * pace.mean : 0);
  }, 0);
}

/** Share of the mean at which a gamma law with this mean and variance has its quantile (Wilson–Hilferty). */
function gammaRatio(mean: number, variance: number, deviate: number): number {
  if (mean <= 0) return 1;
  const ninth = variance / (9 * mean ** 2);
  return Math.max(0, 1 - ninth + deviate * Math.sqrt(ninth)) ** 3;
}

/** Time each counter gives, until then, to people of higher classes still to come who may overtake (T4), ms. */
function overtaking(
  state: State,
  catalogue: CatalogueState,
  waiter: Waiting,
  now: number,
  called: number,
): number {
  const queue = state.queues.get(waiter.queue);
  if (!queue) return 0;
  const { credits } = policyOf(catalogue);
  const classes: readonly TicketClass[] = ['priority', 'green', 'appointment'];
  let ms = 0;
  for (const other of classes) {
    const until = waiter.order + credits[other] * MINUTE;
    if (until <= now) continue;
    const part = queue.issuedBy[other] / (queue.issuedToday + FEW);
    // Until then: the credit is used up, or the turn has come, later by what the overtaking itself takes.
    ms += part * Math.min((called - now) / (1 - part), until - now);
  }
  return ms;
}
