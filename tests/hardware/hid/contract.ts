import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { openHidDevices } from '../../../hardware/hid/device.ts';
import { type HidHandle, type HidPort, matches } from '../../../hardware/hid/port.ts';
import type { Profile } from '../../../hardware/hid/profile.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { silentLog } from '../../../hardware/log.ts';
import { keysReport } from '../../../hardware/virtual/hid-encode.ts';

/** One device of model `profile` with serial `serial`, and the hands that work it. */
export interface Hands {
  readonly port: HidPort;
  /** Plugs it in. The same serial again is the same device. */
  plug(serial: string, profile: Profile): Promise<void>;
  unplug(serial: string): Promise<void>;
  report(serial: string, bytes: Uint8Array): Promise<void>;
  /** Output reports it has received, report id first. */
  outputs(serial: string): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

function shipped(name: string): Profile {
  const profile = PROFILES[name];
  if (!profile) throw new Error(`no profile ${name}`);
  return profile;
}

/** However busy the machine is. */
const patient = { timeout: 20_000, interval: 10 };

/** What every HID port must do, whatever is below it. */
export function hidPortContract(name: string, make: () => Promise<Hands>): void {
  describe(`HID port contract: ${name}`, () => {
    let hands: Hands;
    let count = 0;
    let serial = '';
    beforeAll(async () => {
      hands = await make();
    });
    afterAll(() => hands?.close());
    beforeEach(() => {
      serial = `S-${++count}`;
    });

    const find = async () => (await hands.port.list()).find((info) => info.serial === serial);
    const open = async () => {
      const info = await find();
      if (!info) throw new Error(`${serial} is not listed`);
      const handle = await hands.port.open(info.path);
      const got: Uint8Array[] = [];
      const errors: Error[] = [];
      handle.onError((error) => errors.push(error));
      handle.onReport((bytes) => got.push(bytes));
      return { handle, got, errors };
    };
    /** A report is only read once the driver listens: press until the first one is through. */
    const listening = async ({ got }: { got: Uint8Array[] }, bytes: Uint8Array) => {
      await vi.waitFor(async () => {
        await hands.report(serial, bytes);
        await vi.waitFor(() => expect(got.length).toBeGreaterThan(0), { timeout: 50, interval: 2 });
      }, patient);
    };

    test.each(Object.keys(PROFILES))('P5 %s: input reports arrive whole and in order', async (model) => {
      const profile = shipped(model);
      await hands.plug(serial, profile);
      const opened = await open();
      const up = keysReport(profile, []);
      await listening(opened, up);
      const sent = Object.values(profile.keys.keys).map((key) => keysReport(profile, [key]));
      for (const bytes of sent) await hands.report(serial, bytes);
      await vi.waitFor(() => expect(opened.got.slice(-sent.length)).toEqual(sent), patient);
      // Before them came what it took to be heard; on a busy machine more than one.
      expect(opened.got.slice(0, -sent.length).filter((bytes) => !Buffer.from(bytes).equals(up))).toEqual([]);
      await opened.handle.close();
    });

    test('P5 a burst of 60 reports at once: all of them, in order', async () => {
      const profile = shipped('numbered');
      await hands.plug(serial, profile);
      const opened = await open();
      await listening(opened, keysReport(profile, []));
      // What is pressed until the first one is through may still be under way.
      await vi.waitFor(async () => {
        const before = opened.got.length;
        await new Promise((later) => setTimeout(later, 50));
        expect(opened.got).toHaveLength(before);
      }, patient);
      const before = opened.got.length;
      const burst = Array.from({ length: 60 }, (_, n) =>
        Uint8Array.from([2, n + 1, ...Array<number>(14).fill(n)]),
      );
      await Promise.all(burst.map((bytes) => hands.report(serial, bytes)));
      await vi.waitFor(() => expect(opened.got.length).toBe(before + 60), patient);
      expect(opened.got.slice(before)).toEqual(burst);
      await opened.handle.close();
    });

    test('P4 equal devices are told apart by their serial numbers: each press comes from its own, whichever was there first', async () => {
      const profile = shipped('bitmask');
      const [left, right] = [`${serial}-left`, `${serial}-right`];
      await hands.plug(right, profile);
      const { devices, close } = openHidDevices({
        port: hands.port,
        configs: [left, right].map((one) => ({ name: one, identity: { serial: one }, profile })),
        clock: realClock,
        log: silentLog,
        everyMs: 10,
      });
      const pressed: string[] = [];
      for (const device of devices) device.onKey(({ key }) => pressed.push(`${device.name} ${key}`));
      await vi.waitFor(() => expect(devices[1]?.connected).toBe(true), patient);
      expect(devices[0]?.connected).toBe(false);
      await hands.plug(left, profile);
      await vi.waitFor(() => expect(devices[0]?.connected).toBe(true), patient);
      for (const [one, key] of [
        [left, 'k1'],
        [right, 'k2'],
      ] as const) {
        await vi.waitFor(async () => {
          await hands.report(one, keysReport(profile, []));
          await hands.report(one, keysReport(profile, [key]));
          await vi.waitFor(() => expect(pressed).toContain(`${one} ${key}`), { timeout: 100, interval: 5 });
        }, patient);
      }
      expect(new Set(pressed)).toEqual(new Set([`${left} k1`, `${right} k2`]));
      await close();
    });

    test('P4 a device is listed with what it is known by, while plugged in', async () => {
      const profile = { ...shipped('bitmask'), usb: { vendor: 0x1209, product: 0xe708 } };
      expect(await find()).toBeUndefined();
      await hands.plug(serial, profile);
      const info = await find();
      expect(info).toMatchObject({ vendor: 0x1209, product: 0xe708, serial });
      expect(info?.port).toBeTruthy();
      expect(info && matches({ serial, vendor: 0x1209, port: info.port ?? '' }, info)).toBe(true);
      expect(info && matches({ serial: 'other' }, info)).toBe(false);
      await hands.unplug(serial);
      expect(await find()).toBeUndefined();
    });

    test('output reports reach the device as written, report id first', async () => {
      await hands.plug(serial, shipped('numbered'));
      const { handle } = await open();
      const report = Uint8Array.from([3, 4, ...Array<number>(14).fill(0)]);
      await handle.write(report);
      expect(await hands.outputs(serial)).toEqual([report]);
      await handle.close();
    });

    test('P4 unplugging: one error, writes fail, opening again fails; after replugging a new handle works', async () => {
      const profile = shipped('bitmask');
      await hands.plug(serial, profile);
      const path = (await find())?.path ?? '';
      const first = await open();
      await listening(first, keysReport(profile, ['k1']));
      await hands.unplug(serial);
      await vi.waitFor(() => expect(first.errors).toHaveLength(1), patient);
      await expect(first.handle.write(Uint8Array.from([0, 1, 2]))).rejects.toThrow();
      await expect(hands.port.open(path)).rejects.toThrow();
      await hands.plug(serial, profile);
      const before = first.got.length;
      const second = await open();
      await listening(second, keysReport(profile, ['k2']));
      expect(first.got).toHaveLength(before);
      expect(first.errors).toHaveLength(1);
      await first.handle.close();
      await second.handle.close();
    });

    test('a closed handle is silent, and closing twice is no harm', async () => {
      await hands.plug(serial, shipped('one-hot'));
      const opened = await open();
      await listening(opened, Uint8Array.from([1, 0]));
      const other = await open();
      await opened.handle.close();
      const before = opened.got.length;
      await listening(other, Uint8Array.from([2, 0]));
      expect(opened.got).toHaveLength(before);
      await opened.handle.close();
      await expect(opened.handle.write(Uint8Array.from([0, 1, 2]))).rejects.toThrow();
      await other.handle.close();
    });

    test('P4 a device kept open: presses, lamp again after every replug, 5 times over', async () => {
      const profile = shipped('frame64');
      await hands.plug(serial, profile);
      const opened: HidHandle[] = [];
      const counting: HidPort = {
        list: () => hands.port.list(),
        async open(path) {
          const handle = await hands.port.open(path);
          opened.push(handle);
          return handle;
        },
      };
      const { devices, close } = openHidDevices({
        port: counting,
        configs: [{ name: 'kept', identity: { serial }, profile }],
        clock: realClock,
        log: silentLog,
        everyMs: 10,
      });
      const presses: string[] = [];
      devices[0]?.onKey(({ key }) => presses.push(key));
      devices[0]?.setLamp('called');
      for (let turn = 1; turn <= 5; turn += 1) {
        await vi.waitFor(() => expect(devices[0]?.connected).toBe(true), patient);
        await vi.waitFor(async () => expect((await hands.outputs(serial)).length).toBe(turn), patient);
        const before = presses.length;
        await vi.waitFor(async () => {
          await hands.report(serial, keysReport(profile, []));
          await hands.report(serial, keysReport(profile, ['k3']));
          await vi.waitFor(() => expect(presses.length).toBeGreaterThan(before), {
            timeout: 60,
            interval: 2,
          });
        }, patient);
        await hands.unplug(serial);
        await vi.waitFor(() => expect(devices[0]?.connected).toBe(false), patient);
        await hands.plug(serial, profile);
      }
      expect(new Set(presses)).toEqual(new Set(['k3']));
      expect(opened.length).toBeGreaterThanOrEqual(5);
      await close();
    });
  });
}
