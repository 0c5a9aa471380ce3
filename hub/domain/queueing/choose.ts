import type { Counter } from '../../contract/catalogue.ts';
import { meets } from '../find.ts';
import type { Lane, State, Ticket } from '../state.ts';
import { compare, inOrder } from './line.ts';
import { visitOf } from './visit.ts';

/** Whom a counter calls next (T4, T5), and the order in which it would go on. */

const MINUTE = 60_000;

type Source = { lane: Lane; helping: boolean; eligible: boolean };

export type OrderLine = { readonly ticket: Ticket; readonly helping: boolean; readonly eligible: boolean };

/** May this counter call from this lane, as far as its capabilities, named counters (T5) and held visits (T14) go? */
export function laneOpenTo(counter: Counter, lane: Pick<Lane, 'needs' | 'onlyCounter' | 'held'>): boolean {
  return (
    !lane.held && (lane.onlyCounter === null || lane.onlyCounter === counter.id) && meets(counter, lane.needs)
  );
}

function head(state: State, lane: Lane): Ticket | undefined {
  return state.tickets.get(lane.ids[0] ?? '');
}

/** The ticket at the head of several lanes together, or undefined when all are empty. */
function firstOf(state: State, lanes: Iterable<Lane>): Ticket | undefined {
  let best: Ticket | undefined;
  for (const lane of lanes) {
    const ticket = head(state, lane);
    if (ticket && (!best || compare(ticket, best) < 0)) best = ticket;
  }
  return best;
}

function lanesIn(state: State, queue: string): Lane[] {
  return [...(state.queues.get(queue)?.lanes.values() ?? [])];
}

/** Everything waiting that has to do with this counter: its queues' lanes, and tickets of any queue named for it alone. */
function sourcesFor(state: State, counter: Counter, freed: readonly Ticket[] = []): Source[] {
  const own = new Set(counter.queues);
  const helping = new Set(counter.helping.map((entry) => entry.queue));
  const sources: Source[] = [];
  for (const queue of state.queues.values()) {
    for (const lane of queue.lanes.values()) {
      const named = lane.onlyCounter === counter.id;
      if (!named && !own.has(queue.id) && !helping.has(queue.id)) continue;
      sources.push({ lane, helping: !named && !own.has(queue.id), eligible: laneOpenTo(counter, lane) });
    }
  }
  for (const { id, queue, class: kind, needs, onlyCounter } of freed) {
    const named = onlyCounter === counter.id;
    if (!named && !own.has(queue) && !helping.has(queue)) continue;
    const lane: Lane = { class: kind, needs, onlyCounter, held: false, ids: [id] };
    sources.push({ lane, helping: !named && !own.has(queue), eligible: laneOpenTo(counter, lane) });
  }
  return sources;
}

/** Helping queues whose head, eligible here, has waited past its limit: they compete with the own ones (T5). */
function overdue(state: State, counter: Counter, now: number): Set<Lane> {
  const lanes = new Set<Lane>();
  for (const { queue, afterMinutes } of counter.helping) {
    if (afterMinutes === null) continue;
    const open = lanesIn(state, queue).filter((lane) => laneOpenTo(counter, lane));
    const first = firstOf(state, open);
    if (first && now - first.issuedAt >= afterMinutes * MINUTE) for (const lane of open) lanes.add(lane);
  }
  return lanes;
}

/**
 * The ticket this counter calls next: of all its own queues together the eligible one with the smallest key (T4); of its
 * helping queues when there is none, or beside them once a helping queue's head waited past its limit (T5). `finishing`: the ticket
 * that is finished by the same command; those of its visit are no longer held then (T14).
 */
export function nextFor(
  state: State,
  counterId: string,
  now: number,
  finishing: Ticket | null = null,
): Ticket | null {
  const counter = state.catalogue?.counters.get(counterId);
  if (!counter) return null;
  const freed =
    finishing === null ? [] : visitOf(state, finishing).filter((one) => one.held && one.state === 'waiting');
  const sources = sourcesFor(state, counter, freed).filter((source) => source.eligible);
  const late = overdue(state, counter, now);
  const first = firstOf(
    state,
    sources.filter((source) => !source.helping || late.has(source.lane)).map((source) => source.lane),
  );
  return (
    first ??
    firstOf(
      state,
      sources.map((source) => source.lane),
    ) ??
    null
  );
}

/** Is there anything this counter may call out of order (T8)? */
export function anyFor(state: State, counterId: string): boolean {
  const counter = state.catalogue?.counters.get(counterId);
  return counter !== undefined && sourcesFor(state, counter).some((source) => source.eligible);
}

/** Is this waiting ticket one that the counter may call, be it out of order (T8)? */
export function eligibleAt(state: State, counterId: string, ticket: Ticket): boolean {
  const counter = state.catalogue?.counters.get(counterId);
  if (!counter || ticket.held || !meets(counter, ticket.needs)) return false;
  if (ticket.onlyCounter === counterId) return true;
  // A ticket named for a counter that is closed would wait for nobody: another one may take it, with a reason.
  if (ticket.onlyCounter !== null && state.counters.get(ticket.onlyCounter)?.state !== 'closed') return false;
  return (
    counter.queues.includes(ticket.queue) || counter.helping.some((entry) => entry.queue === ticket.queue)
  );
}

/**
 * The order in which this counter would call if nobody else did: own tickets with overdue helping ones, then helping ones;
 * those it may not call stand at their place with `eligible: false`. At most `limit` lines.
 */
export function orderFor(
  state: State,
  counterId: string,
  now: number,
  limit = Number.POSITIVE_INFINITY,
): OrderLine[] {
  const counter = state.catalogue?.counters.get(counterId);
  if (!counter) return [];
  const late = overdue(state, counter, now);
  const sources = sourcesFor(state, counter);
  const lines: OrderLine[] = [];
  merge(
    state,
    sources.filter((source) => !source.helping || late.has(source.lane)),
    lines,
    limit,
  );
  merge(
    state,
    sources.filter((source) => source.helping && !late.has(source.lane)),
    lines,
    limit,
  );
  return lines;
}

/** How many lines `orderFor` has without a limit. */
export function orderTotal(state: State, counterId: string): number {
  const counter = state.catalogue?.counters.get(counterId);
  if (!counter) return 0;
  return sourcesFor(state, counter).reduce((sum, source) => sum + source.lane.ids.length, 0);
}

/** Appends the tickets of these lanes in order, until there are `limit` lines. */
function merge(state: State, sources: readonly Source[], lines: OrderLine[], limit: number): void {
  if (lines.length >= limit) return;
  for (const { ticket, lane } of inOrder(
    state,
    sources.map((source) => source.lane),
  )) {
    const source = sources[lane];
    lines.push({ ticket, helping: source?.helping ?? false, eligible: source?.eligible ?? false });
    if (lines.length >= limit) return;
  }
}
