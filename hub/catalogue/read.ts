import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Text } from '../contract/text.ts';
import { parseJson } from './json.ts';
import { MESSAGES } from './messages.ts';
import { settleSamples } from './samples.ts';

/** What is wrong with a catalogue, where, for the person who wrote it. */
export type Problem = {
  /** Relative to the folder: `items/local-tax.json`. */
  readonly file: string;
  /** Position inside that file: `[3].promisedDays`, or `line 4, column 7` when it is not JSON at all; '' = the file itself. */
  readonly path: string;
  /** In a workbook: the row as the spreadsheet counts, and the heading of the column. */
  readonly row?: number;
  readonly column?: string;
  readonly sentence: Text;
  /** Position and sentence as one English line, for the console. */
  readonly message: string;
};
export type Keys = readonly (string | number)[];
export type CatalogueSource = {
  /** The merged object, not yet checked: give it to `checkCatalogue`. */
  readonly catalogue: unknown;
  /** The file and the position in it of a path in the merged object, such as ['items', 12, 'promisedDays']. */
  readonly locate: (path: Keys) => Pick<Problem, 'file' | 'path' | 'row' | 'column'>;
};

/** One file each, named `<part>.json`; `items` is a folder of lists. */
const PARTS = [
  'hall',
  'departments',
  'queues',
  'elsewhere',
  'counters',
  'kiosks',
  'staff',
  'calendar',
  'notices',
  'policy',
] as const;
/** Files that only some halls have: themes, plans of their floors, texts of their own. */
const OPTIONAL = { themes: 'themes.json', floors: 'floors.json', noticeTexts: 'notice-texts.json' } as const;
const MAX_MEGABYTES = 16;

/** Reads a catalogue folder, or the single JSON file an export makes, as one object that is not yet checked (S2). */
export async function readCatalogueFolder(path: string): Promise<Result<unknown, readonly Problem[]>> {
  const source = await readCatalogueSource(path);
  return source.ok ? ok(source.value.catalogue) : source;
}

/** The same, with the way back from a path in the object to file and position, for the problems a check finds. */
export async function readCatalogueSource(
  path: string,
): Promise<Result<CatalogueSource, readonly Problem[]>> {
  const kind = await kindOf(path);
  if (kind === 'folder') return readFolder(path);
  if (kind === 'file') return readSingle(path);
  return refuse([problem(basename(path), '', MESSAGES.nothingThere)]);
}

/** A problem with its line for the console. `path`: inside the file, '' for the file itself. */
export function problem(file: string, path: string, sentence: Text): Problem {
  return { file, path, sentence, message: path === '' ? sentence.en : `${path}: ${sentence.en}` };
}

async function readSingle(path: string): Promise<Result<CatalogueSource, readonly Problem[]>> {
  const file = basename(path);
  const read = await readJson(dirname(path), file);
  if (!read.ok) return refuse([read.refusal]);
  return ok({ catalogue: read.value, locate: (keys) => ({ file, path: pathOf(keys) }) });
}

async function readFolder(folder: string): Promise<Result<CatalogueSource, readonly Problem[]>> {
  const problems: Problem[] = [];
  const catalogue: Record<string, unknown> = {};
  for (const part of PARTS) {
    const read = await readJson(folder, `${part}.json`);
    if (read.ok) catalogue[part] = read.value;
    else problems.push(read.refusal);
  }
  for (const [part, file] of Object.entries(OPTIONAL)) {
    if ((await kindOf(join(folder, file))) === null) continue;
    const read = await readJson(folder, file);
    if (read.ok) catalogue[part] = read.value;
    else problems.push(read.refusal);
  }
  const items = await readItems(folder, problems);
  catalogue.items = items.list;
  await findStrangers(folder, problems);
  await findMissingPhotos(folder, catalogue.staff, problems);
  for (const { keys, sentence } of await settleSamples(folder, items.list)) {
    const { file, path } = locate(keys, items.starts);
    problems.push(problem(file, path, sentence));
  }
  if (problems.length > 0) return refuse(problems);
  return ok({ catalogue, locate: (keys) => locate(keys, items.starts) });
}

type Start = { readonly file: string; readonly from: number };

async function readItems(
  folder: string,
  problems: Problem[],
): Promise<{ list: unknown[]; starts: readonly Start[] }> {
  const list: unknown[] = [];
  const starts: Start[] = [];
  if ((await kindOf(join(folder, 'items'))) !== 'folder') {
    problems.push(problem('items', '', MESSAGES.missingFolder));
    return { list, starts };
  }
  const names = (await readdir(join(folder, 'items'))).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const file = `items/${name}`;
    const read = await readJson(folder, file);
    if (!read.ok) problems.push(read.refusal);
    else if (!Array.isArray(read.value)) problems.push(problem(file, '', MESSAGES.list));
    else {
      starts.push({ file, from: list.length });
      list.push(...read.value);
    }
  }
  return { list, starts };
}

/** A misspelt file name would otherwise only show as "missing", or not at all. */
async function findStrangers(folder: string, problems: Problem[]): Promise<void> {
  const known = new Set<string>([...PARTS.map((part) => `${part}.json`), ...Object.values(OPTIONAL)]);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.json') && !known.has(name)) problems.push(problem(name, '', MESSAGES.unknownFile));
  }
}

async function findMissingPhotos(folder: string, staff: unknown, problems: Problem[]): Promise<void> {
  if (!Array.isArray(staff)) return;
  const there = new Set(await readdir(join(folder, 'photos')).catch(() => []));
  for (const [index, person] of staff.entries()) {
    const photo: unknown = person?.photo;
    if (typeof photo === 'string' && !there.has(photo))
      problems.push(problem('staff.json', `[${index}].photo`, MESSAGES.photoMissing(photo)));
  }
}

async function readJson(folder: string, file: string): Promise<Result<unknown, Problem>> {
  const full = join(folder, file);
  const wrong = (sentence: Text, path = '') => refuse(problem(file, path, sentence));
  let bytes: Buffer;
  try {
    if ((await stat(full)).size > MAX_MEGABYTES * 1024 * 1024) return wrong(MESSAGES.tooLarge(MAX_MEGABYTES));
    bytes = await readFile(full);
  } catch (error) {
    const code = codeOf(error);
    return wrong(code === 'ENOENT' ? MESSAGES.missing : MESSAGES.unreadable(code));
  }
  return parseBytes(bytes, file);
}

/** JSON as it lies in a file, or what is wrong with it and where. */
function parseBytes(bytes: Uint8Array, file: string): Result<unknown, Problem> {
  const text = decode(bytes);
  if (text === null) return refuse(problem(file, '', MESSAGES.notUtf8));
  const parsed = parseJson(text);
  if (parsed.ok) return ok(parsed.value);
  const { line, column, sentence } = parsed.fault;
  return refuse(problem(file, `line ${line}, column ${column}`, sentence));
}

/** A single JSON file that is in memory already. `file`: its name, for its problems. */
export function readCatalogueBytes(
  bytes: Uint8Array,
  file: string,
): Result<CatalogueSource, readonly Problem[]> {
  const read = parseBytes(bytes, file);
  return read.ok
    ? ok({ catalogue: read.value, locate: (keys) => ({ file, path: pathOf(keys) }) })
    : refuse([read.refusal]);
}

/** null when not UTF-8: files saved as GBK would otherwise be imported as garbage. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function locate(keys: Keys, starts: readonly Start[]): { file: string; path: string } {
  const [part, index, ...rest] = keys;
  if (part === undefined) return { file: '', path: '' };
  if (part === 'noticeTexts') return { file: OPTIONAL.noticeTexts, path: pathOf(keys.slice(1)) };
  if (part !== 'items') return { file: `${part}.json`, path: pathOf(keys.slice(1)) };
  if (typeof index !== 'number') return { file: 'items', path: pathOf(keys.slice(1)) };
  const start = starts.findLast((one) => one.from <= index);
  if (!start) return { file: 'items', path: pathOf(keys.slice(1)) };
  return { file: start.file, path: pathOf([index - start.from, ...rest]) };
}

/** `[12].disclosures.result.en` */
function pathOf(keys: Keys): string {
  return keys.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  const info = await stat(path).catch(() => null);
  if (info === null) return null;
  return info.isDirectory() ? 'folder' : 'file';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
