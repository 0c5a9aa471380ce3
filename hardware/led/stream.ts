import { spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';

/** Bytes to one bus: a TCP converter or a serial device, shared by all panels that hang on it. */
export interface Stream {
  readonly up: boolean;
  onChange(listener: () => void): void;
  /** One write after the other, with a pause between; false when the bytes did not leave. */
  write(bytes: Uint8Array): Promise<boolean>;
  close(): Promise<void>;
}

/** Writes, and lets go. `onLost` is called once. */
type Handle = { write(bytes: Uint8Array): Promise<void>; close(): void };
type Opener = (onLost: () => void) => Promise<Handle>;

/** Between two tries to open it, and the longest a write may take: a peer that reads no more is let go (ms). */
const AGAIN = 1000;
const PATIENCE = 5000;
/** Between two frames: panels on one bus find the start of the next by it (ms). */
const PAUSE = 50;

/** Kept open; what fails is closed and opened anew. */
export function keepOpen(opener: Opener, clock: Clock): Stream {
  const listeners: (() => void)[] = [];
  let handle: Handle | null = null;
  let closed = false;
  let cancel = () => {};
  let last: Promise<unknown> = Promise.resolve();

  const become = (now: Handle | null) => {
    const changed = (handle === null) !== (now === null);
    handle = now;
    if (changed) for (const listener of listeners) listener();
  };
  const again = () => {
    if (!closed) cancel = clock.after(AGAIN, start);
  };
  const drop = (mine: Handle) => {
    if (handle !== mine) return;
    mine.close();
    become(null);
    again();
  };
  const start = () => {
    let mine: Handle | null = null;
    let gone = false;
    const lost = () => {
      gone = true;
      if (mine) drop(mine);
    };
    opener(lost).then((opened) => {
      if (closed || gone) {
        opened.close();
        return again();
      }
      mine = opened;
      become(opened);
    }, again);
  };
  const put = async (bytes: Uint8Array): Promise<boolean> => {
    const mine = handle;
    if (!mine || closed) return false;
    let stop = () => {};
    const late = new Promise<never>((_, failed) => {
      stop = clock.after(PATIENCE, () => failed(new Error('it does not read')));
    });
    try {
      await Promise.race([mine.write(bytes), late]);
    } catch {
      drop(mine);
      return false;
    } finally {
      stop();
    }
    await new Promise<void>((done) => void clock.after(PAUSE, done));
    return true;
  };
  start();

  return {
    get up() {
      return handle !== null;
    },
    onChange: (listener) => void listeners.push(listener),
    write(bytes) {
      const mine = last.then(() => put(bytes));
      last = mine;
      return mine;
    },
    async close() {
      closed = true;
      cancel();
      handle?.close();
      handle = null;
    },
  };
}

/** A converter or controller that listens on TCP. */
export function tcpOpener(host: string, port: number): Opener {
  return (onLost) =>
    new Promise((opened, failed) => {
      const socket: Socket = connect({ host, port });
      socket.setNoDelay(true);
      // What it says is not asked for; read, so that its end is seen.
      socket.resume();
      socket.on('error', failed);
      socket.on('close', () => {
        failed(new Error('closed'));
        onLost();
      });
      socket.on('connect', () =>
        opened({
          write: (bytes) =>
            new Promise((done, broken) => socket.write(bytes, (error) => (error ? broken(error) : done()))),
          close: () => void socket.destroy(),
        }),
      );
    });
}

export type Serial = {
  readonly path: string;
  readonly baud: number;
  readonly parity: 'none' | 'even' | 'odd';
};
const PARITY: Readonly<Record<Serial['parity'], readonly string[]>> = {
  none: ['-parenb'],
  even: ['parenb', '-parodd'],
  odd: ['parenb', 'parodd'],
};

/** A serial device of this machine, set up with stty: eight data bits, one stop bit, nothing in between. */
export function serialOpener({ path, baud, parity }: Serial): Opener {
  return async () => {
    await stty([
      '-F',
      path,
      String(baud),
      'raw',
      '-echo',
      'cs8',
      '-cstopb',
      'clocal',
      '-crtscts',
      ...PARITY[parity],
    ]);
    const file: FileHandle = await open(path, 'r+');
    return {
      async write(bytes) {
        for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      },
      close: () => void file.close().catch(() => {}),
    };
  };
}

function stty(options: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn('stty', options, { stdio: 'ignore' });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`stty ended with ${code}`))));
  });
}
