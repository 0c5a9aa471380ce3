import iconv from 'iconv-lite';
import * as v from 'valibot';
import { CHECKSUMS, checksum, checksumSize } from './checksum.ts';

/**
 * A frame of a text controller as data: start, address, command, look, length, text, checksum, end, in this order; what a model has not
 * is left out. Bytes are written in hexadecimal: `"aa 55"`.
 */
const Hex = v.pipe(
  v.string(),
  v.regex(/^([0-9a-fA-F]{2}( ?[0-9a-fA-F]{2})*)?$/, 'bytes in hexadecimal such as "aa 55"'),
  v.transform((text) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))),
);
const Byte = v.pipe(
  v.string(),
  v.regex(/^[0-9a-fA-F]{2}$/, 'one byte in hexadecimal such as "7d"'),
  v.transform((text) => Number.parseInt(text, 16)),
);
const Order = v.optional(v.picklist(['big', 'little'], 'big or little'), 'big');
const Size = v.optional(v.picklist([1, 2], '1 or 2 bytes'), 1);

export const FrameSchema = v.strictObject({
  start: v.optional(Hex, ''),
  address: v.optional(v.strictObject({ size: Size, order: Order })),
  command: v.optional(Hex, ''),
  /** Bytes that make the text stand, or blink while somebody is called. */
  look: v.optional(v.strictObject({ steady: Hex, calling: Hex })),
  /** Counts the bytes of the text, or of everything from the address to the text without itself. */
  length: v.optional(
    v.strictObject({
      size: Size,
      order: Order,
      counts: v.optional(v.picklist(['text', 'body'], 'text or body'), 'text'),
    }),
  ),
  /** Bytes of text at most, in GB18030; shorter ones are filled up with `fill` when there is one. */
  text: v.strictObject({
    most: v.pipe(v.number(), v.integer(), v.minValue(8, 'at least 8'), v.maxValue(250, 'at most 250')),
    fill: v.optional(Byte),
  }),
  /** Over everything from the address to the text, or from the start on. */
  checksum: v.optional(
    v.strictObject({
      kind: v.picklist(CHECKSUMS, CHECKSUMS.join(', ')),
      over: v.optional(v.picklist(['body', 'all'], 'body or all'), 'body'),
      order: Order,
    }),
  ),
  end: v.optional(Hex, ''),
  /** Between start and end: such a byte, and `byte` itself, goes as `byte` and then itself xor `xor`. */
  escape: v.optional(v.strictObject({ byte: Byte, bytes: v.array(Byte), xor: Byte })),
});
export type TextFrame = v.InferOutput<typeof FrameSchema>;

/** Models that are shipped; a hall writes its own in the same form. */
export const FRAMES: Readonly<Record<string, TextFrame>> = {
  line: v.parse(FrameSchema, { text: { most: 64 }, end: '0d 0a' }),
  'stx-etx': v.parse(FrameSchema, {
    start: '02',
    address: {},
    text: { most: 64 },
    checksum: { kind: 'xor8' },
    end: '03',
    escape: { byte: '10', bytes: ['02', '03'], xor: '80' },
  }),
  aa55: v.parse(FrameSchema, {
    start: 'aa 55',
    address: {},
    command: '01',
    look: { steady: '00', calling: '01' },
    length: {},
    text: { most: 64 },
    checksum: { kind: 'sum8' },
  }),
  hdlc: v.parse(FrameSchema, {
    start: '7e',
    address: { size: 2 },
    length: { size: 2, counts: 'body' },
    text: { most: 64 },
    checksum: { kind: 'crc16-modbus', order: 'little' },
    end: '7e',
    escape: { byte: '7d', bytes: ['7e'], xor: '20' },
  }),
  fixed16: v.parse(FrameSchema, {
    start: 'fe',
    address: {},
    text: { most: 16, fill: '20' },
    checksum: { kind: 'lrc8' },
    end: 'ff',
    escape: { byte: 'fd', bytes: ['fe', 'ff'], xor: '20' },
  }),
};

/** What keeps a reader from finding its way through such frames: the field, and why; null when nothing does. */
export function frameProblem(frame: TextFrame): { readonly field: string; readonly message: string } | null {
  const { start, end, length, text, escape: escaping, look } = frame;
  if (start.length === 0 && end.length === 0)
    return { field: 'start', message: 'a frame needs a start or an end' };
  if (end.length === 0 && !length && text.fill === undefined) {
    return { field: 'end', message: 'without an end the frame needs a length, or a text filled up' };
  }
  if (look && look.steady.length !== look.calling.length) {
    return { field: 'look.calling', message: `as many bytes as steady: ${look.steady.length}` };
  }
  const clash =
    escaping &&
    [escaping.byte, ...escaping.bytes].some((byte) =>
      [escaping.byte, ...escaping.bytes].includes(byte ^ escaping.xor),
    );
  if (clash) return { field: 'escape.xor', message: 'changes one of the bytes into another of them' };
  if (escaping && end.length === 0) return { field: 'end', message: 'a frame with an escape needs an end' };
  const bare = [start[0], end[0]].filter((byte) => byte !== undefined);
  if (escaping && !bare.every((byte) => escaping.bytes.includes(byte))) {
    return { field: 'escape.bytes', message: 'must hold the first bytes of start and end' };
  }
  return null;
}

/** As much of the beginning as fits into so many bytes of GB18030. */
export function beginning(text: string, most: number): string {
  let end = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += iconv.encode(character, 'gb18030').length;
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Bytes in GB18030, cut between characters. */
export function textBytes(text: string, most: number): Uint8Array {
  return Uint8Array.from(iconv.encode(beginning(text, most), 'gb18030'));
}

export function numberBytes(value: number, size: 1 | 2, order: 'big' | 'little'): number[] {
  if (size === 1) return [value & 0xff];
  const bytes = [(value >> 8) & 0xff, value & 0xff];
  return order === 'big' ? bytes : bytes.reverse();
}

/** One text for one panel of the line. */
export function encodeFrame(frame: TextFrame, address: number, text: string, calling: boolean): Uint8Array {
  const cut = textBytes(text, frame.text.most);
  const { fill } = frame.text;
  const words =
    fill === undefined ? [...cut] : [...cut, ...Array<number>(frame.text.most - cut.length).fill(fill)];
  const head = [
    ...(frame.address ? numberBytes(address, frame.address.size, frame.address.order) : []),
    ...frame.command,
    ...(frame.look ? frame.look[calling ? 'calling' : 'steady'] : []),
  ];
  const counted = frame.length?.counts === 'body' ? head.length + words.length : words.length;
  const length = frame.length ? numberBytes(counted, frame.length.size, frame.length.order) : [];
  const body = [...head, ...length, ...words];
  const sum = frame.checksum ? sumBytes(frame, frame.checksum, body) : [];
  return Uint8Array.from([...frame.start, ...escaped(frame, [...body, ...sum]), ...frame.end]);
}

/** The checksum of a body, as it stands behind it. */
export function sumBytes(
  frame: TextFrame,
  { kind, over, order }: NonNullable<TextFrame['checksum']>,
  body: readonly number[],
): number[] {
  const bytes = Uint8Array.from(over === 'all' ? [...frame.start, ...body] : body);
  return numberBytes(checksum(kind, bytes), checksumSize(kind), order);
}

function escaped({ escape: escaping }: TextFrame, bytes: readonly number[]): number[] {
  if (!escaping) return [...bytes];
  return bytes.flatMap((byte) =>
    byte === escaping.byte || escaping.bytes.includes(byte) ? [escaping.byte, byte ^ escaping.xor] : [byte],
  );
}
