import type { LiveReport } from '../../hub/contract/protocol.ts';
import type { Link } from '../../hub/link/index.ts';
import type { Clock } from '../clock.ts';
import type { HidDevice } from '../hid/device.ts';
import type { LedPanel } from '../led/port.ts';
import type { Log } from '../log.ts';
import type { CardReader } from '../reader/port.ts';
import { type Evaluator, startEvaluators } from './evaluators.ts';
import { startLeds } from './leds.ts';
import { type Pad, startPads } from './pads.ts';
import { type AgentPrinter, startPrinting } from './printing.ts';
import type { RatingsStore } from './ratings.ts';
import { startReaders } from './readers.ts';
import { openSession } from './session.ts';

export type AgentParts = {
  readonly link: Link;
  readonly version: string;
  readonly printers: readonly AgentPrinter[];
  readonly pads: readonly Pad[];
  readonly evaluators: readonly Evaluator[];
  readonly readers: readonly CardReader[];
  readonly leds: readonly LedPanel[];
  readonly ratings: RatingsStore;
  /** Address of the dock page, when some devices are virtual. */
  readonly dock?: string | null;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
};

export interface Agent {
  /** Stops acting; the devices, the store and the link belong to the caller. */
  close(): void;
}

/** Binds this machine's devices to the hub: jobs to printers, presses to commands, ratings to prompts. */
export function createAgent(parts: AgentParts): Agent {
  const { link, version, clock, newId, log } = parts;
  const session = openSession({ link, run: newId(), version, clock, log });
  const report = () => session.report(devicesReport(parts));
  let joined = false;
  session.onChange(() => {
    if (session.joined && !joined) report();
    joined = session.joined;
  });
  for (const printer of parts.printers) printer.onStatus(report);
  for (const { device } of [...parts.pads, ...parts.evaluators]) device.onConnected(report);
  startPrinting({ session, printers: parts.printers, newId, clock, log });
  for (const reader of parts.readers) reader.onConnected(report);
  startReaders({ session, readers: parts.readers });
  for (const panel of parts.leds) panel.onConnected(report);
  startLeds({ session, panels: parts.leds, clock });
  startPads({ session, pads: parts.pads, clock, log });
  startEvaluators({ session, evaluators: parts.evaluators, ratings: parts.ratings, newId, clock, log });
  return { close: () => session.close() };
}

function devicesReport({ printers, pads, evaluators, readers, leds, dock }: AgentParts): LiveReport {
  const hid = (kind: 'pad' | 'evaluator') => (device: HidDevice) => ({
    name: device.name,
    kind,
    connected: device.connected,
    detail: device.connected ? '' : 'not plugged in',
  });
  return {
    report: 'devices',
    devices: [
      ...printers.map((printer) => ({
        name: printer.name,
        kind: printer.kind ?? ('printer' as const),
        connected: printer.status().kind !== 'offline',
        status: printer.status(),
        detail: '',
      })),
      ...pads.map(({ device }) => device).map(hid('pad')),
      ...evaluators.map(({ device }) => device).map(hid('evaluator')),
      ...readers.map(({ name, connected }) => ({
        name,
        kind: 'reader' as const,
        connected,
        detail: connected ? '' : 'not there',
      })),
      ...leds.map(({ name, connected }) => ({
        name,
        kind: 'led' as const,
        connected,
        detail: connected ? '' : 'not reached',
      })),
    ],
    ...(dock && { dock }),
  };
}
