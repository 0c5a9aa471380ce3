import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import type { Reading } from './dialect.ts';
import type { Line } from './line.ts';

/** What a printer can be asked, and how its bytes are told apart. */

/** DLE EOT n: answered at once, also while the printer stands still. 1 printer, 2 why offline, 3 errors, 4 paper. */
export const askNow = (n: 1 | 2 | 3 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, n);
/** GS r 1: answered only after everything before it was worked off. */
export const ASK_IN_ORDER = Uint8Array.of(0x1d, 0x72, 0x01);
/** DLE DC4 8: throws away what was received and not printed, so that no torn ticket comes out later. */
export const CLEAR = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

export type Answer =
  | { readonly kind: 'now'; readonly byte: number }
  | { readonly kind: 'in-order'; readonly byte: number }
  | { readonly kind: 'garbage' }
  /** Nothing came within the time. */
  | { readonly kind: 'silence' };

/** The next answer within `ms`. Unasked status packets (four bytes, automatic status back) are passed over. */
export async function nextAnswer(line: Line, ms: number): Promise<Answer> {
  for (let packets = 0; packets < 16; packets++) {
    const byte = await line.read(ms);
    if (byte === null) return { kind: 'silence' };
    // Fixed bits: DLE EOT 0xx1xx10, GS r 0000xxxx, automatic status 0xx1xx00 and three more bytes.
    if ((byte & 0x93) === 0x12) return { kind: 'now', byte };
    if ((byte & 0xf0) === 0) return { kind: 'in-order', byte };
    if ((byte & 0x93) !== 0x10) return { kind: 'garbage' };
    for (let rest = 0; rest < 3; rest++) if ((await line.read(ms)) === null) return { kind: 'silence' };
  }
  return { kind: 'garbage' };
}

/** Asks all four questions. A printer that answers some of them is believed as far as it says something. */
export async function readStatus(line: Line, ms: number): Promise<Reading> {
  const bytes: number[] = [];
  line.drop();
  for (const n of [1, 2, 3, 4] as const) {
    if ((await line.send(askNow(n), ms)) !== 'sent') return { kind: 'lost' };
    const answer = await nextAnswer(line, ms);
    if (answer.kind === 'garbage' || answer.kind === 'in-order') return { kind: 'garbled' };
    if (answer.kind === 'silence' && line.lost) return { kind: 'lost' };
    if (answer.kind === 'silence') {
      // Its answer may come late and would be taken for the next question's: ask no further.
      if (n === 1) return { kind: 'silent' };
      break;
    }
    bytes.push(answer.byte);
  }
  return { kind: 'said', status: statusOf(bytes) };
}

/** The one word for four status bytes; what must be put right first comes first. */
export function statusOf([printer, cause, errors, paper]: readonly number[]): PrinterStatus {
  const has = (byte: number | undefined, bits: number) => ((byte ?? 0) & bits) !== 0;
  if (has(cause, 0x04)) return { kind: 'cover-open' };
  if (has(paper, 0x60) || has(cause, 0x20)) return { kind: 'no-paper' };
  // Mechanical, knife.
  if (has(errors, 0x0c)) return { kind: 'jam' };
  if (has(printer, 0x08) || has(errors, 0x60)) return { kind: 'offline' };
  return has(paper, 0x0c) ? { kind: 'paper-low' } : { kind: 'ready' };
}
