import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Catalogue, Department, Elsewhere, Item } from '../contract/catalogue.ts';
import type { SearchHit } from '../contract/views/kiosk.ts';

/** A Chinese text with its reading in this context, one syllable per unit (units.ts), separated by spaces. */
export type Reading = { readonly text: string; readonly sounds: string };

type WithoutMarks<T> = T extends unknown ? Omit<T, 'marks'> : never;
export type SearchEntry = {
  readonly hit: WithoutMarks<SearchHit>;
  /** Rank among the frequent matters, or null. */
  readonly frequent: number | null;
  readonly name: Reading;
  readonly synonyms: readonly Reading[];
  /** What stands around it: its department; the matters of a place elsewhere. */
  readonly around: readonly Reading[];
  /** English name first, then the English of what stands around it. */
  readonly english: readonly string[];
};

/** Everything search needs, as plain data: made once per catalogue, kept in a file. */
export type SearchKeys = {
  readonly version: number;
  /** Of the searchable part of the catalogue. */
  readonly fingerprint: string;
  readonly entries: readonly SearchEntry[];
  /** Further readings of characters that occur: 行 → hang. */
  readonly heteronyms: Readonly<Record<string, readonly string[]>>;
  /** Common characters by syllable, to understand a wrongly chosen homophone: gou → 购够狗… */
  readonly homophones: Readonly<Record<string, string>>;
};

/** The part of a catalogue that can be searched; the rest need not travel to the child. */
export type SearchSource = {
  readonly fingerprint: string;
  readonly departments: readonly Department[];
  readonly items: readonly Omit<Item, 'disclosures' | 'materials'>[];
  readonly elsewhere: readonly Elsewhere[];
};

/** Raise it whenever the shape or the making of keys changes: kept files are then made anew. */
export const KEYS_VERSION = 1;
const CHILD_LIMIT_MS = 30_000;

/**
 * Makes the keys in a child process, because pinyin-pro and its dictionaries take 30 MB that the hub would never get back (a
 * worker thread was measured to leave 10 MB behind). From TypeScript sources, or when no child can be had, in this process.
 */
export async function makeSearchKeys(catalogue: Catalogue): Promise<SearchKeys> {
  const source = sourceOf(catalogue);
  if (import.meta.url.endsWith('.ts')) return makeHere(source);
  return makeInChild(source).catch(() => makeHere(source));
}

/**
 * The same keys, kept in `file` so that the next start neither computes nor loads anything. A file of another catalogue or
 * version, or a damaged one, is made anew; a file that cannot be written is no reason to fail.
 */
export async function keptSearchKeys(catalogue: Catalogue, file: string): Promise<SearchKeys> {
  const { fingerprint } = sourceOf(catalogue);
  const kept = await readKept(file);
  if (kept?.version === KEYS_VERSION && kept.fingerprint === fingerprint) return kept;
  const keys = await makeSearchKeys(catalogue);
  const temporary = `${file}.${process.pid}.new`;
  await writeFile(temporary, JSON.stringify(keys))
    .then(() => rename(temporary, file))
    .catch(() => undefined);
  return keys;
}

async function readKept(file: string): Promise<SearchKeys | null> {
  try {
    const kept: SearchKeys | null = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(kept?.entries) ? kept : null;
  } catch {
    return null;
  }
}

function sourceOf(catalogue: Catalogue): SearchSource {
  const items = catalogue.items.map(({ disclosures, materials, ...item }) => item);
  const searchable = { departments: catalogue.departments, items, elsewhere: catalogue.elsewhere };
  const fingerprint = createHash('sha256')
    .update(`${KEYS_VERSION} ${JSON.stringify(searchable)}`)
    .digest('hex');
  return { fingerprint, ...searchable };
}

async function makeHere(source: SearchSource): Promise<SearchKeys> {
  const { buildKeys } = await import('./pinyin.ts');
  return buildKeys(source);
}

/** Rejects when the child fails, dies or takes too long. */
function makeInChild(source: SearchSource): Promise<SearchKeys> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./keys-child.js', import.meta.url)), [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: CHILD_LIMIT_MS,
    });
    child.once('message', (keys: SearchKeys) => resolve(keys));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the key maker ended without an answer')));
    child.send(source, (error) => {
      if (error) reject(error);
    });
  });
}
