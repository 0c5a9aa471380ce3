import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HubProcess, newFolder } from '../hub/support/process.ts';

type Change = (part: Record<string, unknown>) => void;

/** The demo hall with some of its files changed, or left out, taken over by a running hub through the import. Files: without `.json`. */
export async function importChanged(
  hub: HubProcess,
  changes: Readonly<Record<string, Change>>,
  without: readonly string[] = [],
): Promise<void> {
  const folder = newFolder();
  await cp(join(import.meta.dirname, '../../hub/demo'), folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, `${file}.json`);
    const content = JSON.parse(await readFile(path, 'utf8'));
    for (const part of Array.isArray(content) ? content : [content]) change(part);
    await writeFile(path, JSON.stringify(content));
  }
  for (const file of without) await rm(join(folder, `${file}.json`));
  await hub.admin('import', folder);
}
