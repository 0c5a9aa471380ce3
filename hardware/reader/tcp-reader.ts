import { connect, type Socket } from 'node:net';
import type { Holder } from '../../hub/contract/holder.ts';
import type { Clock } from '../clock.ts';
import type { CardReader } from './port.ts';
import { lineCutter, readLine } from './reading.ts';

/** Between tries to reach the program, ms. */
const RETRY_MS = 1000;

/** A vendor's program that listens on TCP and speaks lines of JSON (docs/agent.md). Lost, it is reached anew and told afresh. */
export function createTcpReader(
  name: string,
  { host, port }: { readonly host: string; readonly port: number },
  clock: Clock,
): CardReader {
  const listeners: (() => void)[] = [];
  let socket: Socket | null = null;
  let connected = false;
  let closed = false;
  let tell: ((holder: Holder | null) => void) | null = null;
  let cancelRetry = () => {};

  const become = (now: boolean) => {
    if (connected === now) return;
    connected = now;
    for (const listener of listeners) listener();
  };
  const say = (read: boolean) => {
    if (connected) socket?.write(`${JSON.stringify({ read })}\n`);
  };
  const open = () => {
    const mine = connect({ host, port });
    socket = mine;
    mine.setEncoding('utf8');
    mine.on('connect', () => {
      become(true);
      if (tell) say(true);
    });
    const cut = lineCutter((line) => tell?.(readLine(line)));
    mine.on('data', (chunk) => cut(String(chunk)));
    // `close` follows and tries again.
    mine.on('error', () => {});
    mine.on('close', () => {
      become(false);
      if (!closed) cancelRetry = clock.after(RETRY_MS, open);
    });
  };
  open();

  return {
    name,
    get connected() {
      return connected;
    },
    onConnected: (listener) => void listeners.push(listener),
    read(wanted) {
      tell = wanted;
      say(true);
      return () => {
        if (tell !== wanted) return;
        tell = null;
        say(false);
      };
    },
    async close() {
      closed = true;
      tell = null;
      cancelRetry();
      socket?.destroy();
    },
  };
}
