import iconv from 'iconv-lite';
import { decodeGb18030 } from './charset.ts';
import { COMMANDS, type DecoderState, freshState, type Handler } from './commands.ts';
import type { PaperEvent } from './events.ts';

/**
 * ESC/POS bytes → events. Bytes may come in any pieces: a command cut in two waits for its rest. What is not understood is
 * an `unknown` event; nothing is skipped in silence.
 */
export interface Decoder {
  push(bytes: Uint8Array): PaperEvent[];
  /** Bytes of a command or character still waiting for their rest. */
  readonly waiting: number;
}

export function createDecoder(): Decoder {
  const state = freshState();
  let held: Buffer = Buffer.alloc(0);
  return {
    push(bytes) {
      held = Buffer.concat([held, bytes]);
      const events: PaperEvent[] = [];
      let at = 0;
      while (at < held.length) {
        const step = next(held.subarray(at), state);
        if (step === null) break;
        events.push(step);
        at += step.raw.length;
      }
      held = Buffer.from(held.subarray(at));
      return events;
    },
    get waiting() {
      return held.length;
    },
  };
}

/** All events of a whole piece of paper's bytes; a torn end becomes `unknown`. */
export function decodeAll(bytes: Uint8Array): PaperEvent[] {
  const decoder = createDecoder();
  const events = decoder.push(bytes);
  if (decoder.waiting > 0) {
    events.push({ type: 'unknown', raw: Buffer.from(bytes.subarray(bytes.length - decoder.waiting)) });
  }
  return events;
}

/** The command or text run at the beginning of `bytes`; null when its rest has not come yet. */
function next(bytes: Buffer, state: DecoderState): PaperEvent | null {
  if ((bytes[0] ?? 0) >= 0x20) return textRun(bytes, state);
  const found = handlerFor(bytes);
  if (found === 'incomplete') return null;
  if (found === null) return unknownAt(bytes);
  const result = found(bytes, state);
  if (result === null) return null;
  return { ...result.command, raw: Buffer.from(bytes.subarray(0, result.length)) };
}

/** Commands are known by their first one, two or three bytes. */
function handlerFor(bytes: Buffer): Handler | 'incomplete' | null {
  for (const length of [1, 2, 3]) {
    if (bytes.length < length) return 'incomplete';
    const handler = COMMANDS.get(bytes.toString('latin1', 0, length));
    if (handler) return handler;
  }
  return null;
}

const PREFIXES = new Set([0x10, 0x1b, 0x1c, 0x1d]);

function unknownAt(bytes: Buffer): PaperEvent {
  const length = PREFIXES.has(bytes[0] ?? 0) ? 2 : 1;
  return { type: 'unknown', raw: Buffer.from(bytes.subarray(0, length)) };
}

/** Printable bytes up to the next command; a character cut in two waits. */
function textRun(bytes: Buffer, state: DecoderState): PaperEvent | null {
  let at = 0;
  while (at < bytes.length && (bytes[at] ?? 0) >= 0x20) {
    const length = state.chinese ? characterLength(bytes, at) : 1;
    if (at + length > bytes.length) break;
    at += length;
  }
  if (at === 0) return null;
  const raw = Buffer.from(bytes.subarray(0, at));
  const text = state.chinese ? decodeGb18030(raw) : iconv.decode(raw, 'cp437');
  return { type: 'text', text, style: { ...state.style }, raw };
}

/** Bytes of the GB18030 character at `at`: 1, 2, or 4 when a digit follows the lead byte. */
function characterLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x81 || lead > 0xfe) return 1;
  const second = bytes[at + 1];
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}
