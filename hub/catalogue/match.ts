import { isLetter, type Unit } from './units.ts';

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
  if (!canStart(units[from], query[0])) return null;
  const typed = query.join('');
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
    const char = query[q];
    if (unit === undefined || char === undefined) return;
    if (unit.char === char) walk(u + 1, q + 1, ways, unusual);
    if (!isLetter(char)) return;
    const rest = typed.slice(offsetOf(query, q));
    for (const [index, sound] of unit.sounds.entries()) {
      const more = index === 0 ? unusual : COST_UNUSUAL_READING;
      if (rest.startsWith(sound)) walk(u + 1, q + sound.length, ways | FULL, more);
      else if (rest.length > 1 && sound.startsWith(rest)) end(u + 1, ways | FULL, more);
      const initial = index === 0 ? initialLength(sound, rest) : 0;
      if (initial > 0) walk(u + 1, q + 1, ways | INITIAL, more);
      if (initial > 1) walk(u + 1, q + 2, ways | INITIAL, more);
    }
  };
  walk(from, 0, 0, 0);
  return best;
}

/** Cheap, and says no nearly always: most places of most texts begin otherwise. */
function canStart(unit: Spoken | undefined, char: string | undefined): boolean {
  if (unit === undefined || char === undefined) return false;
  return unit.char === char || unit.sounds.some((sound) => sound[0] === char);
}

/** 2 for zh, ch, sh typed as such, 1 for one letter, 0 when it is another letter. */
function initialLength(sound: string, rest: string): 0 | 1 | 2 {
  if (sound[0] !== rest[0]) return 0;
  return sound[1] === 'h' && rest[1] === 'h' ? 2 : 1;
}

/** UTF-16 offset of the q-th character: hanzi outside the basic plane take two. */
function offsetOf(query: readonly string[], q: number): number {
  let offset = 0;
  for (let i = 0; i < q; i += 1) offset += query[i]?.length ?? 0;
  return offset;
}

/**
 * Does `query` begin `target` at `start`, one slip apart: one element wrong, missing, too many, or two swapped? Answers how many
 * elements of `target` it covers, or null. Arrays of characters or strings.
 */
export function oneSlip(query: ArrayLike<string>, target: ArrayLike<string>, start = 0): number | null {
  let i = 0;
  while (i < query.length && query[i] === target[start + i]) i += 1;
  if (i === query.length) return i;
  const t = start + i;
  if (t < target.length && agrees(query, i + 1, target, t + 1)) return query.length;
  if (query[i] === target[t + 1] && query[i + 1] === target[t] && agrees(query, i + 2, target, t + 2))
    return query.length;
  if (agrees(query, i, target, t + 1)) return query.length + 1;
  if (agrees(query, i + 1, target, t)) return query.length - 1;
  return null;
}

function agrees(query: ArrayLike<string>, q: number, target: ArrayLike<string>, t: number): boolean {
  if (query.length - q > target.length - t) return false;
  for (let k = 0; q + k < query.length; k += 1) if (query[q + k] !== target[t + k]) return false;
  return true;
}
