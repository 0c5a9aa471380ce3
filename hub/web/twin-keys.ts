/**
 * What passes between the dock page and a kiosk page it opened, so that a reader which types like a keyboard has a twin (P6): one
 * message a key from the dock, one from the kiosk once it listens.
 */
const KEY = 'onewindow-key';
export const LISTENS = 'onewindow-listens';

export type TwinKey = { readonly [KEY]: string };

export const twinKey = (key: string): TwinKey => ({ [KEY]: key });

/** The key of a message that is one (one character, or a named key as of `KeyboardEvent.key`), else null. */
export function keyOf(data: unknown): string | null {
  const key = typeof data === 'object' && data !== null ? (data as Partial<TwinKey>)[KEY] : undefined;
  return typeof key === 'string' && key !== '' ? key : null;
}

/** A page of this machine: the dock answers on loopback alone. */
export function onThisMachine(origin: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(origin);
}
