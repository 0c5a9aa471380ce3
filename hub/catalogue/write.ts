import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';

/** The whole catalogue as one JSON file, which `readCatalogueFolder` reads again. Photos are files of their own. */
export function writeCatalogue(catalogue: Catalogue): string {
  return json(catalogue);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The catalogue as a folder, as `loadCatalogue` reads it: a JSON file for each part, the items by department, portraits and samples from
 * the hub's data folder. Resolves to the pictures the hub did not have; rejects when the folder cannot be written.
 */
export async function writeCatalogueFolder(
  { items, noticeTexts, ...parts }: Catalogue,
  folder: string,
  data: string,
): Promise<readonly string[]> {
  for (const name of ['items', 'photos', 'samples']) await mkdir(join(folder, name), { recursive: true });
  for (const [part, value] of Object.entries(parts))
    if (value !== undefined) await writeFile(join(folder, `${part}.json`), json(value));
  if (noticeTexts) await writeFile(join(folder, 'notice-texts.json'), json(noticeTexts));
  // Numbered, so that items are read in the catalogue's order again; an item out of its department's run begins another file.
  const runs: (typeof items)[] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0]?.department === item.department) run.push(item);
    else runs.push([item]);
  }
  const width = String(runs.length).length;
  for (const [at, run] of runs.entries()) {
    const name = `${String(at + 1).padStart(width, '0')}-${run[0]?.department}.json`;
    await writeFile(join(folder, 'items', name), json(run));
  }
  const photos = parts.staff.flatMap(({ photo }) => photo ?? []);
  const samples = items.flatMap(({ materials }) => materials.flatMap(({ sample }) => sample?.file ?? []));
  const pictures = new Set([
    ...photos.map((name) => join('photos', name)),
    ...samples.map((name) => join('samples', name)),
  ]);
  const gone: string[] = [];
  for (const picture of pictures)
    await copyFile(join(data, picture), join(folder, picture)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      gone.push(picture);
    });
  return gone;
}
