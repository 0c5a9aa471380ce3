import type { CatalogueState, Pace, QueueState, State } from '../state.ts';

/** How long one person of a queue keeps a counter: measured, from the call to the end (T11). */

/** Measurements kept by queue, and how many it takes before they are believed. */
const KEPT = 200;
const ENOUGH = 5;
/** Until then the catalogue's typical time, spread like most service times and trusted like this many measurements. */
const TYPICAL = { spread: 0.6, measured: 4 };
/** Measurements' worth of the mean mixed into how much longer somebody stays, for few stay very long. */
const SMOOTHING = 2;

/** A person of this queue kept a counter so long. */
export function learnServiceTime(queue: QueueState, ms: number): void {
  queue.serviceTimes.push(ms);
  if (queue.serviceTimes.length > KEPT) queue.serviceTimes.splice(0, queue.serviceTimes.length - KEPT);
  queue.pace = paceOf(queue.serviceTimes);
}

export function paceOf(times: readonly number[]): Pace | null {
  if (times.length < ENOUGH) return null;
  const sorted = [...Float64Array.from(times).sort()];
  const sums = [...sorted];
  for (let i = sums.length - 2; i >= 0; i--) sums[i] = (sums[i] ?? 0) + (sums[i + 1] ?? 0);
  const measured = sorted.length;
  const mean = (sums[0] ?? 0) / measured;
  const variance = sorted.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / (measured - 1);
  return { mean, variance, measured, sorted, sums };
}

export function paceFor(state: State, catalogue: CatalogueState, queue: string): Pace {
  const learned = state.queues.get(queue)?.pace;
  if (learned) return learned;
  const mean = (catalogue.queues.get(queue)?.typicalServiceSeconds ?? 600) * 1000;
  return {
    mean,
    variance: (mean * TYPICAL.spread) ** 2,
    measured: TYPICAL.measured,
    sorted: [],
    sums: [],
  };
}

/** How much longer somebody stays who has been at the counter for `age` ms: the mean over all who stayed longer than that. */
export function remaining({ mean, sorted, sums }: Pace, age: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > age) high = middle;
    else low = middle + 1;
  }
  const longer = sorted.length - low;
  return ((sums[low] ?? 0) - longer * age + SMOOTHING * mean) / (longer + SMOOTHING);
}

/** What is left of a service met at a random moment, ms; ms². (From the moments of a gamma law with the same mean and variance.) */
export function residue({ mean, variance }: Pace): { readonly mean: number; readonly variance: number } {
  const ratio = mean === 0 ? 0 : variance / mean ** 2;
  const left = (mean * (1 + ratio)) / 2;
  return { mean: left, variance: (mean ** 2 * (1 + ratio) * (1 + 2 * ratio)) / 3 - left ** 2 };
}
