import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import type { Progress, Reading } from './dialect.ts';
import type { Line } from './line.ts';

/** Star Line Mode Command Specifications, 3-4 (status commands) and appendix 2 (automatic status). */

/** ESC ACK SOH: the status, at once, also while the printer stands still. */
export const ASK_STAR = Uint8Array.of(0x1b, 0x06, 0x01);
/** ETB: sets a bit of the status once everything before it was worked off; telling it clears it. */
export const TOLD_WHEN_DONE = Uint8Array.of(0x17);

const HEADERS = 2;
const XON = 0x11;
const XOFF = 0x13;

/** One status packet, headers left out; null: nothing came in time; 'garbage': something else did. */
async function packet(line: Line, ms: number): Promise<readonly number[] | null | 'garbage'> {
  let first = await line.read(ms);
  while (first === XON || first === XOFF) first = await line.read(ms);
  if (first === null) return null;
  // Header 1: 0xx0xxx1; the x are the length of the whole packet.
  if ((first & 0x91) !== 0x01) return 'garbage';
  const length = ((first >> 1) & 0x07) | ((first >> 2) & 0x08);
  const rest: number[] = [];
  while (rest.length < length - 1) {
    const byte = await line.read(ms);
    if (byte === null) return null;
    // Header 2 tells a version, and may carry any bits; of the rest four are always 0.
    if (rest.length > 0 && (byte & 0x91) !== 0) return 'garbage';
    rest.push(byte);
  }
  return rest.slice(HEADERS - 1);
}

export async function readStar(line: Line, ms: number): Promise<Reading> {
  line.drop();
  if ((await line.send(ASK_STAR, ms)) !== 'sent') return { kind: 'lost' };
  const said = await packet(line, ms);
  if (said === 'garbage') return { kind: 'garbled' };
  if (said === null) return { kind: line.lost ? 'lost' : 'silent' };
  return { kind: 'said', status: starStatus(said) };
}

export async function nextStar(line: Line, ms: number): Promise<Progress> {
  const said = await packet(line, ms);
  if (said === null) return 'silence';
  if (said === 'garbage') return 'garbage';
  if (((said[0] ?? 0) & 0x02) !== 0) return 'done';
  const { kind } = starStatus(said);
  return kind === 'ready' || kind === 'paper-low' ? 'well' : 'unwell';
}

/** The one word for printer status 1 to 4; what must be put right first comes first. */
export function starStatus([printer, error, jam, paper]: readonly number[]): PrinterStatus {
  const has = (byte: number | undefined, bits: number) => ((byte ?? 0) & bits) !== 0;
  if (has(printer, 0x20)) return { kind: 'cover-open' };
  if (has(paper, 0x08)) return { kind: 'no-paper' };
  // Knife, mechanics; presenter.
  if (has(error, 0x0c) || has(jam, 0x04)) return { kind: 'jam' };
  // Switched off line, too hot, past repair.
  if (has(printer, 0x08) || has(error, 0x60)) return { kind: 'offline' };
  return has(paper, 0x04) ? { kind: 'paper-low' } : { kind: 'ready' };
}
