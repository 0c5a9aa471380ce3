import type { Counter } from '../../contract/catalogue.ts';
import type { CatalogueState, Pace, State } from '../state.ts';
import { countersFor, type Waiter } from './ahead.ts';
import { laneOpenTo } from './choose.ts';
import { inBreak, servingHours } from './hours.ts';
import { countBefore, type Place } from './line.ts';
import { paceFor, remaining } from './pace.ts';
import type { Load, Station } from './share.ts';

/** The counters an estimate counts on, and what they have to do before somebody is called (T11). */

const SHORTEST_DAY = 30 * 60_000;
/** By how much a clerk may be late from a planned break, ms. */
const LATE = 10 * 60_000;

export type PacedLoad = Load & { readonly pace: Pace };

export type Crew = {
  readonly stations: readonly Station[];
  /** Of them, those that may call the one who waits. */
  readonly mine: readonly number[];
  /** How many of those are at work now, and how many of these have nobody in hand. */
  readonly going: number;
  readonly idle: number;
  readonly loads: readonly PacedLoad[];
};

type Member = { readonly counter: Counter; readonly station: Station; readonly idle: boolean };

/** The crew for this place in line; null when no open counter serves it. */
export function crewFor(
  state: State,
  catalogue: CatalogueState,
  waiter: Waiter & Place,
  now: number,
): Crew | null {
  const own = countersFor(state, catalogue, waiter);
  if (!own.some(({ id }) => state.counters.get(id)?.state === 'open')) return null;
  const queues = new Set([waiter.queue, ...own.flatMap((counter) => counter.queues)]);
  const sharing = [...queues].flatMap((queue) => catalogue.servers.get(queue)?.own ?? []);
  const ids = new Set([...own.map((counter) => counter.id), ...sharing]);
  const members = [...ids].flatMap((id) => memberAt(state, catalogue, id, now) ?? []);
  const first = members.flatMap(({ counter }, i) => (own.includes(counter) ? [i] : []));
  for (const helper of helpersFor(state, catalogue, waiter, ids, now)) {
    first.push(members.length);
    members.push(helper);
  }
  const going = first.filter((i) => (members[i]?.station.hours[0]?.from ?? 0) <= now);
  return {
    stations: members.map((member) => member.station),
    mine: first,
    going: going.length,
    idle: going.filter((i) => members[i]?.idle).length,
    loads: [...queues].flatMap((queue) => loadsOf(state, catalogue, queue, waiter, members, first)),
  };
}

/** A counter that serves now or comes back from a planned break; nothing for one that is closed or away without a plan. */
function memberAt(state: State, catalogue: CatalogueState, id: string, now: number): Member | null {
  const counter = catalogue.counters.get(id);
  const at = state.counters.get(id);
  if (!counter || !at || at.state === 'closed') return null;
  // Away without a plan: nobody knows for how long. In a planned break, or just about to be back from one: it counts.
  if (at.state === 'paused' && !inBreak(catalogue, counter, now) && !inBreak(catalogue, counter, now - LATE))
    return null;
  const hours = servingHours(catalogue, counter, now);
  const ticket = at.current === null ? undefined : state.tickets.get(at.current);
  if (!ticket) return { counter, station: { hours, speed: 1, before: 0 }, idle: true };
  const since = ticket.startedAt ?? ticket.calledAt ?? now;
  const before = remaining(paceFor(state, catalogue, ticket.queue), ticket.stintMs + now - since);
  return { counter, station: { hours, speed: 1, before }, idle: false };
}

/** Open counters that help this queue (T5): once they are through with their own, and for what their own leave of their time. */
function helpersFor(
  state: State,
  catalogue: CatalogueState,
  { queue, needs, onlyCounter }: Waiter,
  known: ReadonlySet<string>,
  now: number,
): Member[] {
  if (onlyCounter !== null) return [];
  const ids = (catalogue.servers.get(queue)?.helping ?? []).filter((id) => !known.has(id));
  return ids.flatMap((id) => {
    const member = memberAt(state, catalogue, id, now);
    if (!member || !laneOpenTo(member.counter, { needs, onlyCounter, held: false })) return [];
    const open = state.counters.get(id)?.openedAt ?? now;
    const { waiting, share } = ownWork(state, catalogue, member.counter, Math.max(SHORTEST_DAY, now - open));
    if (share >= 1) return [];
    const before = member.station.before + waiting;
    return [{ ...member, station: { ...member.station, speed: 1 - share, before }, idle: false }];
  });
}

/** A counter's part of its own queues: the work that waits, ms, and the share of its time that goes to them. */
function ownWork(state: State, catalogue: CatalogueState, counter: Counter, dayMs: number) {
  let waiting = 0;
  let share = 0;
  for (const queue of counter.queues) {
    const line = state.queues.get(queue);
    const owners = (catalogue.servers.get(queue)?.own ?? []).filter(
      (id) => state.counters.get(id)?.state === 'open',
    );
    const each = paceFor(state, catalogue, queue).mean / Math.max(1, owners.length);
    waiting += (line?.waiting.length ?? 0) * each;
    share += ((line?.issuedToday ?? 0) * each) / dayMs;
  }
  return { waiting, share };
}

/** What waits in a queue before this place, apart by which of the crew may take it. */
function loadsOf(
  state: State,
  catalogue: CatalogueState,
  queue: string,
  waiter: Waiter & Place,
  members: readonly Member[],
  mine: readonly number[],
): PacedLoad[] {
  const pace = paceFor(state, catalogue, queue);
  const loads = new Map<string, PacedLoad>();
  for (const lane of state.queues.get(queue)?.lanes.values() ?? []) {
    const people = countBefore(state, lane.ids, waiter);
    if (people === 0) continue;
    const stations = members.flatMap(({ counter }, i) => {
      const helps = queue === waiter.queue && mine.includes(i);
      return (helps || counter.queues.includes(queue)) && laneOpenTo(counter, lane) ? [i] : [];
    });
    if (!stations.some((i) => mine.includes(i))) continue;
    const key = stations.join();
    const work = people * pace.mean + (loads.get(key)?.work ?? 0);
    loads.set(key, { work, stations, pace });
  }
  return [...loads.values()];
}
