import type { Unit } from './units.ts';

/** A unit that can also be typed by sound; the first sound is the one right in its context. Empty for letters and digits. */
export type Spoken = Unit & { readonly sounds: readonly string[] };

/** Units [from, to) matched. `cost`: 0 = characters or full pinyin … the larger, the less sure. */
export type Match = { readonly from: number; readonly to: number; readonly cost: number };

const FULL = 1;
const INITIAL = 2;
const COST_INITIALS = 2;
const COST_MIXED = 6;
const COST_UNUSUAL_READING = 5;

/**
 * Does `query` match `units` from unit `from` on? Each unit may be typed as its character, its full pinyin or its initial, in any
 * mixture, and the last one half: `fapiaol`, `fplg`, `发票lg`. The best way counts. `query`: one character each.
 */
export function matchAt(units: readonly Spoken[], from: number, query: readonly string[]): Match | null {
  let best: Match | null = null;
  const end = (to: number, ways: number, unusual: number): void => {
    const way = ways === (FULL | INITIAL) ? COST_MIXED : ways === INITIAL ? COST_INITIALS : 0;
    const cost = way + unusual;
    if (best === null || cost < best.cost) best = { from, to, cost };
  };
  const walk = (u: number, q: number, ways: number, unusual: number): void => {
    if (q === query.length) {
      end(u, ways, unusual);
      return;
    }
    const unit = units[u];
    if (unit === undefined) return;
    if (unit.char === query[q]) walk(u + 1, q + 1, ways, unusual);
    for (let index = 0; index < unit.sounds.length; index += 1) {
      const sound = unit.sounds[index] ?? '';
      const typed = lettersTyped(sound, query, q);
      if (typed === 0) continue;
      const more = index === 0 ? unusual : COST_UNUSUAL_READING;
      if (typed === sound.length) walk(u + 1, q + typed, ways | FULL, more);
      else if (typed > 1 && q + typed === query.length) end(u + 1, ways | FULL, more);
      if (index > 0) continue;
      walk(u + 1, q + 1, ways | INITIAL, more);
      // zh, ch and sh may be typed as such.
      if (typed > 1 && sound[1] === 'h') walk(u + 1, q + 2, ways | INITIAL, more);
    }
  };
  walk(from, 0, 0, 0);
  return best;
}

/** How many letters of the syllable stand in the query from `q` on. */
function lettersTyped(sound: string, query: readonly string[], q: number): number {
  let count = 0;
  while (count < sound.length && query[q + count] === sound[count]) count += 1;
  return count;
}

/**
 * Does `query` begin `target` at `start`, one slip apart: one element wrong, missing, too many, or two swapped? Nothing at or
 * after `end` counts. Answers how many elements of `target` it covers, or null.
 */
export function oneSlip<T>(
  query: ArrayLike<T>,
  target: ArrayLike<T>,
  start = 0,
  end = target.length,
): number | null {
  let i = 0;
  while (i < query.length && start + i < end && query[i] === target[start + i]) i += 1;
  if (i === query.length) return i;
  const t = start + i;
  const agrees = (q: number, from: number): boolean => {
    if (query.length - q > end - from) return false;
    for (let k = 0; q + k < query.length; k += 1) if (query[q + k] !== target[from + k]) return false;
    return true;
  };
  if (t < end && agrees(i + 1, t + 1)) return query.length;
  if (t + 1 < end && query[i] === target[t + 1] && query[i + 1] === target[t] && agrees(i + 2, t + 2))
    return query.length;
  if (t < end && agrees(i, t + 1)) return query.length + 1;
  if (agrees(i + 1, t)) return query.length - 1;
  return null;
}
