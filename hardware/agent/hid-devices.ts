import type { Clock } from '../clock.ts';
import type { HidConfig } from '../config.ts';
import { type HidDevices, openHidDevices } from '../hid/device.ts';
import { createNodeHidPort } from '../hid/node-hid.ts';
import type { HidInfo, HidPort } from '../hid/port.ts';
import type { Log } from '../log.ts';
import { createVirtualHid, createVirtualHidPort } from '../virtual/hid.ts';
import { type Dockable, dockHid } from './dockable.ts';
import type { Evaluator } from './evaluators.ts';
import type { Pad } from './pads.ts';

export type HidParts = {
  readonly clock: Clock;
  readonly log: Log;
  /** That many random bytes. */
  readonly noise: (count: number) => Uint8Array;
};

/** Opened devices, by what they are for. */
export type HidSet = { readonly pads: readonly Pad[]; readonly evaluators: readonly Evaluator[] };

/** This machine's pads and evaluators, real and virtual, through the same decoder. */
export interface Hid extends HidSet {
  readonly dock: readonly Dockable[];
  /** Where devices are plugged in: the machine's real ports, and the virtual ones. */
  readonly ports: { readonly real: HidPort; readonly virtual: HidPort };
  /** Is there a device open for it already? */
  known(info: HidInfo): boolean;
  /** One more device, from now on. */
  adopt(config: HidConfig): HidSet;
  /** This one is a stranger from now on. */
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

export function openHid(
  configs: readonly HidConfig[],
  { clock, log, noise }: HidParts,
  learned: readonly HidConfig[] = [],
): Hid {
  const virtual = configs.filter((config) => config.virtual);
  const twins = virtual.map(({ kind, name, profile }) =>
    createVirtualHid({ kind, title: name, serial: name, profile, clock }),
  );
  const ports = { virtual: createVirtualHidPort(twins), real: createNodeHidPort() };
  const groups: HidDevices[] = [];
  const open = (wanted: readonly HidConfig[]): HidSet => {
    const sets = [true, false].map((isVirtual) => {
      const mine = wanted.filter((config) => config.virtual === isVirtual);
      const port = isVirtual ? ports.virtual : ports.real;
      const group = openHidDevices({ port, configs: mine.map(deviceConfig), clock, log });
      groups.push(group);
      return mine.map((config, index) => ({ config, device: group.devices[index] }));
    });
    const opened = sets.flat().flatMap(({ config, device }) => (device ? [{ config, device }] : []));
    return {
      pads: opened.flatMap(({ config, device }) =>
        config.kind === 'pad' ? [{ device, ...config.keys }] : [],
      ),
      evaluators: opened.flatMap(({ config, device }) =>
        config.kind === 'evaluator' ? [{ device, levels: config.keys.press }] : [],
      ),
    };
  };
  return {
    ...open([...configs.filter(({ stranger }) => !stranger), ...learned]),
    ports,
    known: (info) => groups.some((group) => group.claims(info)),
    adopt: (config) => open([config]),
    async release(name) {
      await Promise.all(groups.map((group) => group.release(name)));
    },
    dock: virtual.flatMap((config, index) => {
      const twin = twins[index];
      return twin ? [dockHid(twin, config, noise)] : [];
    }),
    async close() {
      await Promise.all(groups.map((group) => group.close()));
    },
  };
}

function deviceConfig(config: HidConfig) {
  const hold = config.kind === 'pad' ? config.keys.hold : {};
  return {
    name: config.name,
    identity: config.identity,
    profile: config.profile,
    holdable: new Set(Object.keys(hold)),
  };
}
