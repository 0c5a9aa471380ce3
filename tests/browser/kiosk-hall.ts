import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HubProcess, newFolder } from '../hub/support/process.ts';

type Change = (part: Record<string, unknown>) => void;

/** The demo hall with some of its files changed, taken over by a running hub through the import. `file`: without `.json`. */
export async function importChanged(
  hub: HubProcess,
  changes: Readonly<Record<string, Change>>,
): Promise<void> {
  const folder = newFolder();
  await cp(join(import.meta.dirname, '../../hub/demo'), folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, `${file}.json`);
    const content = JSON.parse(await readFile(path, 'utf8'));
    for (const part of Array.isArray(content) ? content : [content]) change(part);
    await writeFile(path, JSON.stringify(content));
  }
  await hub.admin('import', folder);
}
