import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type PrinterConfig, parseConnection } from '../../../hardware/printer/config.ts';
import type { Patience } from '../../../hardware/printer/delivery.ts';
import type { Printer } from '../../../hardware/printer/port.ts';
import { createTcpPrinter } from '../../../hardware/printer/tcp-printer.ts';
import { createVirtualPrinter, type VirtualPrinter } from '../../../hardware/virtual/printer.ts';
import type { Peer } from './peers.ts';

/** Short where only silence is waited for, long where an answer will come, however busy the machine. */
export const PATIENT: Patience = {
  connectMs: 3000,
  answerMs: 2000,
  stallMs: 5000,
  dotRowsASecond: 400,
  settleMs: 4000,
  watchMs: 3_600_000,
};
export const IMPATIENT: Patience = {
  connectMs: 500,
  answerMs: 60,
  stallMs: 400,
  dotRowsASecond: 1e6,
  settleMs: 300,
  watchMs: 3_600_000,
};

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A twin in a folder of its own; both gone after the test. */
export async function twinOf(columns: 48 | 32 = 48): Promise<VirtualPrinter & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'printer-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  const twin = await createVirtualPrinter({ name: 'lobby', folder, columns });
  cleanups.push(() => twin.close());
  return Object.assign(twin, { folder });
}

/** A driver for an address. */
export function driverAt(
  at: VirtualPrinter | { host: string; port: number },
  settings: Partial<PrinterConfig> = {},
  patience: Patience = PATIENT,
): Printer {
  const address = 'connection' in at ? parseConnection(at.connection) : { kind: 'tcp' as const, ...at };
  if (address?.kind !== 'tcp') throw new Error('not a network address');
  const printer = createTcpPrinter(
    { name: 'lobby', columns: 48, charset: 'gb18030', type: 'epson', ...settings },
    address,
    { patience },
  );
  cleanups.push(() => printer.close());
  return printer;
}

/** Ends a peer after the test. */
export async function using(peer: Promise<Peer>): Promise<Peer> {
  const started = await peer;
  cleanups.push(() => started.close());
  return started;
}
