import { expect, test } from 'vitest';
import { createDecoder, type KeyEvent } from '../../../hardware/hid/decoder.ts';
import { keyNames } from '../../../hardware/hid/profile.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';
import { mutate, random } from '../noise.ts';

/** A million in `npm run test:full`. */
const REPORTS = process.env.ONEWINDOW_FULL ? 1_000_000 : 20_000;
const COUNT = REPORTS.toLocaleString('en');
const PATIENCE = process.env.ONEWINDOW_FULL ? 900_000 : 60_000;

/** Reports an honest device of each model may send with key number `n` down (0 = none), written apart from the code tested. */
const HONEST: Record<string, (n: number) => number[]> = {
  bitmask: (n) => [n === 0 ? 0 : 1 << (n - 1), 0, 0, 0, 0, 0, 0, 0],
  'one-hot': (n) => [n === 0 ? 0 : 1 << (n - 1), 0],
  keypad: (n) => [0, 0, n === 0 ? 0 : 0x58 + n, 0, 0, 0, 0, 0],
  numbered: (n) => [2, n, ...Array<number>(14).fill(0)],
  frame64: (n) => [0xaa, 0x55, 1, 0, n, ...Array<number>(58).fill(0), (0xaa + 0x55 + 1 + n) % 256],
};

const row = (byte: number) => (byte > 0 && byte <= 6 ? `k${byte}` : null);
const bit = (byte: number) => row([1, 2, 4, 8, 16, 32].indexOf(byte) + 1);
const PAD = ['/', '*', '-', '+', 'enter', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '.'];

/** The one known key this report says is down, null when it says no such thing. Judged by the data sheets alone. */
const CLAIMS: Record<string, (b: readonly number[]) => string | null> = {
  bitmask: (b) => (b.length === 8 && zero(b, 1, 8) ? bit(b[0] ?? 0) : null),
  'one-hot': (b) => (b.length === 2 && b[1] === 0 ? bit(b[0] ?? 0) : null),
  keypad: (b) => {
    const codes = new Set(b.slice(2).filter((code) => code !== 0));
    const [code = 0] = codes;
    return b.length === 8 && b[1] === 0 && codes.size === 1 ? (PAD[code - 0x54] ?? null) : null;
  },
  numbered: (b) => (b.length === 16 && b[0] === 2 && zero(b, 2, 16) ? row(b[1] ?? 0) : null),
  frame64: (b) => {
    const sum = b.slice(0, 63).reduce((all, byte) => all + byte, 0) % 256;
    const framed = b.length === 64 && b[0] === 0xaa && b[1] === 0x55 && b[2] === 1 && b[63] === sum;
    return framed && zero(b, 5, 63) ? row(b[4] ?? 0) : null;
  },
};
const zero = (b: readonly number[], from: number, to: number) =>
  b.slice(from, to).every((byte) => byte === 0);

test.each(Object.keys(HONEST))(
  `P5 %s: ${COUNT} random and mutated reports: no crash, no phantom press`,
  (name) => {
    const profile = PROFILES[name];
    const honest = HONEST[name];
    const claims = CLAIMS[name];
    if (!profile || !honest || !claims) throw new Error(name);
    const decoder = createDecoder(profile);
    const next = random(20_000 + name.length);
    let presses = 0;
    let before = '';
    for (let i = 0; i < REPORTS; i += 1) {
      const bytes = mutate(honest(next(7)), next);
      const events = decoder.feed(Uint8Array.from(bytes), i * 100);
      if (events.length > 0) {
        presses += 1;
        const [event, ...more] = events;
        const hex = Buffer.from(bytes).toString('hex');
        if (more.length > 0 || event?.kind !== 'press' || event.key !== claims(bytes))
          throw new Error(`phantom ${JSON.stringify(events)} from ${hex}`);
        if (bytes.join() === before) throw new Error(`the same report again is no edge: ${hex}`);
      }
      before = bytes.join();
      if (decoder.tick(i * 100).length > 0) throw new Error('a tick without a held key');
    }
    // Honest reports came through the noise.
    expect(presses).toBeGreaterThan(REPORTS / 20);
  },
  PATIENCE,
);

test.each(Object.keys(HONEST))(
  `P5 %s: ${COUNT} reports at any moment, keys with a long press: each event is a key that was claimed, once`,
  (name) => {
    const profile = PROFILES[name];
    const honest = HONEST[name];
    const claims = CLAIMS[name];
    if (!profile || !honest || !claims) throw new Error(name);
    const decoder = createDecoder(profile, new Set(keyNames(profile)));
    const next = random(40_000 + name.length);
    let at = 0;
    /** The last two keys claimed that were not told yet: while one bounces, the next may be down already. */
    let owed: string[] = [];
    let claimed: string | null = null;
    const kinds = { press: 0, hold: 0 };
    const tell = (events: readonly KeyEvent[], from: string) => {
      for (const { key, kind } of events) {
        if (!owed.includes(key))
          throw new Error(`phantom ${kind} of ${key}, owed ${owed.join()}, after ${from}`);
        owed = owed.filter((one) => one !== key);
        kinds[kind] += 1;
      }
    };
    for (let i = 0; i < REPORTS; i += 1) {
      at += next(4) === 0 ? next(1200) : next(60);
      tell(decoder.tick(at), 'waiting');
      const bytes = mutate(honest(next(3) === 0 ? next(7) : 0), next);
      const rejected = decoder.rejected;
      const claim = claims(bytes);
      const events = decoder.feed(Uint8Array.from(bytes), at);
      const believed = decoder.rejected === rejected;
      if (believed && claim !== null && claim !== claimed) owed = [...owed.slice(-1), claim];
      if (believed) claimed = claim;
      tell(events, Buffer.from(bytes).toString('hex'));
    }
    expect(kinds.press).toBeGreaterThan(REPORTS / 100);
    expect(kinds.hold).toBeGreaterThan(REPORTS / 200);
  },
  PATIENCE,
);
