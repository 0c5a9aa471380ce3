import { unpackRows } from './bitmap.ts';
import type { PaperCommand, QrLevel, TextStyle } from './events.ts';

/** The commands the decoder knows, as a table: what the driver sends and what halls' other programs usually send. */

export type DecoderState = {
  chinese: boolean;
  style: TextStyle;
  qr: { module: number; level: QrLevel; content: string };
};
const PLAIN: TextStyle = { width: 1, height: 1, bold: false, reverse: false, underline: false };

export function freshState(): DecoderState {
  return { chinese: false, style: PLAIN, qr: { module: 3, level: 'L', content: '' } };
}

/** Reads one command at the start of `bytes`; null when its rest has not come yet. */
export type Handler = (
  bytes: Buffer,
  state: DecoderState,
) => { readonly command: PaperCommand; readonly length: number } | null;

export const COMMANDS = new Map<string, Handler>();

/** A command of fixed length: prefix and so many parameter bytes. */
function known(
  prefix: readonly number[],
  parameters: number,
  command: (parameters: Buffer, state: DecoderState) => PaperCommand,
): void {
  const length = prefix.length + parameters;
  COMMANDS.set(Buffer.from(prefix).toString('latin1'), (bytes, state) =>
    bytes.length < length ? null : { command: command(bytes.subarray(prefix.length, length), state), length },
  );
}

/** One that only changes the style of later text. */
function styling(prefix: readonly number[], name: string, change: (n: number) => Partial<TextStyle>): void {
  known(prefix, 1, (p, state) => {
    state.style = { ...state.style, ...change(p[0] ?? 0) };
    return { type: 'setting', name };
  });
}
const setting = (prefix: readonly number[], parameters: number, name: string) =>
  known(prefix, parameters, () => ({ type: 'setting', name }));

const [DLE, ESC, FS, GS] = [0x10, 0x1b, 0x1c, 0x1d];
const on = (n: number) => (n & 1) === 1;

known([0x0a], 0, () => ({ type: 'line' }));
known([0x07], 0, () => ({ type: 'beep', times: 1 }));
setting([0x0d], 0, 'CR');
setting([0x00], 0, 'NUL');

known([DLE, 0x04], 1, (p) => ({ type: 'status-now', n: p[0] ?? 0 }));
known([DLE, 0x14, 0x08], 7, () => ({ type: 'clear' }));
known([GS, 0x72], 1, (p) => ({ type: 'status-in-order', n: p[0] ?? 0 }));
setting([GS, 0x61], 1, 'GS a');

known([ESC, 0x40], 0, (_, state) => {
  Object.assign(state, freshState());
  return { type: 'reset' };
});
known([ESC, 0x64], 1, (p) => ({ type: 'feed', unit: 'lines', count: p[0] ?? 0 }));
known([ESC, 0x4a], 1, (p) => ({ type: 'feed', unit: 'dots', count: p[0] ?? 0 }));
known([ESC, 0x32], 0, () => ({ type: 'spacing', dots: null }));
known([ESC, 0x33], 1, (p) => ({ type: 'spacing', dots: p[0] ?? 0 }));
known([ESC, 0x61], 1, (p) => ({
  type: 'align',
  to: (['left', 'center', 'right'] as const)[(p[0] ?? 0) % 3] ?? 'left',
}));
known([ESC, 0x42], 2, (p) => ({ type: 'beep', times: p[0] ?? 1 }));
known([ESC, 0x70], 3, () => ({ type: 'drawer' }));
setting([ESC, 0x74], 1, 'ESC t');
setting([ESC, 0x52], 1, 'ESC R');
setting([ESC, 0x4d], 1, 'ESC M');

styling([ESC, 0x45], 'ESC E', (n) => ({ bold: on(n) }));
styling([ESC, 0x47], 'ESC G', (n) => ({ bold: on(n) }));
styling([ESC, 0x2d], 'ESC -', (n) => ({ underline: n % 48 !== 0 }));
styling([FS, 0x2d], 'FS -', (n) => ({ underline: n % 48 !== 0 }));
styling([GS, 0x42], 'GS B', (n) => ({ reverse: on(n) }));
styling([GS, 0x21], 'GS !', (n) => ({ width: (n >> 4) + 1, height: (n & 0x0f) + 1 }));
styling([FS, 0x57], 'FS W', (n) => ({ width: on(n) ? 2 : 1, height: on(n) ? 2 : 1 }));
styling([FS, 0x21], 'FS !', (n) => ({
  width: n & 0x04 ? 2 : 1,
  height: n & 0x08 ? 2 : 1,
  underline: (n & 0x80) !== 0,
}));
styling([ESC, 0x21], 'ESC !', (n) => ({
  bold: (n & 0x08) !== 0,
  height: n & 0x10 ? 2 : 1,
  width: n & 0x20 ? 2 : 1,
  underline: (n & 0x80) !== 0,
}));

known([FS, 0x26], 0, (_, state) => {
  state.chinese = true;
  return { type: 'setting', name: 'FS &' };
});
known([FS, 0x2e], 0, (_, state) => {
  state.chinese = false;
  return { type: 'setting', name: 'FS .' };
});

/** GS V: m alone, or m and a feed. */
COMMANDS.set('\x1dV', (bytes) => {
  const mode = bytes[2];
  if (mode === undefined) return null;
  const length = mode === 65 || mode === 66 ? 4 : 3;
  if (bytes.length < length) return null;
  const full = mode === 0 || mode === 48 || mode === 65;
  return {
    command: { type: 'cut', mode: full ? 'full' : 'partial', feed: length === 4 ? (bytes[3] ?? 0) : 0 },
    length,
  };
});

/** GS v 0: a picture, eight dots a byte. */
COMMANDS.set('\x1dv0', (bytes) => {
  if (bytes.length < 8) return null;
  const bytesPerRow = bytes.readUInt16LE(4);
  const rows = bytes.readUInt16LE(6);
  const length = 8 + bytesPerRow * rows;
  if (bytes.length < length) return null;
  const mode = (bytes[3] ?? 0) % 48;
  const bitmap = unpackRows(bytesPerRow, rows, bytes.subarray(8, length));
  return { command: { type: 'bitmap', bitmap, scaleX: mode & 1 ? 2 : 1, scaleY: mode & 2 ? 2 : 1 }, length };
});

const LEVELS: Readonly<Record<number, QrLevel>> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' };

/** GS ( k: QR code model 2 (cn 49); other symbols are unknown. */
COMMANDS.set('\x1d(k', (bytes, { qr }) => {
  if (bytes.length < 5) return null;
  const length = 5 + bytes.readUInt16LE(3);
  if (bytes.length < length) return null;
  const [symbol, job, n] = [bytes[5], bytes[6], bytes[7] ?? 0];
  const done = (command: PaperCommand) => ({ command, length });
  if (symbol !== 49) return done({ type: 'unknown' });
  if (job === 81) return done({ type: 'qr', ...qr });
  if (job === 80) qr.content = bytes.toString('utf8', 8, length);
  else if (job === 67) qr.module = Math.max(1, n);
  else if (job === 69) qr.level = LEVELS[n] ?? 'L';
  else if (job !== 65 || n !== 50) return done({ type: 'unknown' });
  return done({ type: 'setting', name: 'GS ( k' });
});
