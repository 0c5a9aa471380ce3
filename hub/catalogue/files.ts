import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';
import type { CatalogueLine } from '../contract/catalogue-preview.ts';
import { MESSAGES, PICTURE_MESSAGES } from './messages.ts';
import { samplesMissing } from './samples.ts';
import { tabOfPart } from './sheets/headings.ts';

/** Where the hub keeps the catalogue's pictures. */
export type PictureFolders = { readonly photos: string; readonly samples: string };

/**
 * Pictures that `next` names, the catalogue in force does not, and the hub has not: a workbook or a single JSON file brings none. What
 * the one in force names has been accepted before.
 */
export async function picturesMissing(
  current: Catalogue | null,
  next: Catalogue,
  { photos, samples }: PictureFolders,
): Promise<readonly CatalogueLine[]> {
  const before = new Set(current?.staff.map(({ photo }) => photo));
  const known = new Set(current?.items.flatMap((item) => item.materials.map(({ sample }) => sample?.file)));
  const gone = await Promise.all(
    next.staff.map(async ({ id, photo }) =>
      photo === null || before.has(photo) || (await isThere(join(photos, photo)))
        ? []
        : [{ file: tabOfPart('staff'), path: id, sentence: MESSAGES.photoMissing(photo) }],
    ),
  );
  const absent = (await samplesMissing(next, samples)).filter((name) => !known.has(name));
  return [
    ...gone.flat(),
    ...absent.map((name) => ({
      file: tabOfPart('materials'),
      path: name,
      sentence: PICTURE_MESSAGES.missing(name),
    })),
  ];
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
