import { describe, expect, test } from 'vitest';
import { createDecoder } from '../../../hardware/hid/decoder.ts';
import type { Profile } from '../../../hardware/hid/profile.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { lampReport } from '../../../hardware/hid/reports.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
function profile(name: string): Profile {
  const found = PROFILES[name];
  if (!found) throw new Error(`no profile ${name}`);
  return found;
}
/** A 64-byte frame written by hand, not by the code under test: AA 55 01 seq key … sum. */
function frame(key: number, sequence = 0): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0xaa, 0x55, 0x01, sequence, key]);
  bytes[63] = (0xaa + 0x55 + 0x01 + sequence + key) % 256;
  return bytes;
}
const zeros = (count: number) => '00'.repeat(count);

/** [profile, report with one key down, its name, all keys up] as the devices' data sheets have it. */
const SHAPES: [string, Uint8Array, string, Uint8Array][] = [
  ['bitmask', hex(`01${zeros(7)}`), 'k1', hex(zeros(8))],
  ['bitmask', hex(`20${zeros(7)}`), 'k6', hex(zeros(8))],
  ['one-hot', hex('0400'), 'k3', hex('0000')],
  ['keypad', hex('0000580000000000'), 'enter', hex(zeros(8))],
  ['keypad', hex('0200005d00000000'), '5', hex('0200000000000000')],
  ['numbered', hex(`0204${zeros(14)}`), 'k4', hex(`02${zeros(15)}`)],
  ['frame64', frame(5, 9), 'k5', frame(0, 10)],
];

describe('P5 five shapes of report, as data', () => {
  test.each(SHAPES)('P5 %s: one press per edge of %o', (name, down, key, up) => {
    const decoder = createDecoder(profile(name));
    expect(decoder.feed(down, 0)).toEqual([{ key, kind: 'press' }]);
    expect(decoder.feed(down, 500)).toEqual([]);
    expect(decoder.feed(up, 600)).toEqual([]);
    expect(decoder.feed(down, 700)).toEqual([{ key, kind: 'press' }]);
    expect(decoder.rejected).toBe(0);
  });

  test.each<[string, string, Uint8Array]>([
    ['bitmask', 'an unknown bit', hex(`40${zeros(7)}`)],
    ['bitmask', 'a byte that should be 0', hex(`01${zeros(6)}01`)],
    ['bitmask', 'too short', hex(`01${zeros(6)}`)],
    ['bitmask', 'too long', hex(`01${zeros(8)}`)],
    ['bitmask', 'empty', hex('')],
    ['one-hot', 'two bits', hex('0300')],
    ['keypad', 'an unknown usage', hex('0000040000000000')],
    ['keypad', 'roll-over error', hex('0000010101010101')],
    ['numbered', 'another report id', hex(`0304${zeros(14)}`)],
    ['numbered', 'an unknown key', hex(`0207${zeros(14)}`)],
    ['frame64', 'a wrong checksum', frame(5).with(63, 0)],
    [
      'frame64',
      'a wrong head',
      frame(5)
        .with(0, 0xab)
        .with(63, 0xab + 0x55 + 1 + 5 - 256),
    ],
    [
      'frame64',
      'another command',
      frame(5)
        .with(2, 2)
        .with(63, (0xaa + 0x55 + 2 + 5) % 256),
    ],
  ])('P5 %s: %s is not believed', (name, _why, bytes) => {
    const decoder = createDecoder(profile(name));
    expect(decoder.feed(bytes, 0)).toEqual([]);
    expect(decoder.rejected).toBe(1);
  });

  test('P5 a model that tells no release: every report is a press, its bounce is not', () => {
    const decoder = createDecoder({ ...profile('one-hot'), tellsRelease: false });
    const down = hex('0100');
    expect([0, 10, 500].map((at) => decoder.feed(down, at).length)).toEqual([1, 0, 1]);
  });
});

describe('edge, bounce, long press', () => {
  const down = hex(`01${zeros(7)}`);
  const up = hex(zeros(8));

  test('a bouncing contact is one press', () => {
    const decoder = createDecoder(profile('bitmask'));
    const feeds: [Uint8Array, number][] = [
      [down, 0],
      [up, 3],
      [down, 6],
      [up, 9],
      [down, 12],
      [up, 200],
      [down, 204],
      [up, 208],
    ];
    expect(feeds.flatMap(([bytes, at]) => decoder.feed(bytes, at))).toHaveLength(1);
    expect(decoder.feed(down, 400)).toHaveLength(1);
  });

  test('two keys together are a palm: nothing until all are up', () => {
    const decoder = createDecoder(profile('bitmask'));
    expect(decoder.feed(hex(`03${zeros(7)}`), 0)).toEqual([]);
    expect(decoder.feed(hex(`02${zeros(7)}`), 100)).toEqual([]);
    expect(decoder.feed(up, 200)).toEqual([]);
    expect(decoder.feed(hex(`02${zeros(7)}`), 300)).toEqual([{ key: 'k2', kind: 'press' }]);
  });

  test('a key with a long press acts when let go, or once held 800 ms, never both', () => {
    const decoder = createDecoder(profile('bitmask'), new Set(['k1']));
    expect(decoder.feed(down, 0)).toEqual([]);
    expect(decoder.due).toBe(800);
    expect(decoder.feed(up, 200)).toEqual([{ key: 'k1', kind: 'press' }]);
    expect(decoder.due).toBeNull();
    decoder.feed(down, 1000);
    expect(decoder.tick(1799)).toEqual([]);
    expect(decoder.tick(1800)).toEqual([{ key: 'k1', kind: 'hold' }]);
    expect(decoder.tick(1900)).toEqual([]);
    expect(decoder.feed(up, 2500)).toEqual([]);
  });

  test('a bounce at the start of a long press does not cut it short', () => {
    const decoder = createDecoder(profile('bitmask'), new Set(['k1']));
    const early = [decoder.feed(down, 0), decoder.feed(up, 2), decoder.feed(down, 5)].flat();
    expect(early).toEqual([]);
    expect(decoder.tick(700)).toEqual([]);
    expect(decoder.tick(800)).toEqual([{ key: 'k1', kind: 'hold' }]);
  });

  test('a touch shorter than the bounce time is still a press', () => {
    const decoder = createDecoder(profile('bitmask'), new Set(['k1']));
    decoder.feed(down, 0);
    decoder.feed(up, 10);
    expect(decoder.due).toBe(40);
    expect(decoder.tick(40)).toEqual([{ key: 'k1', kind: 'press' }]);
    expect(decoder.tick(2000)).toEqual([]);
  });

  test('a late tick still tells a hold by its length when the key is let go first', () => {
    const decoder = createDecoder(profile('bitmask'), new Set(['k1']));
    decoder.feed(down, 0);
    expect(decoder.feed(up, 900)).toEqual([{ key: 'k1', kind: 'hold' }]);
  });
});

describe('lamps', () => {
  test.each<[string, string]>([
    ['bitmask', `0002${zeros(7)}`],
    ['one-hot', '000200'],
    ['keypad', '0002'],
    ['numbered', `0302${zeros(14)}`],
    ['frame64', `00aa550200 02${zeros(58)}03`],
  ])('P5 %s: called, report id first', (name, expected) => {
    const report = lampReport(profile(name), 'called');
    expect(Buffer.from(report ?? []).toString('hex')).toBe(expected.replaceAll(' ', ''));
  });

  test('a model without lamps writes nothing', () => {
    const { lamps: _, ...dark } = profile('bitmask');
    expect(lampReport(dark, 'called')).toBeNull();
  });
});
