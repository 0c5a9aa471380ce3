import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { runProgram } from '../program.ts';
import { createInbox } from './inbox.ts';
import { type Line, type OpenLine, PIECE } from './line.ts';

/** How often a device that has nothing to say, or takes nothing, is asked again, ms. */
const AGAIN_MS = 5;
/** Never waits inside the kernel, and never becomes this process's terminal. */
const FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;

/** A printer that is a file: `/dev/usb/lp0` (the kernel's usblp), which also passes the printer's answers back. */
export function deviceLine(path: string, clock: Clock): OpenLine {
  return async () => {
    const file = await open(path, FLAGS).catch(() => null);
    return file && lineOver(file, clock);
  };
}

export type SerialSettings = { readonly baud: number; readonly flow: 'none' | 'rts' | 'xon' };

/** A printer at a serial port, eight bits, no parity, one stop bit. Needs `stty` (part of every Linux). */
export function serialLine(path: string, { baud, flow }: SerialSettings, clock: Clock): OpenLine {
  const raw = ['raw', '-echo', 'cs8', '-parenb', '-cstopb', 'clocal', '-hupcl'];
  const flows = [
    flow === 'rts' ? 'crtscts' : '-crtscts',
    ...(flow === 'xon' ? ['ixon', 'ixoff'] : ['-ixon', '-ixoff']),
  ];
  return async (ms) => {
    const set = await runProgram('stty', ['-F', path, String(baud), ...raw, ...flows]);
    return set.code === 0 ? deviceLine(path, clock)(ms) : null;
  };
}

function lineOver(file: FileHandle, clock: Clock): Line {
  const inbox = createInbox(clock);
  let lost = false;
  let closed = false;
  const pause = () => new Promise<void>((done) => void clock.after(AGAIN_MS, done));
  const close = () => {
    if (closed) return;
    closed = true;
    lost = true;
    inbox.end();
    void file.close().catch(() => {});
  };
  const listen = async () => {
    const piece = new Uint8Array(PIECE);
    while (!closed) {
      const count = await file.read(piece, 0, PIECE, null).then(({ bytesRead }) => bytesRead, triedInVain);
      if (count === null || (count > 0 && !inbox.push(piece.subarray(0, count)))) return close();
      if (count === 0) await pause();
    }
  };
  void listen();
  return {
    get lost() {
      return lost;
    },
    read: inbox.read,
    drop: inbox.drop,
    async send(bytes, stallMs) {
      let taken = clock.ticks();
      for (let at = 0; at < bytes.length; ) {
        if (closed) return 'lost';
        const rest = bytes.subarray(at, at + PIECE);
        const count = await file.write(rest).then(({ bytesWritten }) => bytesWritten, triedInVain);
        if (count === null) {
          close();
          return 'lost';
        }
        at += count;
        if (count > 0) taken = clock.ticks();
        else if (clock.ticks() - taken >= stallMs) return 'stalled';
        else await pause();
      }
      return 'sent';
    },
    end: close,
    destroy: close,
  };
}

/** Nothing now (0), or the device is gone (null). */
function triedInVain(error: NodeJS.ErrnoException): 0 | null {
  return error.code === 'EAGAIN' ? 0 : null;
}
