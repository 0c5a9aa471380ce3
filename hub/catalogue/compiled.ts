import type { Reading, SearchEntry, SearchKeys } from './keys.ts';
import type { Spoken } from './match.ts';
import { isHan, unitsOf } from './units.ts';

export type Field = 'name' | 'synonym' | 'around';
/** A Chinese text made ready for matching, with the entries it belongs to: names of departments belong to many. */
export type Words = {
  readonly units: readonly Spoken[];
  readonly owners: { readonly entry: number; readonly field: Field }[];
};
export type Place = { readonly words: Words; readonly from: number };
/** All texts one after the other, written in one way, as code points: a slip is looked for in all of them in one sweep. */
export type Writing = {
  readonly codes: Uint32Array;
  /** By place: where its unit begins in `codes`, and where its text ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
};
export type Index = {
  readonly entries: readonly SearchEntry[];
  /** Every unit of every text. */
  readonly places: readonly Place[];
  /** Those that can be entered by typing this character or letter. */
  readonly byFirst: ReadonlyMap<string, readonly Place[]>;
  readonly writings: { readonly characters: Writing; readonly letters: Writing; readonly initials: Writing };
  /** English texts of each entry as lower-case words; the name first. */
  readonly english: readonly (readonly (readonly string[])[])[];
  /** Sounds of common characters, also of those that occur nowhere. */
  readonly soundsOf: (char: string) => readonly string[];
};

const EMPTY_WORDS = new Set(['a', 'an', 'and', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to']);

/** Keys made ready once, so that a search only compares. */
export function compile(keys: SearchKeys): Index {
  const texts = new Map<string, Words>();
  const soundsOf = soundsIn(keys.heteronyms);
  const own = (entry: number, field: Field, reading: Reading): void => {
    const words = texts.get(reading.text) ?? { units: speak(reading, soundsOf), owners: [] };
    words.owners.push({ entry, field });
    texts.set(reading.text, words);
  };
  for (const [index, entry] of keys.entries.entries()) {
    own(index, 'name', entry.name);
    for (const one of entry.synonyms) own(index, 'synonym', one);
    for (const one of entry.around) own(index, 'around', one);
  }
  const places = [...texts.values()].flatMap((words) => words.units.map((_, from) => ({ words, from })));
  const sound = (unit: Spoken): string => unit.sounds[0] ?? unit.char;
  return {
    entries: keys.entries,
    places,
    byFirst: firstsOf(places),
    writings: {
      characters: write(places, (unit) => unit.char),
      letters: write(places, sound),
      initials: write(places, (unit) => sound(unit).slice(0, 1)),
    },
    english: keys.entries.map((entry) => entry.english.map(englishWords)),
    soundsOf: (char) => commonSounds(keys.homophones, char),
  };
}

/** Lower-case words without the empty ones; an apostrophe belongs to its word. */
export function englishWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => !EMPTY_WORDS.has(word));
}

type SoundsOf = (char: string, inContext: string) => readonly string[];

function speak(reading: Reading, soundsOf: SoundsOf): Spoken[] {
  const sounds = reading.sounds.split(' ');
  return unitsOf(reading.text).map(({ char, start, end }, index) => ({
    char,
    start,
    end,
    sounds: soundsOf(char, sounds[index] ?? ''),
  }));
}

/** The reading in context first; ü may be typed v or u. Equal lists are one list: a large hall has tens of thousands of characters. */
function soundsIn(heteronyms: SearchKeys['heteronyms']): SoundsOf {
  const known = new Map<string, readonly string[]>();
  return (char, inContext) => {
    const key = char + inContext;
    const before = known.get(key);
    if (before) return before;
    const all = [inContext, ...(heteronyms[char] ?? [])].flatMap((sound) =>
      /^[ln]v/.test(sound) ? [sound, sound.replace('v', 'u')] : [sound],
    );
    const made = isHan(char) ? [...new Set(all)].filter((sound) => sound !== '') : [];
    known.set(key, made);
    return made;
  };
}

function firstsOf(places: readonly Place[]): Map<string, Place[]> {
  const byFirst = new Map<string, Place[]>();
  const add = (key: string, place: Place): void => {
    const known = byFirst.get(key);
    if (known === undefined) byFirst.set(key, [place]);
    else if (known.at(-1) !== place) known.push(place);
  };
  for (const place of places) {
    const unit = place.words.units[place.from];
    if (!unit) continue;
    add(unit.char, place);
    for (const sound of unit.sounds) add(sound.slice(0, 1), place);
  }
  return byFirst;
}

function write(places: readonly Place[], spelling: (unit: Spoken) => string): Writing {
  const spelt = places.map(({ words, from }) => spelling(words.units[from] ?? NO_UNIT));
  const starts = new Uint32Array(places.length);
  const ends = new Uint32Array(places.length);
  let length = 0;
  for (const [number, text] of spelt.entries()) {
    starts[number] = length;
    length += codesOf(text).length;
  }
  let end = length;
  for (let number = places.length - 1; number >= 0; number -= 1) {
    ends[number] = end;
    if (places[number]?.from === 0) end = starts[number] ?? 0;
  }
  return { codes: Uint32Array.from(codesOf(spelt.join(''))), starts, ends };
}

const NO_UNIT: Spoken = { char: '', start: 0, end: 0, sounds: [] };

/** Code points, one element each: characters outside the basic plane must not count twice. */
export function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (const char of text) codes.push(char.codePointAt(0) ?? 0);
  return codes;
}

function commonSounds(homophones: SearchKeys['homophones'], char: string): string[] {
  const found: string[] = [];
  for (const [sound, characters] of Object.entries(homophones)) {
    if (characters.includes(char)) found.push(sound);
  }
  return found;
}
