import { realClock } from '../../../hardware/clock.ts';
import type { HidPort } from '../../../hardware/hid/port.ts';
import { createVirtualHid, createVirtualHidPort, type VirtualHid } from '../../../hardware/virtual/hid.ts';
import { type Hands, hidPortContract } from './contract.ts';

async function virtualHands(): Promise<Hands> {
  const devices = new Map<string, VirtualHid>();
  const ports: HidPort[] = [];
  const at = (serial: string) => {
    const device = devices.get(serial);
    if (!device) throw new Error(`no device ${serial}`);
    return device;
  };
  return {
    port: {
      list: async () => (await Promise.all(ports.map((port) => port.list()))).flat(),
      async open(path) {
        for (const port of ports) {
          if ((await port.list()).some((info) => info.path === path)) return port.open(path);
        }
        throw new Error(`no such device ${path}`);
      },
    },
    async plug(serial, profile) {
      const known = devices.get(serial);
      if (known) return known.replug();
      const device = createVirtualHid({ kind: 'pad', title: serial, serial, profile, clock: realClock });
      devices.set(serial, device);
      const port = createVirtualHidPort([device]);
      // Each device has a port of its own here; paths must still differ.
      ports.push({
        list: async () => (await port.list()).map((info) => ({ ...info, path: `${serial}/${info.path}` })),
        open: (path) => port.open(path.slice(serial.length + 1)),
      });
    },
    unplug: async (serial) => at(serial).unplug(),
    report: async (serial, bytes) => at(serial).send(bytes),
    outputs: async (serial) => [...at(serial).written],
    close: async () => {},
  };
}

hidPortContract('virtual', virtualHands);
