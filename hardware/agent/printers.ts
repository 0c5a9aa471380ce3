import type { PrinterConfig } from '../printer/config.ts';
import { parseConnection } from '../printer/config.ts';
import type { Printer } from '../printer/port.ts';
import { createTcpPrinter } from '../printer/tcp-printer.ts';
import type { Dockable } from './dockable.ts';

/** This machine's printers; virtual ones stand behind the same driver, on a TCP port of their own. */
export async function openPrinters(
  configs: readonly PrinterConfig[],
  _data: string,
): Promise<{ printers: Printer[]; dock: Dockable[]; close: () => Promise<void> }> {
  const printers: Printer[] = [];
  for (const config of configs) {
    const connection = parseConnection(config.connection);
    if (connection?.kind === 'tcp') printers.push(createTcpPrinter(config, connection));
  }
  return {
    printers,
    dock: [],
    async close() {
      await Promise.all(printers.map((printer) => printer.close()));
    },
  };
}
