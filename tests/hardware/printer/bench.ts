import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { type Connection, type PrinterConfig, parseConnection } from '../../../hardware/printer/config.ts';
import { transportTo } from '../../../hardware/printer/connect.ts';
import type { Patience } from '../../../hardware/printer/delivery.ts';
import type { Printer } from '../../../hardware/printer/port.ts';
import { createThermalPrinter } from '../../../hardware/printer/thermal-printer.ts';
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

/** A driver for an address, a connection, or the twin's own address. */
export function driverAt(
  at: VirtualPrinter | Peer['address'] | Connection,
  settings: Partial<PrinterConfig> = {},
  patience: Patience = PATIENT,
): Printer {
  const connection = connectionOf(at);
  if (!connection || connection.kind === 'virtual') throw new Error('no way to it');
  const full = { name: 'lobby', columns: 48, charset: 'gb18030', type: 'epson', ...settings } as const;
  const transport = transportTo(connection, full.type, { patience, clock: realClock });
  const printer = createThermalPrinter(full, transport, { patience });
  cleanups.push(() => printer.close());
  return printer;
}

function connectionOf(at: VirtualPrinter | Peer['address'] | Connection): Connection | null {
  if ('kind' in at) return at;
  return 'connection' in at ? parseConnection(at.connection) : { kind: 'tcp', ...at };
}

/** The ways to a printer on one's own machine, each with the twin at its far end. */
export const LOCAL_WAYS = {
  file: { mode: 'raw', at: (path: string): Connection => ({ kind: 'file', path }) },
  serial: {
    mode: 'cooked',
    at: (path: string): Connection => ({ kind: 'serial', path, baud: 19_200, flow: 'none' }),
  },
} as const;

/** A device file whose far end is this address. */
export async function deviceTo(
  at: VirtualPrinter | Peer['address'],
  way: keyof typeof LOCAL_WAYS,
): Promise<Connection & { unplug(): Promise<void> }> {
  const address = connectionOf(at);
  if (address?.kind !== 'tcp') throw new Error('not a network address');
  const { mode, at: connection } = LOCAL_WAYS[way];
  const script = fileURLToPath(new URL('./terminal.py', import.meta.url));
  const bridge = spawn('python3', [script, address.host, String(address.port), mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(bridge, 'exit');
  const unplug = async () => {
    bridge.stdin.end();
    await ended;
  };
  cleanups.push(unplug);
  const failed = ended.then(() => Promise.reject(new Error('no device file')));
  failed.catch(() => {});
  const [first] = await Promise.race([once(bridge.stdout.setEncoding('utf8'), 'data'), failed]);
  return Object.assign(connection(String(first).trim()), { unplug });
}

/** Ends a peer after the test. */
export async function using(peer: Promise<Peer>): Promise<Peer> {
  const started = await peer;
  cleanups.push(() => started.close());
  return started;
}
