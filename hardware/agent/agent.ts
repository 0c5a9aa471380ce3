import type { LiveReport } from '../../hub/contract/protocol.ts';
import type { Link } from '../../hub/link/index.ts';
import type { Clock } from '../clock.ts';
import type { HidDevice } from '../hid/device.ts';
import type { LedPanel } from '../led/port.ts';
import type { Log } from '../log.ts';
import type { CardReader } from '../reader/port.ts';
import { startDeviceTests } from './device-tests.ts';
import { type Evaluator, startEvaluators } from './evaluators.ts';
import { startForgetting } from './forgetting.ts';
import type { Hid, HidSet } from './hid-devices.ts';
import type { LearnedStore } from './learned.ts';
import { type LearningParts, startLearning } from './learning.ts';
import { startLeds } from './leds.ts';
import { type Pad, startPad } from './pads.ts';
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
  /** For devices that are taken on by pressing them; left out where there is nothing to take on. */
  readonly learning?: Pick<LearningParts, 'hid' | 'models'> & {
    readonly learned: LearnedStore;
    readonly hid: Pick<Hid, 'release'>;
  };
  /** Address of the dock page, when some devices are virtual. */
  readonly dock?: string | null;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
};

export interface Agent {
  /** Stops acting; the devices, the store and the link belong to the caller. */
  close(): Promise<void>;
}

/** Binds this machine's devices to the hub: jobs to printers, presses to commands, ratings to prompts. */
export function createAgent(parts: AgentParts): Agent {
  const { link, version, clock, newId, log, ratings } = parts;
  const session = openSession({ link, run: newId(), version, clock, log });
  const hid: { pads: Pad[]; evaluators: Evaluator[] } = { pads: [], evaluators: [] };
  const report = () => session.report(devicesReport({ ...parts, ...hid }));
  let joined = false;
  session.onChange(() => {
    if (session.joined && !joined) report();
    joined = session.joined;
  });
  for (const printer of parts.printers) printer.onStatus(report);
  startPrinting({ session, printers: parts.printers, newId, clock, log });
  for (const reader of parts.readers) reader.onConnected(report);
  startReaders({ session, readers: parts.readers });
  for (const panel of parts.leds) panel.onConnected(report);
  startDeviceTests({
    session,
    printers: parts.printers,
    hid: () => [...hid.pads, ...hid.evaluators].map(({ device }) => device),
    readers: parts.readers,
    leds: startLeds({ session, panels: parts.leds, clock }),
    clock,
  });
  const startEvaluator = startEvaluators({ session, ratings, newId, clock, log });
  const stops = new Map<string, () => void>();
  const add = (set: HidSet) => {
    hid.pads.push(...set.pads);
    hid.evaluators.push(...set.evaluators);
    for (const { device } of [...set.pads, ...set.evaluators]) {
      device.onConnected(report);
      learning?.watch(device);
    }
    for (const pad of set.pads) stops.set(pad.device.name, startPad(pad, { session, clock, log }));
    for (const evaluator of set.evaluators) stops.set(evaluator.device.name, startEvaluator(evaluator));
    report();
  };
  const remove = (name: string) => {
    stops.get(name)?.();
    stops.delete(name);
    hid.pads = hid.pads.filter(({ device }) => device.name !== name);
    hid.evaluators = hid.evaluators.filter(({ device }) => device.name !== name);
    report();
  };
  if (parts.learning) startForgetting({ ...parts.learning, session, onForgotten: remove, log });
  const learning =
    parts.learning && startLearning({ ...parts.learning, session, onAdopted: add, clock, log });
  add(parts);
  return {
    async close() {
      session.close();
      await learning?.stop();
    },
  };
}

function devicesReport({
  printers,
  pads,
  evaluators,
  readers,
  leds,
  dock,
  learning,
}: AgentParts): LiveReport {
  const learned = new Set(learning?.learned.devices.map(({ name }) => name));
  const hid = (kind: 'pad' | 'evaluator') => (device: HidDevice) => ({
    name: device.name,
    kind,
    connected: device.connected,
    detail: device.connected ? '' : 'not plugged in',
    ...(learned.has(device.name) && { learned: true }),
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
