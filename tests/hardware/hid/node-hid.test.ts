import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { openHidDevices } from '../../../hardware/hid/device.ts';
import type { Profile } from '../../../hardware/hid/profile.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { silentLog } from '../../../hardware/log.ts';
import { type Bench, type BenchDevice, benchMissing, startBench } from './bench/bench.ts';
import { startDriver } from './bench/remote.ts';
import { type Hands, hidPortContract } from './contract.ts';

/** However busy the machine is. */
const patient = { timeout: 20_000, interval: 10 };

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

    /** One device kept open by the agent's own code, and what it tells. */
    const kept = async (spec: Partial<BenchDevice> & { name: string; serial: string }, identity = {}) => {
      const profile = PROFILES.bitmask;
      if (!profile) throw new Error('bitmask');
      await hands.bench.run({ do: 'plug', ...bitmask, ...spec });
      const opened = openHidDevices({
        port: hands.port,
        configs: [{ name: spec.name, identity: { serial: spec.serial, ...identity }, profile }],
        clock: realClock,
        log: silentLog,
        everyMs: 20,
      });
      const [device] = opened.devices;
      if (!device) throw new Error('no device');
      const keys: string[] = [];
      const states: boolean[] = [];
      device.onKey(({ key }) => keys.push(key));
      device.onConnected((connected) => states.push(connected));
      await vi.waitFor(() => expect(device.connected).toBe(true), patient);
      const send = (hex: string) => hands.bench.run({ do: 'report', name: spec.name, hex });
      /** Presses until one is through: reading begins a moment after opening. */
      const press = async (bits: string, key: string) => {
        const before = keys.length;
        await vi.waitFor(async () => {
          await send('0000000000000000');
          await send(`${bits}00000000000000`);
          await vi.waitFor(() => expect(keys.length).toBeGreaterThan(before), { timeout: 100, interval: 5 });
        }, patient);
        expect(keys.at(-1)).toBe(key);
      };
      return { device, keys, states, press, send, close: opened.close };
    };

    test('P4 a read that fails (EIO) is a loss of a moment: no press, opened anew, working', async () => {
      const { keys, states, press, close } = await kept({ name: 'eio', serial: 'EIO' });
      await press('01', 'k1');
      const before = keys.length;
      await hands.bench.run({ do: 'failread', name: 'eio', errno: 'EIO' });
      await vi.waitFor(() => expect(states).toEqual([true, false, true]), patient);
      expect(keys).toHaveLength(before);
      await press('02', 'k2');
      await close();
    });

    test('P4 a slow write loses no press, and of what was wished meanwhile only the newest is written', async () => {
      const { device, keys, press, send, close } = await kept({ name: 'slow', serial: 'SLOW' });
      const lamps = async () =>
        (await hands.bench.run<string[]>({ do: 'outs', name: 'slow' })).map((hex) => hex.slice(2, 4));
      await vi.waitFor(async () => expect(await lamps()).toEqual(['00']), patient);
      await press('01', 'k1');
      await send('0000000000000000');
      await hands.bench.run({ do: 'slowwrite', name: 'slow', ms: 1500 });
      device.setLamp('called');
      device.setLamp('serving');
      device.setLamp('paused');
      await send('0400000000000000');
      // Pressed while the first of them is being written.
      expect(await lamps()).toEqual(['00']);
      await vi.waitFor(async () => expect(await lamps()).toEqual(['00', '02', '08']), patient);
      await vi.waitFor(() => expect(keys.at(-1)).toBe('k3'), patient);
      expect(device.connected).toBe(true);
      await close();
    });

    test('P4 a slow write on one device holds up no press on another', async () => {
      const slow = await kept({ name: 'stuck', serial: 'STUCK' });
      const quick = await kept({ name: 'quick', serial: 'QUICK' });
      const lamps = () => hands.bench.run<string[]>({ do: 'outs', name: 'stuck' });
      await vi.waitFor(async () => expect(await lamps()).toHaveLength(1), patient);
      await hands.bench.run({ do: 'holdwrite', name: 'stuck' });
      slow.device.setLamp('called');
      await quick.press('01', 'k1');
      quick.device.setLamp('called');
      await vi.waitFor(
        async () =>
          expect(await hands.bench.run<string[]>({ do: 'outs', name: 'quick' })).toEqual([
            expect.stringMatching(/^..00/),
            expect.stringMatching(/^..02/),
          ]),
        patient,
      );
      // All of it while that one is being written.
      expect(await lamps()).toHaveLength(1);
      await hands.bench.run({ do: 'endwrite', name: 'stuck' });
      await vi.waitFor(async () => expect(await lamps()).toHaveLength(2), patient);
      await slow.close();
      await quick.close();
    });

    test('P4 equal devices without serial numbers are told apart by their USB port', async () => {
      await hands.bench.run({ do: 'plug', name: 'first', serial: '', ...bitmask, product: 77 });
      await hands.bench.run({ do: 'plug', name: 'second', serial: '', ...bitmask, product: 77 });
      const ports = (await hands.port.list())
        .filter(({ product }) => product === 77)
        .map(({ port }) => port ?? '');
      expect(new Set(ports).size).toBe(2);
      const profile = PROFILES.bitmask;
      if (!profile) throw new Error('bitmask');
      const { devices, close } = openHidDevices({
        port: hands.port,
        // Not in the order they are listed in: nothing but the port says which is which.
        configs: [...ports]
          .reverse()
          .map((port) => ({ name: port, identity: { product: 77, port }, profile })),
        clock: realClock,
        log: silentLog,
        everyMs: 20,
      });
      const pressed = new Set<string>();
      for (const device of devices) device.onKey(({ key }) => pressed.add(`${device.name} ${key}`));
      await vi.waitFor(() => expect(devices.every(({ connected }) => connected)).toBe(true), patient);
      const [first = '', second = ''] = [...ports].sort();
      await vi.waitFor(async () => {
        for (const [name, bits] of [
          ['first', '00'],
          ['first', '01'],
          ['second', '00'],
          ['second', '02'],
        ] as const)
          await hands.bench.run({ do: 'report', name, hex: `${bits}00000000000000` });
        await vi.waitFor(() => expect(pressed.size).toBe(2), { timeout: 100, interval: 5 });
      }, patient);
      expect([...pressed].sort()).toEqual([`${first} k1`, `${second} k2`].sort());
      await close();
    });

    test('P4 20 times out and in again: working each time, and no handle is left behind', async () => {
      const before = await hands.bench.run<number>({ do: 'clients' });
      const { device, press, close } = await kept({ name: 'cycle', serial: 'CYCLE' });
      for (let turn = 1; turn <= 20; turn += 1) {
        await hands.bench.run({ do: 'unplug', name: 'cycle' });
        await vi.waitFor(() => expect(device.connected).toBe(false), patient);
        await hands.bench.run({ do: 'plug', name: 'cycle' });
        await vi.waitFor(() => expect(device.connected).toBe(true), patient);
        await press(turn % 2 === 0 ? '01' : '02', turn % 2 === 0 ? 'k1' : 'k2');
        await vi.waitFor(
          async () => expect(await hands.bench.run({ do: 'clients' })).toBe(before + 1),
          patient,
        );
      }
      await close();
      await vi.waitFor(async () => expect(await hands.bench.run({ do: 'clients' })).toBe(before), patient);
    }, 120_000);

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
