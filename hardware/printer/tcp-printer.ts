import type { PrintDocument } from '../../hub/contract/print.ts';
import type { PrinterStatus } from '../../hub/contract/views.ts';
import { type Clock, realClock } from '../clock.ts';
import { warmFonts } from '../paper/fonts.ts';
import { readStatus } from './answers.ts';
import { type Block, paperOf } from './blocks.ts';
import { compose } from './compose.ts';
import type { PrinterConfig } from './config.ts';
import { deliver, type Job, PATIENCE, type Patience } from './delivery.ts';
import { encode } from './encode.ts';
import { settingOf } from './layout.ts';
import { openLine } from './line.ts';
import type { Printer, PrintOutcome } from './port.ts';
import { layoutTestPage } from './slips.ts';
import { thermalTicket } from './thermal.ts';

type Settings = Pick<PrinterConfig, 'name' | 'columns' | 'charset' | 'type'>;
type Address = { readonly host: string; readonly port: number };

/**
 * A thermal printer on the network. Every job and every look at its status has a connection of its own: printers serve one
 * at a time, and what went wrong on one connection is forgotten with it.
 */
export function createTcpPrinter(
  settings: Settings,
  address: Address,
  { patience = PATIENCE, clock = realClock }: { patience?: Patience; clock?: Clock } = {},
): Printer {
  const { publish, ...watching } = statusBoard();
  const paper = paperOf(settings.columns);
  warmFonts();
  // Star's own commands have neither GS v 0 nor FS &: such printers get dots.
  const charset = settings.type === 'star' ? 'raster' : settings.charset;
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = queue.then(task);
    queue = mine.catch(() => {});
    return mine;
  };

  const transport = async (job: Job): Promise<PrintOutcome> => {
    const line = await openLine(address.host, address.port, patience.connectMs, clock);
    if (line === null) {
      publish({ kind: 'offline' });
      return { outcome: 'not-sent', detail: 'unreachable' };
    }
    try {
      const outcome = await deliver(line, job, patience, clock);
      publish(await statusOn(line, patience));
      return outcome;
    } finally {
      line.end();
    }
  };
  const printBlocks = async (layout: () => readonly Block[]): Promise<PrintOutcome> => {
    if (closed) return { outcome: 'not-sent', detail: 'closed' };
    let rows = 0;
    const ticket = thermalTicket(settings.type, (bytes) => transport({ bytes, rows }));
    try {
      rows = await encode(layout(), { charset, dots: paper.dots }, ticket);
    } catch {
      // Trying again would not help, so this is no `not-sent`.
      return { outcome: 'failed', detail: 'layout' };
    }
    return ticket.send();
  };
  const look = async () => {
    if (closed) return;
    const line = await openLine(address.host, address.port, patience.connectMs, clock);
    if (line === null) return publish({ kind: 'offline' });
    publish(await statusOn(line, patience));
    line.end();
  };
  let cancelLook = () => {};
  const watch = () =>
    void inOrder(look).finally(() => {
      if (!closed) cancelLook = clock.after(patience.watchMs, watch);
    });
  watch();

  return {
    name: settings.name,
    ...watching,
    print: (document: PrintDocument, copy: number) =>
      inOrder(() => printBlocks(() => compose(document, paper, copy))),
    testPage: () =>
      inOrder(() => printBlocks(() => layoutTestPage(settings.name, settingOf('zh', paper, 1)))),
    async close() {
      closed = true;
      cancelLook();
      await queue;
    },
  };
}

async function statusOn(line: Parameters<typeof readStatus>[0], patience: Patience): Promise<PrinterStatus> {
  const reading = await readStatus(line, patience.answerMs);
  if (reading.kind === 'said') return reading.status;
  return reading.kind === 'lost' ? { kind: 'offline' } : { kind: 'unknown' };
}

/** The last status known, and who wants to hear of changes. */
function statusBoard(): Pick<Printer, 'status' | 'onStatus'> & { publish(status: PrinterStatus): void } {
  let last: PrinterStatus = { kind: 'unknown' };
  const listeners = new Set<(status: PrinterStatus) => void>();
  return {
    status: () => last,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(status) {
      if (status.kind === last.kind) return;
      last = status;
      for (const listener of listeners) listener(status);
    },
  };
}
