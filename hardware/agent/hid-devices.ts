import type { Clock } from '../clock.ts';
import type { HidConfig } from '../config.ts';
import { type HidDevice, openHidDevices } from '../hid/device.ts';
import { createNodeHidPort } from '../hid/node-hid.ts';
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

/** This machine's pads and evaluators, real and virtual, through the same decoder. */
export function openHid(
  configs: readonly HidConfig[],
  { clock, log, noise }: HidParts,
): { pads: Pad[]; evaluators: Evaluator[]; dock: Dockable[]; close: () => Promise<void> } {
  const virtual = configs.filter((config) => config.virtual);
  const twins = virtual.map(({ kind, name, profile }) =>
    createVirtualHid({ kind, title: name, serial: name, profile, clock }),
  );
  const groups = [
    { port: createVirtualHidPort(twins), configs: virtual },
    { port: createNodeHidPort(), configs: configs.filter((config) => !config.virtual) },
  ].map((group) =>
    openHidDevices({ port: group.port, configs: group.configs.map(deviceConfig), clock, log }),
  );
  const devices = new Map(groups.flatMap((group) => group.devices).map((device) => [device.name, device]));

  return {
    pads: configs.flatMap((config) => {
      const device = devices.get(config.name);
      return device && config.kind === 'pad' ? [{ device, ...config.keys }] : [];
    }),
    evaluators: configs.flatMap((config) => {
      const device = devices.get(config.name);
      return device && config.kind === 'evaluator' ? [evaluator(device, config.keys.press)] : [];
    }),
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

function evaluator(device: HidDevice, levels: Readonly<Record<string, number>>): Evaluator {
  return { device, levels };
}
