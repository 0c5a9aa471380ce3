import { connect } from 'node:net';
import type { Clock } from '../clock.ts';

/** A connection to a printer on the network. Nothing here waits without an end. */
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

const PIECE = 1024;
/** Bytes kept unread; a peer that floods is cut off. */
const FLOOD = 65_536;

/** Connects within `ms`, or null. */
export function openLine(host: string, port: number, ms: number, clock: Clock): Promise<Line | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const received: number[] = [];
    let lost = false;
    let wake: (() => void) | null = null;
    const cancel = clock.after(ms, () => {
      socket.destroy();
      resolve(null);
    });
    socket.on('data', (chunk: Buffer) => {
      if (received.length + chunk.length > FLOOD) socket.destroy();
      else received.push(...chunk);
      wake?.();
    });
    // The cause shows by the close that follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      lost = true;
      cancel();
      wake?.();
      resolve(null);
    });
    // A peer that ends its half no longer answers: over.
    socket.on('end', () => socket.destroy());
    socket.on('connect', () => {
      cancel();
      resolve(line);
    });

    const write = (piece: Uint8Array, stallMs: number) =>
      new Promise<'sent' | 'stalled' | 'lost'>((done) => {
        if (lost) return done('lost');
        const giveUp = clock.after(stallMs, () => done('stalled'));
        socket.write(piece, (error) => {
          giveUp();
          done(error ? 'lost' : 'sent');
        });
      });
    const line: Line = {
      get lost() {
        return lost;
      },
      drop() {
        received.length = 0;
      },
      async send(bytes, stallMs) {
        for (let at = 0; at < bytes.length; at += PIECE) {
          const result = await write(bytes.subarray(at, at + PIECE), stallMs);
          if (result !== 'sent') return result;
        }
        return 'sent';
      },
      read: (wait) =>
        new Promise((done) => {
          const take = () => {
            const byte = received.shift();
            if (byte === undefined && !lost) return false;
            wake = null;
            done(byte ?? null);
            return true;
          };
          if (take()) return;
          const giveUp = clock.after(wait, () => {
            wake = null;
            done(null);
          });
          wake = () => {
            if (take()) giveUp();
          };
        }),
      end() {
        socket.end();
        // A peer that never closes its half must not keep the socket.
        clock.after(2000, () => socket.destroy());
      },
      destroy: () => socket.destroy(),
    };
  });
}
