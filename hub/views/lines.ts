import type { Counter, Queue, Staff } from '../contract/catalogue.ts';
import type { Text } from '../contract/text.ts';
import type { ClerkCard } from '../contract/views/counter-sign.ts';
import type { HallLine, Place, QueueLine } from '../contract/views/hall.ts';
import type { PrinterStatus } from '../contract/views/kiosk.ts';
import { estimate, placesFor, queueOpen, resolveQueue, servingCounters } from '../domain/index.ts';
import type { CatalogueState, QueueState, State } from '../domain/state.ts';
import type { MediaFolder } from '../live/media.ts';
import type { Presence } from '../live/presence.ts';
import { alike } from './alike.ts';

/** What every view is made from. `state` is the last committed one. */
export type Source = { readonly state: State; readonly presence: Presence; readonly now: number };
/** What views of screens are made from beside it. */
export type ScreenSource = Source & {
  readonly media: MediaFolder;
  /** Build of the display page the hub serves; null: unknown. */
  readonly build: string | null;
};

/** The catalogue of a hall that has one; views are not asked for before. */
export function catalogueOf(state: State): CatalogueState {
  if (!state.catalogue) throw new Error('the hall has no catalogue yet');
  return state.catalogue;
}

export function hallLine(state: State): HallLine {
  const { hall } = catalogueOf(state).source;
  return { name: hall.name, timeZone: hall.timeZone, complaintPhone: hall.complaintPhone };
}

export function placeOf(counter: Counter): Place {
  return { id: counter.id, name: counter.name, floor: counter.floor };
}

export function placeById(state: State, counter: string | null): Place | null {
  const found = counter === null ? undefined : catalogueOf(state).counters.get(counter);
  return found ? placeOf(found) : null;
}

/** Whole minutes, so that a waiting queue does not make a new view every second. */
function longestWait(state: State, queue: QueueState | undefined, now: number): number {
  let oldest = now;
  for (const id of queue?.waiting ?? []) oldest = Math.min(oldest, state.tickets.get(id)?.issuedAt ?? now);
  return Math.floor((now - oldest) / 60_000) * 60_000;
}

export function queueLine(source: Source, id: string): QueueLine {
  const line = queueLines(source).find((known) => known.id === id);
  if (!line) throw new Error(`no queue ${id}`);
  return line;
}

function draw({ state, now }: Source, id: string): QueueLine {
  const queue = catalogueOf(state).queues.get(id);
  if (!queue) throw new Error(`no queue ${id}`);
  const hours = queueOpen(state, id, now);
  return {
    id,
    letter: queue.letter,
    name: queue.name,
    open: hours.open,
    closedBecause: hours.because,
    realName: queueOfTickets(state, id).realName ?? 'off',
    bookable: queue.appointments !== undefined,
    sessions: queue.sessions,
    waiting: state.queues.get(id)?.waiting.length ?? 0,
    longestMs: longestWait(state, state.queues.get(id), now),
    counters: servingCounters(state, id),
    places: placesFor(state, id),
    estimate: estimate(state, id, now),
  };
}

/** The queue whose rules hold for tickets of this one now. */
function queueOfTickets(state: State, id: string): Queue {
  const { queues } = catalogueOf(state);
  const queue = queues.get(resolveQueue(state, id)) ?? queues.get(id);
  if (!queue) throw new Error(`no queue ${id}`);
  return queue;
}

/** All queues. */
export const queueLines = alike((source: Source): readonly QueueLine[] =>
  [...catalogueOf(source.state).queues.keys()].map((id) => draw(source, id)),
);

/** What everyone may know of a person (亮身份). */
export function clerkCard(state: State, person: string | null): ClerkCard | null {
  const staff: Staff | undefined = person === null ? undefined : catalogueOf(state).staff.get(person);
  if (!staff) return null;
  const department =
    staff.department === null ? undefined : catalogueOf(state).departments.get(staff.department);
  return {
    id: staff.id,
    name: staff.name,
    post: staff.post,
    duties: staff.duties,
    department: department?.short ?? null,
    photo: staff.photo === null ? null : `/photos/${staff.photo}`,
    partyMember: staff.partyMember,
  };
}

export function itemName(state: State, item: string | null): Text | null {
  return (item === null ? undefined : catalogueOf(state).items.get(item)?.name) ?? null;
}

/** Where a place's paper comes out: its own printers first, then those it shares, spares last. */
export function printersOf({ state, presence }: Source, place: string) {
  const { bindings, shares } = state.devices;
  const named = [
    ...[...bindings].flatMap(([device, to]) => (to === place ? [{ device, spare: false }] : [])),
    ...[...shares].flatMap(([device, places]) =>
      places.flatMap(({ to, spare }) => (to === place ? [{ device, spare }] : [])),
    ),
  ].sort((a, b) => Number(a.spare) - Number(b.spare));
  return named.flatMap(({ device, spare }) => {
    const known = presence.device(device);
    if (known?.kind !== 'printer') return [];
    const status: PrinterStatus = known.connected
      ? (known.status ?? { kind: 'unknown' })
      : { kind: 'offline' };
    return [{ device, spare, status, stands: bindings.get(device) ?? null }];
  });
}

/** The printer a kiosk relies on, spares left out: the first that can print, else the first. */
export function kioskPrinter(source: Source, kiosk: string): PrinterStatus {
  const own = printersOf(source, kiosk).filter(({ spare }) => !spare);
  const best = own.find(({ status }) => prints(status)) ?? own[0];
  return best?.status ?? { kind: 'offline' };
}

/** Where the next ticket of a kiosk comes out, spares counted in. `at`: another place than the kiosk, or null. */
export function paperOf(source: Source, kiosk: string): { status: PrinterStatus; at: string | null } {
  const all = printersOf(source, kiosk);
  const best = all.find(({ status }) => prints(status)) ?? all.find(({ spare }) => !spare);
  if (!best) return { status: { kind: 'offline' }, at: null };
  return { status: best.status, at: best.stands === kiosk ? null : best.stands };
}

/** Paper can come out (an honest "unknown" counts as working). */
export function prints(status: PrinterStatus): boolean {
  return status.kind === 'ready' || status.kind === 'paper-low' || status.kind === 'unknown';
}
