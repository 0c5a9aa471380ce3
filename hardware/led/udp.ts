import { createSocket, type Socket } from 'node:dgram';
import type { Clock } from '../clock.ts';

/** A datagram, and where it goes when that is not the one host of the socket (multicast). */
export type Datagram = { readonly bytes: Uint8Array; readonly to?: string };
export interface UdpLine {
  /** Nothing says that nobody listens. */
  readonly up: boolean;
  onChange(listener: () => void): void;
  send(datagram: Datagram): void;
  /** After what was sent. */
  close(): Promise<void>;
}

/** Without a complaint of the network for this long somebody may be listening (ms): a host without a listener complains at once. */
const QUIET = 3000;
const AGAIN = 1000;

/** Datagrams to one host, or with `host` null to multicast groups. What the network refuses is seen, silence is not. */
export function openUdp(host: string | null, port: number, clock: Clock): UdpLine {
  const listeners: (() => void)[] = [];
  let socket: Socket | null = null;
  let up = false;
  let closed = false;
  let pending = 0;
  let drained = () => {};
  let cancel = () => {};

  const become = (now: boolean) => {
    if (closed || up === now) return;
    up = now;
    for (const listener of listeners) listener();
  };
  const hope = (ms: number) => {
    cancel();
    if (!closed) cancel = clock.after(ms, () => become(true));
  };
  const complaint = () => {
    become(false);
    hope(QUIET);
  };
  const lost = (mine: Socket) => {
    if (socket !== mine) return;
    socket = null;
    mine.close();
    become(false);
    if (!closed) cancel = clock.after(AGAIN, open);
  };
  const open = () => {
    const mine = createSocket('udp4');
    let ready = false;
    mine.on('error', () => (ready ? complaint() : lost(mine)));
    const start = () => {
      if (closed) return void mine.close();
      ready = true;
      socket = mine;
      hope(0);
    };
    socket = mine;
    if (host === null) mine.bind(0, start);
    else mine.connect(port, host, start);
  };
  open();

  return {
    get up() {
      return up;
    },
    onChange: (listener) => void listeners.push(listener),
    send({ bytes, to }) {
      const mine = socket;
      if (!mine) return;
      const done = (error: Error | null) => {
        pending -= 1;
        if (error) complaint();
        if (pending === 0) drained();
      };
      pending += 1;
      try {
        if (to === undefined) mine.send(bytes, done);
        else mine.send(bytes, port, to, done);
      } catch {
        // Not connected yet: the picture comes again with the next keep-alive.
        done(null);
      }
    },
    async close() {
      closed = true;
      cancel();
      if (pending > 0)
        await new Promise<void>((done) => {
          drained = done;
        });
      socket?.close();
      socket = null;
    },
  };
}
