import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import type { Clock } from '../clock.ts';
import type { Dialect, Reading } from './dialect.ts';
import type { Line } from './line.ts';
import type { PrintFault, PrintOutcome } from './port.ts';

/** How long a printer is given, ms. */
export type Patience = {
  readonly connectMs: number;
  /** For one status answer. */
  readonly answerMs: number;
  /** Without taking a byte. */
  readonly stallMs: number;
  /** What even a slow printer prints in a second. */
  readonly dotRowsASecond: number;
  /** After the last byte, besides the time the paper itself takes. */
  readonly settleMs: number;
  /** Between two looks at an idle printer. */
  readonly watchMs: number;
};
export const PATIENCE: Patience = {
  connectMs: 3000,
  answerMs: 700,
  stallMs: 10_000,
  // 50 mm.
  dotRowsASecond: 400,
  settleMs: 4000,
  watchMs: 5000,
};
/** A job as bytes, and the dot rows of paper it makes. No byte leaves before `claimed`; on false none does. */
export type Job = { readonly bytes: Uint8Array; readonly rows: number; readonly claimed: Promise<boolean> };

export type Delivery = {
  readonly line: Line;
  readonly dialect: Dialect;
  readonly patience: Patience;
  readonly clock: Clock;
};

/** One job's way over a line: looks whether the printer can print, sends, and stays until it is known what came of it. */
export async function deliver({ bytes, rows, claimed }: Job, delivery: Delivery): Promise<PrintOutcome> {
  const { line, dialect, patience, clock } = delivery;
  const before = await dialect.readStatus(line, patience.answerMs);
  if (before.kind === 'lost') return { outcome: 'not-sent', detail: 'unreachable' };
  const fault = before.kind === 'said' ? faultOf(before.status) : null;
  if (fault !== null) return { outcome: 'not-sent', detail: fault };
  if (!(await claimed)) return { outcome: 'not-sent', detail: 'unclaimed' };
  if (line.lost) return { outcome: 'not-sent', detail: 'unreachable' };
  const sent = await line.send(bytes, patience.stallMs);
  // Short of its last byte a ticket is never cut off, so it is not a ticket.
  if (sent === 'stalled') {
    line.destroy();
    return { outcome: 'failed', detail: 'stalled' };
  }
  if (sent === 'lost') return { outcome: 'failed', detail: 'connection-lost' };
  const deadline = clock.ticks() + patience.settleMs + (rows / patience.dotRowsASecond) * 1000;
  return confirm(delivery, deadline, before);
}

/**
 * After the last byte: an answer in order says that all of it was worked off. Printers that know no such question are asked
 * the immediate one again and again; if they stay well until the paper must be out, it is out. A fault in between ends the
 * job, and what the printer still holds is thrown away, so that it is not printed twice; where it cannot be, nobody knows.
 */
async function confirm(delivery: Delivery, deadline: number, before: Reading): Promise<PrintOutcome> {
  const { line, dialect, patience, clock } = delivery;
  let well = false;
  let waitsFor: PrintFault | null = before.kind === 'garbled' ? 'garbled' : null;
  const asked = await line.send(dialect.askDone, patience.stallMs);
  if (asked !== 'sent') return asked === 'lost' ? lost() : { outcome: 'unknown', detail: 'stalled' };
  for (;;) {
    const answer = await dialect.progress(line, patience.answerMs);
    if (answer === 'garbage') return { outcome: 'unknown', detail: 'garbled' };
    if (answer === 'done' && before.kind !== 'garbled') return { outcome: 'printed', detail: null };
    if (answer === 'well' || answer === 'unwell') {
      well = answer === 'well' && dialect.trustsWell;
      waitsFor = answer === 'well' ? null : 'offline';
    }
    const fault = answer === 'unwell' ? await stopped(delivery) : null;
    if (fault !== null) return fault;
    if (line.lost) return lost();
    if (clock.ticks() >= deadline) {
      if (well) return { outcome: 'printed', detail: null };
      return { outcome: 'unknown', detail: waitsFor ?? 'no-answer' };
    }
    if (answer === 'well' || answer === 'unwell') await pause(patience.answerMs / 2, clock);
    if ((await line.send(dialect.askAgain, patience.answerMs)) === 'lost') return lost();
  }
}

/** A fault that ends the job, or null: it may pass. */
async function stopped({ line, dialect, patience }: Delivery): Promise<PrintOutcome | null> {
  const reading = await dialect.readStatus(line, patience.answerMs);
  const fault = reading.kind === 'said' ? faultOf(reading.status) : null;
  if (fault === null || fault === 'offline') return null;
  if (dialect.clear === null) return { outcome: 'unknown', detail: fault };
  await line.send(dialect.clear, patience.answerMs);
  return { outcome: 'failed', detail: fault };
}

function lost(): PrintOutcome {
  return { outcome: 'unknown', detail: 'connection-lost' };
}

function pause(ms: number, clock: Clock): Promise<void> {
  return new Promise((done) => clock.after(ms, done));
}

/** Why nothing can be printed in this status, or null. */
export function faultOf({ kind }: PrinterStatus): PrintFault | null {
  return kind === 'ready' || kind === 'paper-low' || kind === 'unknown' ? null : kind;
}
