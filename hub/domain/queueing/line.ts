import type { Lane, QueueState, State, Ticket } from '../state.ts';

/**
 * The line of waiting tickets (T4): sorted by a static key, so that no order has to be worked out anew as time passes.
 * A queue keeps its tickets twice: in one list for people to read, and in lanes of tickets alike for choosing and counting.
 */

/** A place in line: smaller (order, tie, seq) is served earlier. */
export type Place = { readonly order: number; readonly tie: number; readonly seq: number };

export function compare(a: Place, b: Place): number {
  return a.order - b.order || a.tie - b.tie || a.seq - b.seq;
}

function placeAt(state: State, ids: readonly string[], index: number): Place | undefined {
  const id = ids[index];
  return id === undefined ? undefined : state.tickets.get(id);
}

/** How many of `ids` (sorted) stand before `place`: O(log n), and O(1) at either end. */
export function countBefore(state: State, ids: readonly string[], place: Place): number {
  const last = placeAt(state, ids, ids.length - 1);
  const behind = last ? compare(last, place) : -1;
  if (behind < 0) return ids.length;
  if (behind === 0) return ids.length - 1;
  let low = 0;
  let high = ids.length - 1;
  const first = placeAt(state, ids, 0);
  if (first && compare(first, place) >= 0) return 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = placeAt(state, ids, middle);
    if (found && compare(found, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(state: State, ids: string[], ticket: Ticket): void {
  const index = countBefore(state, ids, ticket);
  if (index === ids.length) ids.push(ticket.id);
  else ids.splice(index, 0, ticket.id);
}

function remove(state: State, ids: string[], ticket: Ticket): void {
  const index = countBefore(state, ids, ticket);
  if (ids[index] !== ticket.id) return;
  // The head goes most of the time, and arrays give it up cheaply.
  if (index === 0) ids.shift();
  else ids.splice(index, 1);
}

function laneKey(ticket: Ticket): string {
  return `${ticket.class}|${[...ticket.needs].sort().join(',')}|${ticket.onlyCounter ?? ''}|${ticket.held}`;
}

/** Puts a ticket into its queue's line, at the place its key says. */
export function joinLine(state: State, ticket: Ticket): void {
  const queue = state.queues.get(ticket.queue);
  if (!queue) return;
  insert(state, queue.waiting, ticket);
  insert(state, laneOf(queue, ticket).ids, ticket);
}

function laneOf(queue: QueueState, ticket: Ticket): Lane {
  const key = laneKey(ticket);
  const known = queue.lanes.get(key);
  if (known) return known;
  const lane: Lane = {
    class: ticket.class,
    needs: ticket.needs,
    onlyCounter: ticket.onlyCounter,
    held: ticket.held,
    ids: [],
  };
  queue.lanes.set(key, lane);
  return lane;
}

/** Takes a ticket out of its line. Call it before anything of its key, queue, needs or named counter changes. */
export function leaveLine(state: State, ticket: Ticket): void {
  const queue = state.queues.get(ticket.queue);
  if (!queue) return;
  remove(state, queue.waiting, ticket);
  const key = laneKey(ticket);
  const lane = queue.lanes.get(key);
  if (!lane) return;
  remove(state, lane.ids, ticket);
  if (lane.ids.length === 0) queue.lanes.delete(key);
}

/** The tickets of several lanes together, in order; `lane` is the index of the one it stands in. */
export function* inOrder(
  state: State,
  lanes: readonly Lane[],
): Generator<{ readonly ticket: Ticket; readonly lane: number }> {
  const next = lanes.map(() => 0);
  for (;;) {
    let first: Ticket | undefined;
    let at = -1;
    for (let i = 0; i < lanes.length; i++) {
      const ticket = state.tickets.get(lanes[i]?.ids[next[i] ?? 0] ?? '');
      if (ticket && (!first || compare(ticket, first) < 0)) {
        first = ticket;
        at = i;
      }
    }
    if (!first) return;
    yield { ticket: first, lane: at };
    next[at] = (next[at] ?? 0) + 1;
  }
}
