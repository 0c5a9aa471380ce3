/** Reproducible chance for simulated days. */

export type Chance = () => number;

/** Mulberry32: numbers in [0, 1) from a seed. */
export function chanceFrom(seed: number): Chance {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Log-normal with this mean and coefficient of variation. */
export function logNormal(chance: Chance, mean: number, variation: number): number {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  return mean * Math.exp(sigma * normal(chance) - sigma ** 2 / 2);
}

export function exponential(chance: Chance, mean: number): number {
  return -Math.log(1 - chance()) * mean;
}
