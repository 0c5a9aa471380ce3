import * as v from 'valibot';
import { type Profile, type ProfileInput, ProfileSchema } from './profile.ts';

/** Six keys in a row, for pads; five faces in a row, best first, for evaluators. */
const ROW = {
  pad: { press: { k1: 'next', k2: 'recall', k3: 'start', k4: 'finish', k5: 'no-show', k6: 'pause' } },
  evaluator: { press: { k1: 5, k2: 4, k3: 3, k4: 2, k5: 1 } },
} as const;
const BITS = { 0: 'k1', 1: 'k2', 2: 'k3', 3: 'k4', 4: 'k5', 5: 'k6' };
const LAMP_VALUES = { off: 0, idle: 1, called: 2, serving: 4, paused: 8, ask: 1, thanks: 2, no: 0x10 };

/** Usages of a numeric keypad (HID usage tables, page 7). */
const KEYPAD = {
  89: '1',
  90: '2',
  91: '3',
  92: '4',
  93: '5',
  94: '6',
  95: '7',
  96: '8',
  97: '9',
  98: '0',
  88: 'enter',
  87: '+',
  86: '-',
  85: '*',
  84: '/',
  99: '.',
};

/** The shapes that ship (P5). A hall adds its own models under `profiles` in `agent.json`, written the same way. */
const SHIPPED: Readonly<Record<string, ProfileInput>> = {
  /** Eight bytes, one bit a key in the first. */
  bitmask: {
    size: 8,
    keys: { shape: 'bitmask', at: 0, keys: BITS },
    lamps: { size: 8, at: 1, values: LAMP_VALUES },
    ...ROW,
  },
  /** Two bytes; the first has one bit set while a key is down. */
  'one-hot': {
    size: 2,
    keys: { shape: 'one-hot', at: 0, keys: BITS },
    lamps: { size: 2, at: 1, values: LAMP_VALUES },
    ...ROW,
  },
  /** A numeric keypad: eight bytes of a boot keyboard; its three lock lamps speak. Digits mean what they say. */
  keypad: {
    usb: { usagePage: 1 },
    size: 8,
    free: [0],
    keys: { shape: 'codes', at: 2, count: 6, keys: KEYPAD },
    lamps: {
      size: 1,
      at: 1,
      values: { off: 0, idle: 1, called: 2, serving: 3, paused: 4, ask: 1, thanks: 2, no: 7 },
    },
    pad: {
      press: {
        '1': 'next',
        '2': 'recall',
        '3': 'start',
        '4': 'finish',
        '5': 'no-show',
        '6': 'pause',
      },
    },
    evaluator: { press: { '5': 5, '4': 4, '3': 3, '2': 2, '1': 1 } },
  },
  /** Numbered reports: id 2 carries the key's number, other ids are the device's own affairs. */
  numbered: {
    size: 16,
    id: 2,
    keys: { shape: 'value', at: 1, keys: { 1: 'k1', 2: 'k2', 3: 'k3', 4: 'k4', 5: 'k5', 6: 'k6' } },
    lamps: { id: 3, size: 15, at: 1, values: LAMP_VALUES },
    ...ROW,
  },
  /** 64-byte vendor frame: AA 55, command, sequence, key; the last byte is the sum of all before it. */
  frame64: {
    size: 64,
    frame: { fixed: { 0: 0xaa, 1: 0x55, 2: 0x01 }, checksum: { kind: 'sum', from: 0, to: 63, at: 63 } },
    free: [3],
    keys: { shape: 'value', at: 4, keys: { 1: 'k1', 2: 'k2', 3: 'k3', 4: 'k4', 5: 'k5', 6: 'k6' } },
    lamps: {
      size: 64,
      at: 5,
      frame: {
        fixed: { 1: 0xaa, 2: 0x55, 3: 0x02 },
        checksum: { kind: 'sum', from: 1, to: 64, at: 64 },
      },
      values: LAMP_VALUES,
    },
    ...ROW,
  },
};

export const PROFILES: Readonly<Record<string, Profile>> = Object.fromEntries(
  Object.entries(SHIPPED).map(([name, profile]) => [name, v.parse(ProfileSchema, profile)]),
);
