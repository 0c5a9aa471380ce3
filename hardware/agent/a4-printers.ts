import type { A4Config } from '../a4/config.ts';
import { createCupsDriver } from '../a4/cups.ts';
import { createA4Printer, type FetchPage } from '../a4/printer.ts';
import type { Clock } from '../clock.ts';
import { createVirtualA4 } from '../virtual/a4.ts';
import { dockA4 } from './dock-a4.ts';
import type { Dockable } from './dockable.ts';
import type { AgentPrinter } from './printing.ts';

/** This machine's A4 printers; virtual ones are queues behind the same driver. */
export function openA4(
  configs: readonly A4Config[],
  { data, clock, fetchPage }: { readonly data: string; readonly clock: Clock; readonly fetchPage: FetchPage },
): { readonly printers: readonly AgentPrinter[]; readonly dock: readonly Dockable[] } {
  const dock: Dockable[] = [];
  const printers = configs.map(({ name, connection }) => {
    if (connection.startsWith('cups://')) {
      const driver = createCupsDriver(connection.slice('cups://'.length), clock);
      return createA4Printer(name, driver, fetchPage);
    }
    const twin = createVirtualA4(name, data, clock);
    dock.push(dockA4(twin));
    return createA4Printer(name, createCupsDriver(name, clock, twin.run), fetchPage);
  });
  return { printers, dock };
}
