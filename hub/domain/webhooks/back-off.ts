/** The first wait and the longest, ms. */
const FIRST = 2000;
const LONGEST = 120_000;

/** How long to wait after the n-th failure (1, 2, …), ms: twice as long each time, and not everybody at once. `chance` from 0 to 1. */
export function backOff(n: number, chance: number): number {
  return Math.min(LONGEST, FIRST * 2 ** (n - 1)) * (0.5 + chance / 2);
}
