import { expect, test } from 'vitest';
import { createDecoder } from '../../../hardware/hid/decoder.ts';
import { PROFILES } from '../../../hardware/hid/profiles.ts';

/** Reports an honest device of each model may send with key number `n` down (0 = none), written apart from the code tested. */
const HONEST: Record<string, (n: number) => number[]> = {
  bitmask: (n) => [n === 0 ? 0 : 1 << (n - 1), 0, 0, 0, 0, 0, 0, 0],
  'one-hot': (n) => [n === 0 ? 0 : 1 << (n - 1), 0],
  keypad: (n) => [0, 0, n === 0 ? 0 : 0x58 + n, 0, 0, 0, 0, 0],
  numbered: (n) => [2, n, ...Array<number>(14).fill(0)],
  frame64: (n) => [0xaa, 0x55, 1, 0, n, ...Array<number>(58).fill(0), (0xaa + 0x55 + 1 + n) % 256],
};

/** Does this report say that exactly one known key is down? Judged by the data sheets alone. */
const CLAIMS: Record<string, (b: readonly number[]) => boolean> = {
  bitmask: (b) => b.length === 8 && [1, 2, 4, 8, 16, 32].includes(b[0] ?? 0) && zero(b, 1, 8),
  'one-hot': (b) => b.length === 2 && [1, 2, 4, 8, 16, 32].includes(b[0] ?? 0) && b[1] === 0,
  keypad: (b) =>
    b.length === 8 &&
    b[1] === 0 &&
    new Set(b.slice(2).filter((c) => c !== 0)).size === 1 &&
    b.slice(2).every((c) => c === 0 || (c >= 0x54 && c <= 0x63)),
  numbered: (b) => b.length === 16 && b[0] === 2 && (b[1] ?? 0) >= 1 && (b[1] ?? 0) <= 6 && zero(b, 2, 16),
  frame64: (b) =>
    b.length === 64 &&
    b[0] === 0xaa &&
    b[1] === 0x55 &&
    b[2] === 1 &&
    (b[4] ?? 0) >= 1 &&
    (b[4] ?? 0) <= 6 &&
    zero(b, 5, 63) &&
    b[63] === b.slice(0, 63).reduce((sum, byte) => sum + byte, 0) % 256,
};
const zero = (b: readonly number[], from: number, to: number) =>
  b.slice(from, to).every((byte) => byte === 0);

/** Small seeded generator, so that a failure can be run again. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(bytes: number[], next: (below: number) => number): number[] {
  switch (next(5)) {
    case 0:
      return Array.from({ length: next(70) }, () => next(256));
    case 1:
      return bytes.slice(0, next(bytes.length + 1));
    case 2:
      return [...bytes, next(256)];
    case 3:
      return bytes.with(next(bytes.length), next(256));
    default:
      return bytes;
  }
}

test.each(Object.keys(HONEST))(
  'P5 %s: 20,000 random and mutated reports: no crash, no phantom press',
  (name) => {
    const profile = PROFILES[name];
    const honest = HONEST[name];
    const claims = CLAIMS[name];
    if (!profile || !honest || !claims) throw new Error(name);
    const decoder = createDecoder(profile);
    const next = random(20_000 + name.length);
    let presses = 0;
    let before = '';
    for (let i = 0; i < 20_000; i += 1) {
      const bytes = mutate(honest(next(7)), next);
      const events = decoder.feed(Uint8Array.from(bytes), i * 100);
      if (events.length > 0) {
        presses += 1;
        expect(events).toHaveLength(1);
        expect(claims(bytes), `phantom press from ${Buffer.from(bytes).toString('hex')}`).toBe(true);
        expect(bytes.join(), 'the same report again is no edge').not.toBe(before);
      }
      before = bytes.join();
      if (decoder.tick(i * 100).length > 0) throw new Error('a tick without a held key');
    }
    // Honest reports came through the noise.
    expect(presses).toBeGreaterThan(1000);
  },
);
