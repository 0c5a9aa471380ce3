import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type PrinterConfig, parseConnection } from '../printer/config.ts';
import { transportTo } from '../printer/connect.ts';
import { PATIENCE } from '../printer/delivery.ts';
import type { Printer } from '../printer/port.ts';
import { createThermalPrinter } from '../printer/thermal-printer.ts';

import { createVirtualPrinter } from '../virtual/printer.ts';
import { dockPrinter } from './dock-printer.ts';
import type { Dockable } from './dockable.ts';

export type PrinterParts = {
  /** Papers of virtual printers are kept in its folder `paper`. */
  readonly data: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** This machine's printers; virtual ones stand behind the same driver, on a TCP port of their own. */
export async function openPrinters(
  configs: readonly PrinterConfig[],
  parts: PrinterParts,
): Promise<{ printers: Printer[]; dock: Dockable[]; close: () => Promise<void> }> {
  const opened = await Promise.all(configs.map((config) => openOne(config, parts)));
  return {
    printers: opened.map(({ printer }) => printer),
    dock: opened.flatMap(({ dock }) => dock ?? []),
    async close() {
      await Promise.all(opened.map(({ close }) => close()));
    },
  };
}

async function openOne(config: PrinterConfig, { data, clock, log }: PrinterParts) {
  const connection = parseConnection(config.connection);
  if (!connection) throw new Error(`no connection: ${config.connection}`);
  const patience = { ...PATIENCE, watchMs: config.watch * 1000 };
  const driver = (to: Parameters<typeof transportTo>[0]) =>
    createThermalPrinter(config, transportTo(to, config.type, { patience, clock }), { patience, clock });
  if (connection.kind !== 'virtual') {
    const printer = driver(connection);
    return { printer, dock: null, close: () => printer.close() };
  }
  const virtual = await createVirtualPrinter({
    name: config.name,
    folder: data,
    columns: config.columns,
    clock,
    onError: (error) => log.error({ printer: config.name, reason: String(error) }, 'paper cannot be kept'),
  });
  const address = parseConnection(virtual.connection);
  if (address?.kind !== 'tcp') throw new Error(`no address: ${virtual.connection}`);
  const printer = driver(address);
  return {
    printer,
    dock: dockPrinter(virtual, printer, clock),
    async close() {
      await printer.close();
      await virtual.close();
    },
  };
}
