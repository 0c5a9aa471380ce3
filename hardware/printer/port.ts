import type { PrintDocument } from '../../hub/contract/print.ts';
import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';

/** How a print ended. `detail` says why, as a word for records and staff pages to translate. */
export type PrintOutcome =
  /** The printer answered after the last byte. */
  | { readonly outcome: 'printed'; readonly detail: null }
  /** Nothing came out, or nothing more. */
  | { readonly outcome: 'failed'; readonly detail: PrintFault }
  /** Bytes left and nobody can tell what became of them: never repeated by itself (P1). */
  | { readonly outcome: 'unknown'; readonly detail: PrintFault }
  /** No byte of the document left: it may be tried again. */
  | { readonly outcome: 'not-sent'; readonly detail: PrintFault };

export type PrintFault =
  /** The printer's own word. */
  | Exclude<PrinterStatus['kind'], 'ready' | 'paper-low' | 'unknown'>
  /** Nobody answers at the printer's address. */
  | 'unreachable'
  /** The connection ended in the middle. */
  | 'connection-lost'
  /** The printer took no more bytes. */
  | 'stalled'
  /** The printer said nothing after the last byte. */
  | 'no-answer'
  /** What came back is no answer of a printer. */
  | 'garbled'
  /** The document could not be laid out. */
  | 'layout'
  /** This printer was closed. */
  | 'closed'
  /** The job turned out to be another's, or nobody could say in time whose it is. */
  | 'unclaimed';

/** A printer, real or virtual. One job at a time; further ones wait in order. Every promise settles in bounded time. */
export interface Printer {
  readonly name: string;
  /**
   * Prints a document; `copy` from 2 on is marked 补打. Never rejects for what printers do. The first byte waits for `claimed`, which
   * must settle soon: the printer is held for it. False sends nothing; left out, the job is this printer's already.
   */
  print(document: PrintDocument, copy: number, claimed?: Promise<boolean>): Promise<PrintOutcome>;
  /** Prints a page that shows whether width and characters are right. */
  testPage(): Promise<PrintOutcome>;
  /** The last status known; `unknown` until first asked. */
  status(): PrinterStatus;
  /** Called on every change. The function returned ends it. */
  onStatus(listener: (status: PrinterStatus) => void): () => void;
  /** Ends watching; the job under way is finished first, waiting ones are not sent. */
  close(): Promise<void>;
}
