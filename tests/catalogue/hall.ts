import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { readCatalogueFolder } from '../../hub/catalogue/read.ts';
import { type Catalogue, CatalogueSchema } from '../../hub/contract/catalogue.ts';

export const DEMO = join(import.meta.dirname, '..', '..', 'hub', 'demo');
export const EMPTY = join(import.meta.dirname, '..', '..', 'hub', 'catalogue', 'empty');

/** The demo hall, read as users' halls are. */
export async function demoHall(): Promise<Catalogue> {
  const read = await readCatalogueFolder(DEMO);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return v.parse(CatalogueSchema, read.value);
}

/** A copy of the demo hall to break. */
export async function copyOfDemo(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hall-'));
  await cp(DEMO, folder, { recursive: true });
  return folder;
}

/** Changes one file's text; says so when there was nothing to change. */
export async function edit(folder: string, file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  if (!before.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(path, before.replace(from, to));
}
