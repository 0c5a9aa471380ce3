import { pinyin, polyphonic } from 'pinyin-pro';
import type { Department } from '../contract/catalogue.ts';
import { KEYS_VERSION, type Reading, type SearchEntry, type SearchKeys, type SearchSource } from './keys.ts';
import { isHan, unitsOf } from './units.ts';

/** The only importer of pinyin-pro; load it only where its 30 MB may be spent (keys.ts). */
export function buildKeys(source: SearchSource): SearchKeys {
  const entries = [...itemEntries(source), ...elsewhereEntries(source)];
  return {
    version: KEYS_VERSION,
    fingerprint: source.fingerprint,
    entries,
    heteronyms: heteronymsOf(entries),
    homophones: commonCharacters(),
  };
}

function itemEntries(source: SearchSource): SearchEntry[] {
  const departments = new Map(source.departments.map((one) => [one.id, one]));
  return source.items.map((item) => {
    const department: Department | undefined = departments.get(item.department);
    const names = department ? [department.short, department.name] : [];
    return {
      hit: {
        kind: 'item',
        id: item.id,
        name: item.name,
        department: department?.short ?? { zh: item.department, en: item.department },
        itemKind: item.kind,
        promisedDays: item.promisedDays,
        // What a result shows of the item is its kind and its promise; only those make it "sample" there.
        sample: item.sample.includes('kind') || item.sample.includes('promisedDays'),
        queue: item.queue,
      },
      frequent: item.frequent,
      name: readingOf(item.name.zh),
      synonyms: item.synonyms.map(readingOf),
      around: names.map((name) => readingOf(name.zh)),
      english: [item.name.en, ...names.map((name) => name.en)],
    };
  });
}

function elsewhereEntries(source: SearchSource): SearchEntry[] {
  return source.elsewhere.map((place) => ({
    hit: { kind: 'elsewhere', id: place.id, name: place.name },
    frequent: null,
    name: readingOf(place.name.zh),
    synonyms: place.synonyms.map(readingOf),
    around: [readingOf(place.matters.zh)],
    english: [place.name.en, place.matters.en],
  }));
}

/** Read as a whole, so that 银行 is hang and 行政 is xing. */
function readingOf(text: string): Reading {
  const characters = [...text];
  const sounds = syllables(text);
  const inContext = sounds.length === characters.length ? sounds : characters.flatMap(syllables);
  const kept: string[] = [];
  for (const [index, char] of characters.entries()) {
    const unit = unitsOf(char)[0];
    if (unit) kept.push(isHan(unit.char) ? (inContext[index] ?? unit.char) : unit.char);
  }
  return { text, sounds: kept.join(' ') };
}

function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

function heteronymsOf(entries: readonly SearchEntry[]): Record<string, string[]> {
  const texts = entries.flatMap((entry) => [entry.name, ...entry.synonyms, ...entry.around]);
  const found: Record<string, string[]> = {};
  for (const char of new Set(texts.flatMap((reading) => [...reading.text]))) {
    if (!isHan(char)) continue;
    const all = readingsOf(char);
    if (all.length > 1) found[char] = all;
  }
  return found;
}

function readingsOf(char: string): string[] {
  const all = polyphonic(char, { toneType: 'none', type: 'array', v: true })[0] ?? [];
  return [...new Set(all)];
}

/** The 3,755 characters of GB 2312's first level by syllable: those an input method offers first. */
function commonCharacters(): Record<string, string> {
  const decoder = new TextDecoder('gb18030');
  const bySyllable: Record<string, string> = {};
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) {
      const char = decoder.decode(new Uint8Array([row, cell]));
      for (const sound of readingsOf(char)) bySyllable[sound] = (bySyllable[sound] ?? '') + char;
    }
  }
  return bySyllable;
}
