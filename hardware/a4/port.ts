import type { PrintOutcome } from '../agent/printing.ts';

/** A page to print: the PDF as the hub set it. */
export type A4Job = {
  readonly pdf: Uint8Array;
  /** Shown in the printer's own list; no personal data. */
  readonly title: string;
  readonly copies: number;
};

/** An A4 printer: `printed` only when it is known to have come out. Never rejects for what printers do. */
export interface A4Driver {
  print(job: A4Job): Promise<{ readonly outcome: PrintOutcome; readonly detail: string | null }>;
}
