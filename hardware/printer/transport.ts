import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import type { Clock } from '../clock.ts';
import { deliver, type Job, type Patience } from './delivery.ts';
import type { Dialect } from './dialect.ts';
import type { OpenLine } from './line.ts';
import type { PrintOutcome } from './port.ts';

/** How a job's bytes reach a thermal printer, and how it is asked. Every promise settles in bounded time and never rejects. */
export interface Transport {
  send(job: Job): Promise<{ readonly outcome: PrintOutcome; readonly status: PrinterStatus }>;
  look(): Promise<PrinterStatus>;
}

/**
 * Over a line of our own. Every job and every look has a connection of its own: printers serve one at a time, and what went wrong
 * on one connection is forgotten with it.
 */
export function lineTransport(
  open: OpenLine,
  dialect: Dialect,
  { patience, clock }: { readonly patience: Patience; readonly clock: Clock },
): Transport {
  const statusOn = async (line: Parameters<Dialect['readStatus']>[0]): Promise<PrinterStatus> => {
    const reading = await dialect.readStatus(line, patience.answerMs);
    if (reading.kind === 'said') return reading.status;
    if (reading.kind === 'lost') return { kind: 'offline' };
    return reading.kind === 'garbled' ? { kind: 'unknown', why: 'garbled' } : { kind: 'unknown' };
  };
  return {
    async send(job) {
      const line = await open(patience.connectMs);
      if (line === null) {
        return { outcome: { outcome: 'not-sent', detail: 'unreachable' }, status: { kind: 'offline' } };
      }
      try {
        const outcome = await deliver(job, { line, dialect, patience, clock });
        return { outcome, status: await statusOn(line) };
      } finally {
        line.end();
      }
    },
    async look() {
      const line = await open(patience.connectMs);
      if (line === null) return { kind: 'offline' };
      const status = await statusOn(line);
      line.end();
      return status;
    },
  };
}
