import type { PrintDocument } from '../../hub/contract/print.ts';
import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import { type Clock, realClock } from '../clock.ts';
import { warmFonts } from '../paper/fonts.ts';
import { type Block, paperOf } from './blocks.ts';
import { compose } from './compose.ts';
import type { PrinterConfig } from './config.ts';
import { type Job, PATIENCE, type Patience } from './delivery.ts';
import { encode } from './encode.ts';
import { settingOf } from './layout.ts';
import type { Printer, PrintOutcome } from './port.ts';
import { layoutTestPage } from './slips.ts';
import { thermalTicket } from './thermal.ts';
import type { Transport } from './transport.ts';

type Settings = Pick<PrinterConfig, 'name' | 'columns' | 'charset' | 'type'>;

/** Nobody else can have the job. */
const OWN = Promise.resolve(true);

/** A thermal printer behind a transport: one job after the other, a look at its status in between. */
export function createThermalPrinter(
  settings: Settings,
  transport: Transport,
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

  const send = async (job: Job): Promise<PrintOutcome> => {
    const { outcome, status } = await transport.send(job);
    publish(status);
    return outcome;
  };
  const printBlocks = async (
    layout: () => readonly Block[],
    claimed: Promise<boolean>,
  ): Promise<PrintOutcome> => {
    if (closed) return { outcome: 'not-sent', detail: 'closed' };
    let rows = 0;
    const ticket = thermalTicket(settings.type, (bytes) => send({ bytes, rows, claimed }));
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
    publish(await transport.look());
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
    print: (document: PrintDocument, copy: number, claimed = OWN) =>
      inOrder(() => printBlocks(() => compose(document, paper, copy), claimed)),
    testPage: () =>
      inOrder(() => printBlocks(() => layoutTestPage(settings.name, settingOf('zh', paper, 1)), OWN)),
    async close() {
      closed = true;
      cancelLook();
      await queue;
    },
  };
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
      if (same(status, last)) return;
      last = status;
      for (const listener of listeners) listener(status);
    },
  };
}

function same(a: PrinterStatus, b: PrinterStatus): boolean {
  const why = (status: PrinterStatus) => (status.kind === 'unknown' ? status.why : undefined);
  return a.kind === b.kind && why(a) === why(b);
}
