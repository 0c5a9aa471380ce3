import { connect } from 'node:net';
import type { Clock } from '../clock.ts';
import { createInbox } from './inbox.ts';
import { type Line, type OpenLine, PIECE } from './line.ts';

/** A peer that never closes its half must not keep the socket, ms. */
const HALF_CLOSED_MS = 2000;

/** A printer on the network (port 9100). A peer that floods is cut off. */
export function tcpLine(host: string, port: number, clock: Clock): OpenLine {
  return (ms) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, noDelay: true });
      const inbox = createInbox(clock);
      let lost = false;
      const cancel = clock.after(ms, () => {
        socket.destroy();
        resolve(null);
      });
      socket.on('data', (chunk: Buffer) => {
        if (!inbox.push(chunk)) socket.destroy();
      });
      // The cause shows by the close that follows.
      socket.on('error', () => {});
      socket.on('close', () => {
        lost = true;
        cancel();
        inbox.end();
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
        read: inbox.read,
        drop: inbox.drop,
        async send(bytes, stallMs) {
          for (let at = 0; at < bytes.length; at += PIECE) {
            const result = await write(bytes.subarray(at, at + PIECE), stallMs);
            if (result !== 'sent') return result;
          }
          return 'sent';
        },
        end() {
          socket.end();
          socket.once(
            'close',
            clock.after(HALF_CLOSED_MS, () => socket.destroy()),
          );
        },
        destroy: () => socket.destroy(),
      };
    });
}
