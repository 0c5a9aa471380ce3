import { expect, test } from 'vitest';
import type { HidInfo } from '../../../hardware/hid/port.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { modelsFor, type PressedStranger, watchStrangers } from '../../../hardware/hid/strangers.ts';
import { silentLog } from '../../../hardware/log.ts';
import { createVirtualHid, createVirtualHidPort } from '../../../hardware/virtual/hid.ts';
import { keysReport } from '../../../hardware/virtual/hid-encode.ts';
import { manualClock } from '../clock.ts';

const INFO: HidInfo = {
  path: '/dev/hidraw7',
  vendor: 0x1209,
  product: 1,
  serial: '',
  port: '1-2.4',
  title: 'Pad',
  usagePage: 0xff00,
  usage: 1,
};
const profile = (name: string) => {
  const found = PROFILES[name];
  if (!found) throw new Error(name);
  return found;
};
const infoFor = (name: string) => ({ ...INFO, usagePage: profile(name).usb.usagePage ?? INFO.usagePage });

test.each(Object.keys(PROFILES))(
  'P4 P5 %s: every key is known as a press of this model and no other',
  (name) => {
    for (const key of Object.values(profile(name).keys.keys)) {
      const models = modelsFor(infoFor(name), keysReport(profile(name), [key]), PROFILES);
      expect(models).toEqual([
        { kind: 'pad', profile: name },
        { kind: 'evaluator', profile: name },
      ]);
    }
  },
);

test.each(Object.keys(PROFILES))('P4 %s: letting go is no press', (name) => {
  expect(modelsFor(infoFor(name), keysReport(profile(name), []), PROFILES)).toBeNull();
});

test('P4 the hall’s model that names the very device comes before a shape that only fits', () => {
  const own = { ...profile('bitmask'), usb: { vendor: 0x1209, product: 1 } };
  const report = keysReport(own, ['k1']);
  const names = modelsFor(INFO, report, { ...PROFILES, 'acme-six': own })?.map((model) => model.profile);
  expect(names).toEqual(['acme-six', 'acme-six', 'bitmask', 'bitmask']);
  const other = { ...own, usb: { vendor: 0x1209, product: 2 } };
  expect(modelsFor(INFO, report, { 'acme-six': other })).toEqual([]);
});

/** Strangers of these kinds on one port, listened to. */
async function listening(known: (info: HidInfo) => boolean = () => false) {
  const clock = manualClock();
  const make = (serial: string, name = 'bitmask') =>
    createVirtualHid({ kind: 'pad', title: serial, serial, profile: profile(name), clock });
  const devices = { a: make('A'), b: make('B'), keypad: make('KEYPAD', 'keypad') };
  const heard: PressedStranger[] = [];
  const watch = watchStrangers({
    port: createVirtualHidPort(Object.values(devices)),
    known,
    profiles: PROFILES,
    clock,
    log: silentLog,
    onPressed: (stranger) => heard.push(stranger),
  });
  await clock.advance(0);
  return { ...devices, clock, heard, watch };
}
const serials = (heard: readonly PressedStranger[]) => heard.map(({ info }) => info.serial);

test('P4 equal strangers are told apart by serial; one that has a name is no stranger', async () => {
  const { a, b, clock, heard } = await listening((info) => info.serial === 'A');
  a.press('k1');
  b.press('k2');
  await clock.advance(200);
  expect(serials(heard)).toEqual(['B']);
});

test('P4 one plugged in while staff ask is heard too; after the end nothing is', async () => {
  const { a, clock, heard, watch } = await listening();
  a.unplug();
  await clock.advance(1000);
  a.replug();
  await clock.advance(1000);
  a.press('k1');
  await clock.advance(200);
  expect(serials(heard)).toEqual(['A']);
  await watch.stop();
  a.press('k1');
  await clock.advance(2000);
  expect(serials(heard)).toEqual(['A']);
});

test('P4 bytes that no model understands are told as they are; typing on a keyboard is not', async () => {
  const { b, keypad, clock, heard } = await listening();
  b.send(Uint8Array.from([9, 9, 9]));
  keypad.send(Uint8Array.from([0, 0, 4, 0, 0, 0, 0, 0]));
  await clock.advance(0);
  expect(heard.map(({ models, report }) => [models, [...report]])).toEqual([[[], [9, 9, 9]]]);
});
