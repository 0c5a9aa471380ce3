import { type ChildProcess, spawn } from 'node:child_process';
import type { Holder } from '../../hub/contract/holder.ts';
import type { Clock } from '../clock.ts';
import type { CardReader } from './port.ts';
import { lineCutter, readLine } from './reading.ts';

/** A program that ended while a document is still asked is run again after this, ms. */
const AGAIN_MS = 500;

/** A vendor's program that is run to read and ended when nobody asks any more; each line of its output is a reading (docs/agent.md). */
export function createCommandReader(
  name: string,
  [program = '', ...options]: readonly string[],
  clock: Clock,
): CardReader {
  const listeners: (() => void)[] = [];
  let connected = true;
  let child: ChildProcess | null = null;
  let tell: ((holder: Holder | null) => void) | null = null;
  let cancelAgain = () => {};

  const become = (now: boolean) => {
    if (connected === now) return;
    connected = now;
    for (const listener of listeners) listener();
  };
  const run = () => {
    const mine = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    child = mine;
    mine.on('spawn', () => become(true));
    const cut = lineCutter((line) => {
      if (child === mine) tell?.(readLine(line));
    });
    mine.stdout.setEncoding('utf8').on('data', (chunk) => cut(String(chunk)));
    mine.on('error', () => become(false));
    mine.on('close', () => {
      if (child !== mine) return;
      child = null;
      if (tell) cancelAgain = clock.after(AGAIN_MS, run);
    });
  };
  const end = () => {
    cancelAgain();
    const running = child;
    child = null;
    running?.kill('SIGKILL');
  };

  return {
    name,
    get connected() {
      return connected;
    },
    onConnected: (listener) => void listeners.push(listener),
    read(wanted) {
      end();
      tell = wanted;
      run();
      return () => {
        if (tell !== wanted) return;
        tell = null;
        end();
      };
    },
    async close() {
      tell = null;
      end();
    },
  };
}
