/** How long a panel says what it says otherwise, before an urgent message comes round again; and a message, or a part of one, that need not run (ms). */
export const STANDS = 10_000;

/**
 * An urgent message and what a panel says otherwise take turns: the message goes first, and once whole before any call; from then on a
 * new call is shown at once, and the message comes round again after it (D2). Times are milliseconds of any steady clock.
 */
export type Turns = {
  /** Journal position of the message. */
  readonly position: number;
  /** How long the message takes once. */
  readonly ms: number;
  /** When the first round began. */
  readonly at: number;
  /** Journal position of the last call shown beside it. */
  readonly call: number | null;
};

/** What is shown, since when and until when. */
export type Turn = { readonly is: 'message' | 'sign'; readonly since: number; readonly until: number };

/** The turns from `now` on, given those before. */
export function turnsFrom(
  before: Turns | null,
  urgent: Pick<Turns, 'position' | 'ms'> | null,
  call: number | null,
  now: number,
): Turns | null {
  if (!urgent) return null;
  if (before?.position !== urgent.position) {
    const at = call !== null && call > urgent.position ? now - urgent.ms : now;
    return { ...urgent, at, call };
  }
  const isNew = call !== null && call !== before.call;
  const at = isNew && now - before.at >= urgent.ms ? now - urgent.ms : before.at;
  return { ...urgent, at, call: call ?? before.call };
}

/** Whose turn it is. */
export function turnAt({ ms, at }: Turns, now: number): Turn {
  const round = ms + STANDS;
  const start = now - ((now - at) % round);
  return now - start < ms
    ? { is: 'message', since: start, until: start + ms }
    : { is: 'sign', since: start + ms, until: start + round };
}
