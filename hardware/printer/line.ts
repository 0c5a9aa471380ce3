/** A connection to a printer. Nothing here waits without an end. */
export interface Line {
  /** Hands over bytes piece by piece; `stalled` when the printer took none for `stallMs`. */
  send(bytes: Uint8Array, stallMs: number): Promise<'sent' | 'stalled' | 'lost'>;
  /** The next byte from the printer; null after `ms` without one or when the connection ended. */
  read(ms: number): Promise<number | null>;
  /** Forgets what came and was not read: late answers to older questions. */
  drop(): void;
  readonly lost: boolean;
  /** Ends the connection; bytes handed over still go out. */
  end(): void;
  /** Cuts the connection; bytes not yet gone never go. */
  destroy(): void;
}

/** Opens a line within `ms`, or gives null. */
export type OpenLine = (ms: number) => Promise<Line | null>;

/** Bytes handed over at once. */
export const PIECE = 1024;
