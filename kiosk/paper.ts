import type { KioskView, PrinterStatus } from '../hub/contract/views/kiosk.ts';

/** What the hub last said about this kiosk's paper. */
export type Printing = Pick<KioskView, 'printer' | 'jobs'>;
export const NOTHING_KNOWN: Printing = { printer: { kind: 'unknown' }, jobs: [] };

/** Why a paper did not come out, in the words of the screen. */
export type NoPaper = 'no-paper' | 'cover-open' | 'jam' | 'offline' | 'failed' | 'unsure';
/** What a visitor may expect below: `printing` and `printed` say "take it"; the rest say why not (K7). */
export type Paper =
  | { readonly is: 'printing' }
  | { readonly is: 'printed' }
  | { readonly is: 'none'; readonly why: NoPaper };

/**
 * Tells paper from no paper. The job's recorded outcome counts before the printer's status: paper that came out stays out
 * when the roll ends afterwards. A job the hub no longer tells of keeps what was known (`before`).
 */
export function paperOf(job: string | null, { printer, jobs }: Printing, before: Paper | null): Paper {
  const fault = faultOf(printer);
  if (job === null) return { is: 'none', why: fault ?? 'offline' };
  switch (jobs.find((one) => one.id === job)?.state) {
    case 'printed':
      return { is: 'printed' };
    case 'failed':
      return { is: 'none', why: fault ?? 'failed' };
    case 'unknown':
      return { is: 'none', why: fault ?? 'unsure' };
    case 'sent':
    case 'waiting':
      return fault ? { is: 'none', why: fault } : { is: 'printing' };
    case undefined:
      if (before) return before;
      return fault ? { is: 'none', why: fault } : { is: 'printing' };
  }
}

/** A status with which nothing will come out; null when paper may be expected. */
export function faultOf(printer: PrinterStatus): NoPaper | null {
  switch (printer.kind) {
    case 'ready':
    case 'paper-low':
    case 'unknown':
      return null;
    case 'no-paper':
    case 'cover-open':
    case 'jam':
    case 'offline':
      return printer.kind;
  }
}
