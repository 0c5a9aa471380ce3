import type { Clock } from '../clock.ts';

/** Bytes that came from a printer and were not read yet, for one reader at a time. */
export interface Inbox {
  /** False when so much lies unread that the sender must be cut off. */
  push(bytes: Uint8Array): boolean;
  /** Nothing more will come. */
  end(): void;
  /** The next byte; null after `ms` without one or at the end. */
  read(ms: number): Promise<number | null>;
  drop(): void;
}

/** Bytes kept unread. */
const FLOOD = 65_536;

export function createInbox(clock: Clock): Inbox {
  const received: number[] = [];
  let ended = false;
  let wake: (() => void) | null = null;
  return {
    push(bytes) {
      if (received.length + bytes.length > FLOOD) return false;
      received.push(...bytes);
      wake?.();
      return true;
    },
    end() {
      ended = true;
      wake?.();
    },
    read: (ms) =>
      new Promise((done) => {
        const take = () => {
          const byte = received.shift();
          if (byte === undefined && !ended) return false;
          wake = null;
          done(byte ?? null);
          return true;
        };
        if (take()) return;
        const giveUp = clock.after(ms, () => {
          wake = null;
          done(null);
        });
        wake = () => {
          if (take()) giveUp();
        };
      }),
    drop() {
      received.length = 0;
    },
  };
}
