import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Profile } from '../../../hardware/hid/profile.ts';
import { type Bench, type BenchDevice, benchMissing, startBench } from './bench/bench.ts';
import { startDriver } from './bench/remote.ts';
import { type Hands, hidPortContract } from './contract.ts';

const missing = benchMissing();
if (missing) console.warn(`Left out: the node-hid driver on virtual hidraw devices, ${missing}.`);

function spec(serial: string, profile: Profile): BenchDevice {
  return {
    name: serial,
    vendor: profile.usb.vendor ?? 0x1209,
    product: profile.usb.product ?? 1,
    serial,
    title: `Bench ${serial}`,
    usagePage: profile.usb.usagePage ?? 0xff00,
    usage: 1,
    size: profile.size,
    ...(profile.id !== undefined && { id: profile.id }),
    out: profile.lamps?.size ?? 0,
  };
}

async function benchHands(): Promise<Hands & { bench: Bench }> {
  const bench = await startBench();
  const driver = await startDriver(bench.env);
  const known = new Set<string>();
  return {
    bench,
    port: driver.port,
    async plug(serial, profile) {
      await bench.run({ do: 'plug', ...(known.has(serial) ? { name: serial } : spec(serial, profile)) });
      known.add(serial);
    },
    unplug: (serial) => bench.run({ do: 'unplug', name: serial }),
    report: (serial, bytes) =>
      bench.run({ do: 'report', name: serial, hex: Buffer.from(bytes).toString('hex') }),
    async outputs(serial) {
      const outs = await bench.run<string[]>({ do: 'outs', name: serial });
      return outs.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));
    },
    async close() {
      await driver.close();
      await bench.close();
    },
  };
}

describe.skipIf(missing !== null)(missing ? `node-hid (left out: ${missing})` : 'node-hid', () => {
  hidPortContract('node-hid on hidraw', benchHands);

  describe('what only real devices do', () => {
    let hands: Awaited<ReturnType<typeof benchHands>>;
    beforeAll(async () => {
      hands = await benchHands();
    });
    afterAll(() => hands?.close());
    const bitmask = {
      vendor: 0x1209,
      product: 1,
      title: 'pad',
      usagePage: 0xff00,
      usage: 1,
      size: 8,
      out: 8,
    };

    test('an empty machine lists nothing', async () => {
      expect(await hands.port.list()).toEqual([]);
    });

    test('P4 an entry left half-built by an unplug is passed over, whole ones are listed', async () => {
      await hands.bench.run({ do: 'half', name: 'half', serial: 'HALF', ...bitmask });
      await hands.bench.run({ do: 'plug', name: 'whole', serial: 'WHOLE', ...bitmask });
      expect((await hands.port.list()).map(({ serial }) => serial)).toEqual(['WHOLE']);
    });

    test('P4 the USB port is told, for devices without a serial number', async () => {
      const info = (await hands.port.list()).find(({ serial }) => serial === 'WHOLE');
      expect(info?.port).toMatch(/^1-\d+$/);
    });

    test('a device that may not be opened (no udev rule) refuses, and opens once it may', async () => {
      const node = await hands.bench.run<string>({
        do: 'plug',
        name: 'denied',
        serial: 'DENIED',
        ...bitmask,
      });
      await hands.bench.run({ do: 'deny', name: 'denied', errno: 'EACCES' });
      await expect(hands.port.open(node)).rejects.toThrow();
      await hands.bench.run({ do: 'deny', name: 'denied', errno: 0 });
      await (await hands.port.open(node)).close();
    });

    test('a failed write rejects, the next one goes through', async () => {
      const node = await hands.bench.run<string>({ do: 'plug', name: 'flaky', serial: 'FLAKY', ...bitmask });
      const handle = await hands.port.open(node);
      await hands.bench.run({ do: 'failwrite', name: 'flaky', errno: 'EIO' });
      await expect(handle.write(Uint8Array.from([0, 1]))).rejects.toThrow();
      await handle.write(Uint8Array.from([0, 2]));
      expect(await hands.bench.run({ do: 'outs', name: 'flaky' })).toEqual(['0002']);
      await handle.close();
    });
  });
});
