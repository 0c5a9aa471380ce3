import { backOff } from './back-off.ts';

/**
 * What is on its way to one receiver: at least once, in order for each ticket or case, the others meanwhile going on. Time and chance
 * come as arguments; `steady` is ms of a clock that never jumps. What is not held here yet lies in the journal, so memory is bounded.
 */
export type Outbox = {
  /** Up to this journal position everything is held here, has arrived, or was given up. */
  read: number;
  /** In journal order, by key. */
  readonly parcels: Map<string, Parcel>;
  /** Attempts that failed since one succeeded, whichever parcel they were about. */
  failures: number;
  /** Epoch ms of the first of them. */
  failingSince: number | null;
  /** While nothing gets through, nothing is tried before, steady ms. */
  pausedUntil: number;
};

/** One event for one receiver. */
export type Parcel = Told & {
  /** Failed attempts; those among them in which the receiver answered that it will not have it. */
  attempts: number;
  refusals: number;
  /** Not tried before, steady ms. */
  dueAt: number;
  flying: boolean;
};

/** `position`, `index`: the fact, and which of its events; `at`: the fact's time, epoch ms; `about`: whose order is kept. */
export type Told = {
  readonly position: number;
  readonly index: number;
  readonly at: number;
  readonly about: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** What is kept on disk: enough to go on after a restart. */
export type OutboxRecord = { readonly read: number; readonly open: readonly number[] };

/** Held in memory at most; the journal keeps the rest. */
export const MOST_HELD = 2000;
/** On their way at once. */
export const MOST_FLYING = 4;
/** After so many failures in a row one parcel at a time is tried. */
export const FAILING = 8;
/** Older ones are given up, ms. */
export const KEPT = 72 * 3_600_000;
/** Refused so often by a receiver that answers others, a parcel is given up. */
export const MOST_REFUSALS = 10;

export const keyOf = ({ position, index }: Pick<Told, 'position' | 'index'>): string =>
  `${position}.${index}`;

export function newOutbox(read: number): Outbox {
  return { read, parcels: new Map(), failures: 0, failingSince: null, pausedUntil: 0 };
}

export function recordOf({ read, parcels }: Outbox): OutboxRecord {
  return { read, open: [...new Set([...parcels.values()].map(({ position }) => position))] };
}

/** How many more may be held. */
export const room = ({ parcels }: Outbox): number => Math.max(0, MOST_HELD - parcels.size);

/** The journal was read up to `read`; these events of it are wanted. */
export function take(outbox: Outbox, read: number, told: readonly Told[]): void {
  outbox.read = Math.max(outbox.read, read);
  for (const each of told) {
    outbox.parcels.set(keyOf(each), { ...each, attempts: 0, refusals: 0, dueAt: 0, flying: false });
  }
}

/** What to send now, those that wait longest first: never two about the same thing, and only the first of them. */
export function due(outbox: Outbox, steady: number): Parcel[] {
  if (steady < outbox.pausedUntil) return [];
  const about = new Set<string>();
  const heads: Parcel[] = [];
  let flying = 0;
  for (const parcel of outbox.parcels.values()) {
    if (parcel.flying) flying += 1;
    else if (parcel.dueAt <= steady && !about.has(parcel.about)) heads.push(parcel);
    about.add(parcel.about);
  }
  const free = (outbox.failures < FAILING ? MOST_FLYING : 1) - flying;
  return heads.sort((a, b) => a.dueAt - b.dueAt).slice(0, Math.max(0, free));
}

/** It arrived, or it is of no more use: whoever waited behind it is next. */
export function settle(outbox: Outbox, parcel: Parcel): void {
  outbox.parcels.delete(keyOf(parcel));
}

/** The receiver took it: it is there, so what it missed while it was not is due at once. */
export function arrived(outbox: Outbox, parcel: Parcel): void {
  settle(outbox, parcel);
  if (outbox.failures >= FAILING) for (const other of outbox.parcels.values()) other.dueAt = 0;
  outbox.failures = 0;
  outbox.failingSince = null;
  outbox.pausedUntil = 0;
}

/** Not this time. `refused`: it answered, and will not have this one. `now` epoch ms; `chance` from 0 to 1. */
export function failed(
  outbox: Outbox,
  parcel: Parcel,
  refused: boolean,
  { steady, now, chance }: { readonly steady: number; readonly now: number; readonly chance: number },
): void {
  parcel.flying = false;
  parcel.attempts += 1;
  if (refused) parcel.refusals += 1;
  parcel.dueAt = steady + backOff(parcel.attempts, chance);
  outbox.failures += 1;
  outbox.failingSince ??= now;
  const beyond = outbox.failures - FAILING;
  if (beyond >= 0) outbox.pausedUntil = steady + backOff(beyond + 1, chance);
}

/** Cut off by the hub itself: it counts as never tried. */
export function returned(parcel: Parcel): void {
  parcel.flying = false;
}

/** Takes out, and gives, what will not be tried any more. */
export function giveUp(outbox: Outbox, now: number): Parcel[] {
  const over = [...outbox.parcels.values()].filter(
    ({ flying, at, refusals }) => !flying && (now - at > KEPT || refusals >= MOST_REFUSALS),
  );
  for (const parcel of over) settle(outbox, parcel);
  return over;
}
