import iconv from 'iconv-lite';
import { checksumSize } from '../led/checksum.ts';
import { sumBytes, type TextFrame } from '../led/frame.ts';

/** What a panel understood of a frame; `bad`: something that was none. */
export type Read =
  | { readonly address: number | null; readonly text: string; readonly calling: boolean }
  | 'bad';

/** Bytes kept while the end of a frame is not there yet. */
const MOST = 2048;

/** Reads a stream of frames: however it is cut, whatever stands between them. */
export function createFrameReader(frame: TextFrame): (bytes: Uint8Array) => Read[] {
  let held: number[] = [];
  return (bytes) => {
    held.push(...bytes);
    const read: Read[] = [];
    for (;;) {
      const next = take(frame, held);
      if (next === null) break;
      held = next.rest;
      if (next.read) read.push(next.read);
    }
    if (held.length > MOST) {
      held = [];
      read.push('bad');
    }
    return read;
  };
}

type Taken = { readonly read: Read | null; readonly rest: number[] };

/** The first frame of what is held, or the noise before it; null: not all of it is there. */
function take(frame: TextFrame, held: readonly number[]): Taken | null {
  const { start, end } = frame;
  const from = find(held, start, 0);
  if (from > 0) return { read: 'bad', rest: held.slice(from) };
  if (from < 0) return null;
  const open = held.slice(start.length);
  if (frame.escape || (end.length > 0 && !frame.length && frame.text.fill === undefined)) {
    const until = find(open, end, 0);
    if (until < 0) return null;
    const body = unescaped(frame, open.slice(0, until));
    // Nothing between two marks: the first was the end of something.
    if (body?.length === 0 && start.length > 0)
      return { read: null, rest: held.slice(Math.max(1, start.length)) };
    const read = body && readBody(frame, body);
    return read
      ? { read, rest: open.slice(until + end.length) }
      : { read: 'bad', rest: held.slice(Math.max(1, start.length)) };
  }
  const size = bodySize(frame, open);
  if (size === null || open.length < size + end.length) return null;
  const ends = find(open.slice(size), end, 0) === 0 || end.length === 0;
  const read = ends ? readBody(frame, open.slice(0, size)) : null;
  return read ? { read, rest: open.slice(size + end.length) } : { read: 'bad', rest: held.slice(1) };
}

function find(bytes: readonly number[], mark: Uint8Array, from: number): number {
  for (let at = from; at + mark.length <= bytes.length; at++) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

function unescaped({ escape: escaping }: TextFrame, bytes: readonly number[]): number[] | null {
  if (!escaping) return [...bytes];
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== escaping.byte) plain.push(byte);
    else {
      at += 1;
      const next = bytes[at];
      if (next === undefined) return null;
      plain.push(next ^ escaping.xor);
    }
  }
  return plain;
}

function headSize({ address, command, look }: TextFrame): number {
  return (address?.size ?? 0) + command.length + (look?.steady.length ?? 0);
}

/** Bytes from the address to the checksum, told by the length or by a text filled up; null: the length is not there yet. */
function bodySize(frame: TextFrame, open: readonly number[]): number | null {
  const head = headSize(frame);
  const sum = frame.checksum ? checksumSize(frame.checksum.kind) : 0;
  if (!frame.length) return head + frame.text.most + sum;
  if (open.length < head + frame.length.size) return null;
  const counted = number(open.slice(head, head + frame.length.size), frame.length.order);
  const text = frame.length.counts === 'body' ? counted - head : counted;
  return head + frame.length.size + Math.max(0, text) + sum;
}

function number(bytes: readonly number[], order: 'big' | 'little'): number {
  return (order === 'big' ? bytes : [...bytes].reverse()).reduce((value, byte) => value * 256 + byte, 0);
}

/** Everything must be as the model says; null when it is not. */
function readBody(frame: TextFrame, body: readonly number[]): Exclude<Read, 'bad'> | null {
  const sum = frame.checksum ? checksumSize(frame.checksum.kind) : 0;
  const carried = body.slice(0, body.length - sum);
  if (frame.checksum && sumBytes(frame, frame.checksum, carried).join() !== body.slice(-sum).join())
    return null;
  const { address, command, look, length, text } = frame;
  const size = address?.size ?? 0;
  const head = headSize(frame);
  const marks = carried.slice(size + command.length, head).join();
  if (carried.slice(size, size + command.length).join() !== command.join()) return null;
  const calling = look !== undefined && marks === look.calling.join();
  if (look && !calling && marks !== look.steady.join()) return null;
  const words = carried.slice(head + (length?.size ?? 0));
  if (length) {
    const counted = number(carried.slice(head, head + length.size), length.order);
    if (counted !== (length.counts === 'body' ? head + words.length : words.length)) return null;
  }
  if (words.length > text.most) return null;
  const shown =
    text.fill === undefined ? words : words.slice(0, words.findLastIndex((byte) => byte !== text.fill) + 1);
  return {
    address: address ? number(carried.slice(0, size), address.order) : null,
    text: iconv.decode(Buffer.from(shown), 'gb18030'),
    calling,
  };
}
