import {
  codesOf,
  englishWords,
  type Field,
  type Index,
  type Place,
  type Words,
  type Writing,
} from './compiled.ts';
import { type Match, matchAt, oneSlip } from './match.ts';
import { isHan, isLetter } from './units.ts';

export type Mark = readonly [number, number];
/** How well an entry answers, and which parts of its name did. */
export type Found = { readonly score: number; readonly marks: readonly Mark[] };
/** By number of the entry. */
export type Finds = Map<number, Found>;
export type Query = { readonly chars: readonly string[]; readonly english: readonly string[] };

/** Scores for the whole text, its beginning, anywhere inside it. A synonym that is hit whole beats a name that only contains it. */
const SCORES = { name: [100, 80, 60], synonym: [96, 70, 45], around: [50, 40, 30] } as const;
const ENGLISH = { whole: 98, start: 76, inside: 58, around: 28 } as const;
const LESS_FOR = { homophone: 30, slip: 40, initialsSlip: 46, parts: 10 } as const;
/** Shorter queries have too many neighbours to guess a slip in. */
const SLIP_FROM = { homophone: 2, han: 3, letters: 4, initials: 5, english: 5 } as const;

/** A query as it is compared. */
export function queryOf(text: string, chars: readonly string[]): Query {
  return { chars, english: chars.some(isHan) ? [] : englishWords(text) };
}

/** Exact ways: characters, pinyin, initials, English. */
export function exact(index: Index, query: Query): Finds {
  const finds: Finds = new Map();
  const [first = ''] = query.chars;
  const oneLetter = query.chars.length === 1 && isLetter(first);
  for (const { words, from } of index.byFirst.get(first) ?? []) {
    // A single letter is a beginning, and of the thing itself; else it would find nearly everything.
    if (oneLetter && from > 0) continue;
    const match = matchAt(words.units, from, query.chars);
    if (match) note(finds, words, match, oneLetter);
  }
  inEnglish(index, query.english, startsWith, finds);
  return finds;
}

/** One slip: a wrong homophone, one character or letter wrong, missing, too many, two swapped. */
export function forgiving(index: Index, query: Query): Finds {
  const finds: Finds = new Map();
  const { chars } = query;
  if (chars.every(isHan)) {
    if (chars.length >= SLIP_FROM.homophone) homophones(index, chars, finds);
    if (chars.length >= SLIP_FROM.han) slips(index, index.writings.characters, chars, LESS_FOR.slip, finds);
  } else if (chars.every(isLetter)) {
    if (chars.length >= SLIP_FROM.letters) slips(index, index.writings.letters, chars, LESS_FOR.slip, finds);
    if (chars.length >= SLIP_FROM.initials)
      slips(index, index.writings.initials, chars, LESS_FOR.initialsSlip, finds);
  }
  inEnglish(index, query.english, nearly, finds);
  return finds;
}

/** What all parts find; the least sure part counts. No parts find nothing. */
export function byParts(index: Index, parts: readonly Query[]): Finds {
  let common: Finds | null = null;
  for (const part of parts) {
    const finds = exact(index, part);
    common = common === null ? finds : both(common, finds);
    if (common.size === 0) break;
  }
  return common ?? new Map();
}

function both(a: Finds, b: Finds): Finds {
  const common: Finds = new Map();
  for (const [entry, one] of a) {
    const other = b.get(entry);
    if (!other) continue;
    const score = Math.min(one.score, other.score) - LESS_FOR.parts;
    common.set(entry, { score, marks: joined([...one.marks, ...other.marks]) });
  }
  return common;
}

/** Keeps the best score of each entry; its name is marked where it matched best, also when a synonym matched better. */
function note(finds: Finds, words: Words, match: Match, notAround = false): void {
  const whole = match.from === 0 && match.to === words.units.length;
  const kind = whole ? 0 : match.from === 0 ? 1 : 2;
  for (const { entry, field } of words.owners) {
    if (notAround && field === 'around') continue;
    keep(finds, entry, field, SCORES[field][kind] - match.cost, words, match);
  }
}

function keep(finds: Finds, entry: number, field: Field, score: number, words: Words, match: Match): void {
  const known = finds.get(entry);
  const better = known === undefined || score > known.score;
  const first = words.units[match.from];
  const last = words.units[match.to - 1];
  // A name has its own best place: the first one noted unless a later one is better.
  const marked = known?.marks ?? [];
  const marks: readonly Mark[] =
    field === 'name' && first && last && (better || marked.length === 0) ? [[first.start, last.end]] : marked;
  if (better || marks !== marked) finds.set(entry, { score: better ? score : known.score, marks });
}

type Comparison = (typed: string, word: string) => boolean;
const startsWith: Comparison = (typed, word) => word.startsWith(typed);
const nearly: Comparison = (typed, word) => word.startsWith(typed) || slipped(typed, word);

function slipped(typed: string, word: string): boolean {
  if (typed.length < SLIP_FROM.english || word.length < typed.length - 1) return false;
  const begins = word.slice(0, 2);
  if (!begins.includes(typed.slice(0, 1)) && !begins.includes(typed.slice(1, 2))) return false;
  return oneSlip(codesOf(typed), codesOf(word)) !== null;
}

function inEnglish(index: Index, typed: readonly string[], same: Comparison, finds: Finds): void {
  if (typed.join('').length < 2) return;
  const less = same === nearly ? LESS_FOR.slip : 0;
  for (const [entry, texts] of index.english.entries()) {
    for (const [at, words] of texts.entries()) {
      if (!typed.every((one) => words.some((word) => same(one, word)))) continue;
      const score = (at > 0 ? ENGLISH.around : englishScore(typed, words, same)) - less;
      const known = finds.get(entry);
      if (known === undefined || score > known.score) finds.set(entry, { score, marks: known?.marks ?? [] });
    }
  }
}

function englishScore(typed: readonly string[], words: readonly string[], same: Comparison): number {
  if (!inOrder(typed, words, same)) return ENGLISH.inside;
  return typed.length === words.length ? ENGLISH.whole : ENGLISH.start;
}

/** From the first word on, in order, words may be left out: `tax cert` for tax payment certificate. */
function inOrder(typed: readonly string[], words: readonly string[], same: Comparison): boolean {
  if (!same(typed[0] ?? '', words[0] ?? '')) return false;
  let next = 0;
  for (const word of words) if (next < typed.length && same(typed[next] ?? '', word)) next += 1;
  return next === typed.length;
}

function homophones(index: Index, chars: readonly string[], finds: Finds): void {
  const sounds = chars.map((char) => index.soundsOf(char));
  const fits = ({ words, from }: Place): boolean =>
    chars.every((char, at) => {
      const unit = words.units[from + at];
      return unit?.char === char || (sounds[at] ?? []).some((sound) => unit?.sounds.includes(sound));
    });
  const first = new Set([chars[0] ?? '', ...(sounds[0] ?? []).map((sound) => sound[0] ?? '')]);
  for (const key of first) {
    for (const place of index.byFirst.get(key) ?? []) {
      if (!fits(place)) continue;
      const to = place.from + chars.length;
      note(finds, place.words, { from: place.from, to, cost: LESS_FOR.homophone });
    }
  }
}

/** A slip may be in the first character, so every place is tried, nearly all of them only by four comparisons. */
function slips(index: Index, writing: Writing, chars: readonly string[], cost: number, finds: Finds): void {
  const { codes, starts, ends } = writing;
  const typed = Uint32Array.from(codesOf(chars.join('')));
  const [first, second] = typed;
  for (let number = 0; number < starts.length; number += 1) {
    const start = starts[number] ?? 0;
    const a = codes[start];
    const b = codes[start + 1];
    // Whatever the slip, one of the first two typed stands at one of the first two places.
    if (a !== first && a !== second && b !== first && b !== second) continue;
    const covered = oneSlip(typed, codes, start, ends[number]);
    const place = index.places[number];
    if (covered === null || !place) continue;
    let to = place.from;
    while (to < place.words.units.length && (starts[number + to - place.from] ?? 0) < start + covered)
      to += 1;
    note(finds, place.words, { from: place.from, to, cost });
  }
}

/** Overlapping and touching ranges as one, in order. */
function joined(marks: readonly Mark[]): Mark[] {
  const sorted = [...marks].sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
