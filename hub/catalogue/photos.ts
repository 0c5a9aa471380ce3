import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';

/**
 * Copies the portraits that a checked catalogue names from `<from>/photos` to the folder `to`, from which the hub serves them.
 * Rejects with the file system's error; a catalogue read by `readCatalogueFolder` names no missing one.
 */
export async function copyPhotos(catalogue: Catalogue, from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const { photo } of catalogue.staff) {
    if (photo !== null) await copyFile(join(from, 'photos', photo), join(to, photo));
  }
}
