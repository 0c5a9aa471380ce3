import type { Reading, SearchEntry, SearchKeys } from './keys.ts';
import type { Spoken } from './match.ts';
import { isHan, unitsOf } from './units.ts';

export type Field = 'name' | 'synonym' | 'around';
/** A Chinese text made ready for matching, with the entries it belongs to: names of departments belong to many. */
export type Words = {
  readonly units: readonly Spoken[];
  readonly chars: readonly string[];
  /** Full pinyin without spaces, and where in it each unit begins. */
  readonly letters: string;
  readonly offsets: readonly number[];
  readonly initials: string;
  readonly owners: { readonly entry: number; readonly field: Field }[];
};
export type Place = { readonly words: Words; readonly from: number };
export type Index = {
  readonly entries: readonly SearchEntry[];
  readonly texts: readonly Words[];
  /** Where a text can be entered by typing this character or letter. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** English texts of each entry as lower-case words; the name first. */
  readonly english: readonly (readonly (readonly string[])[])[];
  /** Sounds of common characters, also of those that occur nowhere. */
  readonly sounds: ReadonlyMap<string, readonly string[]>;
};

const EMPTY_WORDS = new Set(['a', 'an', 'and', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to']);

/** Keys made ready once, so that a search only compares. */
export function compile(keys: SearchKeys): Index {
  const texts = new Map<string, Words>();
  const own = (entry: number, field: Field, reading: Reading): void => {
    const words = texts.get(reading.text) ?? speak(reading, keys.heteronyms);
    words.owners.push({ entry, field });
    texts.set(reading.text, words);
  };
  for (const [index, entry] of keys.entries.entries()) {
    own(index, 'name', entry.name);
    for (const one of entry.synonyms) own(index, 'synonym', one);
    for (const one of entry.around) own(index, 'around', one);
  }
  const all = [...texts.values()];
  return {
    entries: keys.entries,
    texts: all,
    places: placesOf(all),
    english: keys.entries.map((entry) => entry.english.map(englishWords)),
    sounds: soundsByCharacter(keys.homophones),
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

function speak(reading: Reading, heteronyms: SearchKeys['heteronyms']): Words {
  const sounds = reading.sounds.split(' ');
  const units = unitsOf(reading.text).map((unit, index) => ({
    ...unit,
    sounds: isHan(unit.char) ? soundsOf(sounds[index] ?? '', heteronyms[unit.char] ?? []) : [],
  }));
  const first = units.map((unit) => unit.sounds[0] ?? unit.char);
  const offsets: number[] = [];
  let length = 0;
  for (const sound of first) {
    offsets.push(length);
    length += sound.length;
  }
  return {
    units,
    chars: units.map((unit) => unit.char),
    letters: first.join(''),
    offsets,
    initials: first.map((sound) => sound[0] ?? '').join(''),
    owners: [],
  };
}

/** The reading in context first; ü may be typed v or u. */
function soundsOf(inContext: string, others: readonly string[]): string[] {
  const all = [inContext, ...others].flatMap((sound) =>
    /^[ln]v/.test(sound) ? [sound, sound.replace('v', 'u')] : [sound],
  );
  return [...new Set(all)].filter((sound) => sound !== '');
}

function placesOf(texts: readonly Words[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const words of texts) {
    for (const [from, unit] of words.units.entries()) {
      for (const key of new Set([unit.char, ...unit.sounds.map((sound) => sound[0] ?? '')])) {
        const known = places.get(key);
        if (known) known.push({ words, from });
        else places.set(key, [{ words, from }]);
      }
    }
  }
  return places;
}

function soundsByCharacter(homophones: SearchKeys['homophones']): Map<string, string[]> {
  const sounds = new Map<string, string[]>();
  for (const [sound, characters] of Object.entries(homophones)) {
    for (const char of characters) {
      const known = sounds.get(char);
      if (known) known.push(sound);
      else sounds.set(char, [sound]);
    }
  }
  return sounds;
}
