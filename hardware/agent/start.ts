import type { Refusal } from '../../hub/contract/refusals.ts';
import { connectLink } from '../../hub/link/index.ts';
import { fetchPages } from '../a4/printer.ts';
import type { AgentConfig } from '../config.ts';
import { openA4 } from './a4-printers.ts';
import { createAgent } from './agent.ts';
import { certificateTrouble } from './certificate.ts';
import { serveDock } from './dock-server.ts';
import { type HidParts, openHid } from './hid-devices.ts';
import { openLearned } from './learned.ts';
import { openLeds } from './leds.ts';
import { openLines } from './lines.ts';
import { openPrinters } from './printers.ts';
import { openRatingsStore } from './ratings.ts';
import { openReaders } from './readers.ts';

export type StartParts = HidParts & {
  readonly config: AgentConfig;
  /** Origin of the hub. */
  readonly hub: string;
  readonly token: string;
  readonly version: string;
  /** Folder of the built pages, and of the dot fonts. */
  readonly pages: string;
  readonly fonts: string;
  readonly newId: () => string;
  /** The hub wants nothing to do with this agent: wrong token, wrong version. */
  readonly onRefused: (refusal: Refusal) => void;
};

export interface RunningAgent {
  /** Address of the dock page; null when no device is virtual. */
  readonly dock: string | null;
  close(): Promise<void>;
}

/** A whole agent: devices opened, dock served, hub joined. Rejects when the data folder or the dock's port cannot be had. */
export async function startAgent(parts: StartParts): Promise<RunningAgent> {
  const { config, hub, token, version, pages, fonts, clock, newId, log, onRefused } = parts;
  const ratings = await openRatingsStore(config.data);
  const printing = await openPrinters(config.printers, { data: config.data, clock, log });
  const a4 = openA4(config.a4, { data: config.data, clock, fetchPage: fetchPages(hub, token) });
  const learned = await openLearned(config);
  const hid = openHid(config.hid, parts, learned.devices);
  const lines = await openLines(config.lines, hub);
  const link = connectLink({ url: lines.hub, namespace: '/agent', token, version, newId, now: clock.now });
  link.onStatus((status) => {
    if (status.kind === 'refused') onRefused(status.refusal);
    if (status.kind === 'offline' && hub.startsWith('https:')) void tellCertificate(hub, log);
  });
  const reading = openReaders(config.readers, clock);
  const leds = await openLeds(config.led, { agent: config.name, fonts, clock });
  const virtual = [...printing.dock, ...a4.dock, ...hid.dock, ...reading.dock, ...leds.dock, ...lines.dock];
  const dock =
    virtual.length === 0
      ? null
      : await serveDock({
          agent: config.name,
          devices: virtual,
          hub: () => link.status.kind,
          onHub: (listener) => void link.onStatus(listener),
          pages,
          port: config.dock.port,
        });
  const agent = createAgent({
    link,
    version,
    printers: [...printing.printers, ...a4.printers],
    pads: hid.pads,
    evaluators: hid.evaluators,
    readers: reading.readers,
    leds: leds.panels,
    ratings,
    learning: { hid, models: config.models, learned },
    dock: dock?.url ?? null,
    clock,
    newId,
    log,
  });
  return {
    dock: dock?.url ?? null,
    async close() {
      await agent.close();
      link.close();
      await Promise.all([
        ...reading.readers.map((reader) => reader.close()),
        hid.close(),
        leds.close(),
        printing.close(),
        dock?.close(),
        lines.close(),
      ]);
      await ratings.close();
    },
  };
}

/** A link that fails says only that it does; when the certificate is why, somebody has to act on it. */
async function tellCertificate(hub: string, log: StartParts['log']): Promise<void> {
  const why = await certificateTrouble(hub);
  if (why !== null) log.warn({ hub }, why);
}
