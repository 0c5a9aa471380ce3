import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AgentParts, createAgent } from '../../../hardware/agent/agent.ts';
import type { AgentPrinter, PrintOutcome } from '../../../hardware/agent/printing.ts';
import { openRatingsStore, type RatingsStore } from '../../../hardware/agent/ratings.ts';
import { openHidDevices } from '../../../hardware/hid/device.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { createVirtualHid, createVirtualHidPort } from '../../../hardware/virtual/hid.ts';
import type { PrintDocument } from '../../../hub/contract/print.ts';
import type { PrinterStatus } from '../../../hub/contract/views/kiosk.ts';
import { type ManualClock, manualClock, settle } from '../clock.ts';
import { createFakeLink } from './fake-link.ts';

export const DOCUMENT: PrintDocument = {
  kind: 'directions',
  language: 'zh',
  hall: '政务大厅',
  place: '房产交易中心',
  address: '人民路 1 号',
  phone: '0531-0000000',
  hours: '9:00–17:00',
  matters: '房产过户',
  at: 1_700_000_000_000,
  timeZone: 'Asia/Shanghai',
};

export interface PaperPrinter extends AgentPrinter {
  /** Documents that came out, in order. */
  readonly printed: { readonly document: PrintDocument; readonly copy: number }[];
  /** How often it was got ready for a document. */
  readied: number;
  next: PrintOutcome | Error;
  become(status: PrinterStatus): void;
}

/** A printer for tests: tells what it was given. */
export function paperPrinter(name: string): PaperPrinter {
  const listeners: ((status: PrinterStatus) => void)[] = [];
  let status: PrinterStatus = { kind: 'ready' };
  const printer: PaperPrinter = {
    name,
    printed: [],
    readied: 0,
    next: 'printed',
    async print(document, copy, claimed) {
      printer.readied += 1;
      if (!(await claimed)) return { outcome: 'not-sent', detail: 'unclaimed' };
      if (printer.next instanceof Error) throw printer.next;
      if (printer.next === 'printed') printer.printed.push({ document, copy });
      return { outcome: printer.next };
    },
    testPage: async () => ({ outcome: 'printed' }),
    status: () => status,
    onStatus: (listener) => void listeners.push(listener),
    become(next) {
      status = next;
      for (const listener of listeners) listener(next);
    },
  };
  return printer;
}

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'agent-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let ids = 0;
export const newId = () => `id-${String(++ids).padStart(8, '0')}`;

/** The store, and a way to wait until the disk has done all it was asked. */
function watched(store: RatingsStore): { store: RatingsStore; idle: () => Promise<void> } {
  const busy = new Set<Promise<void>>();
  const track = (work: Promise<void>) => {
    const done = work.catch(() => {}).finally(() => busy.delete(done));
    busy.add(done);
    return work;
  };
  return {
    store: {
      ...store,
      add: (rating) => track(store.add(rating)),
      remove: (id) => track(store.remove(id)),
    },
    async idle() {
      do {
        await Promise.all(busy);
        await settle();
      } while (busy.size > 0);
    },
  };
}

/** One agent process with a pad, an evaluator and a printer, all real code but for link, clock and metal. */
export async function startAgent(folder: string, clock: ManualClock = manualClock()) {
  const log: { level: string; details: object; message: string }[] = [];
  const write = (level: string) => (details: object, message: string) =>
    void log.push({ level, details, message });
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const link = createFakeLink(newId);
  const profile = PROFILES.bitmask;
  if (!profile?.evaluator || !profile.pad) throw new Error('bitmask');
  const virtual = {
    pad: createVirtualHid({ kind: 'pad', title: 'pad', serial: 'pad-5', profile, clock }),
    evaluator: createVirtualHid({
      kind: 'evaluator',
      title: 'evaluator',
      serial: 'evaluator-5',
      profile,
      clock,
    }),
  };
  const hid = openHidDevices({
    port: createVirtualHidPort([virtual.pad, virtual.evaluator]),
    configs: [
      { name: 'pad-5', identity: { serial: 'pad-5' }, profile },
      { name: 'evaluator-5', identity: { serial: 'evaluator-5' }, profile },
    ],
    clock,
    log: logger,
  });
  const [pad, evaluator] = hid.devices;
  if (!pad || !evaluator) throw new Error('devices');
  const printer = paperPrinter('lobby');
  const { store: ratings, idle: diskIdle } = watched(await openRatingsStore(folder));
  const parts: AgentParts = {
    link,
    version: 'test',
    printers: [printer],
    pads: [{ device: pad, press: profile.pad.press, hold: {} }],
    evaluators: [{ device: evaluator, levels: profile.evaluator.press }],
    readers: [],
    leds: [],
    ratings,
    dock: 'http://127.0.0.1:1',
    clock,
    newId,
    log: logger,
  };
  const agent = createAgent(parts);
  await clock.advance(0);
  const stop = async () => {
    await agent.close();
    await hid.close();
    await ratings.close();
  };
  onTestFinished(stop);
  return { link, virtual, printer, clock, log, ratings, diskIdle, stop };
}
