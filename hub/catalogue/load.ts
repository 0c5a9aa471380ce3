import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Catalogue } from '../contract/catalogue.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { checkCatalogue } from '../domain/index.ts';
import { placed } from './placed.ts';
import {
  type CatalogueSource,
  type Problem,
  problem,
  readCatalogueBytes,
  readCatalogueSource,
} from './read.ts';
import { readWorkbook } from './sheets/apart.ts';
import { FILE_SAYS } from './sheets/messages.ts';
import { LARGEST_WORKBOOK, looksLikeWorkbook } from './sheets/unpack.ts';

type Loaded = Result<Catalogue, readonly Problem[]>;

/** Reads and checks a catalogue folder, JSON file or workbook (S2): the hall, or every problem with the place to mend it at. */
export async function loadCatalogue(path: string): Promise<Loaded> {
  if (await isWorkbook(path)) {
    const file = basename(path);
    const megabytes = LARGEST_WORKBOOK / 1024 / 1024;
    if ((await stat(path)).size > LARGEST_WORKBOOK)
      return refuse([problem(file, '', FILE_SAYS.tooLarge(megabytes))]);
    return readWorkbook(await readFile(path), file);
  }
  const source = await readCatalogueSource(path);
  return source.ok ? checked(source.value) : source;
}

/** The same for a workbook or a JSON file that is in memory already. `file`: its name, for what is wrong with it. */
export async function loadCatalogueBytes(bytes: Uint8Array, file: string): Promise<Loaded> {
  if (looksLikeWorkbook(bytes)) return readWorkbook(bytes, file);
  if (
    !/^\s*[{[]/.test(
      Buffer.from(bytes.subarray(0, 64))
        .toString()
        .replace(/^\ufeff/, ''),
    )
  )
    return refuse([problem(file, '', FILE_SAYS.notAWorkbook)]);
  const source = readCatalogueBytes(bytes, file);
  return source.ok ? checked(source.value) : source;
}

function checked(source: CatalogueSource): Loaded {
  const found = checkCatalogue(source.catalogue);
  return found.ok ? ok(found.value) : refuse(found.refusal.map((one) => placed(one, source)));
}

async function isWorkbook(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0).catch(() => ({ buffer: Buffer.alloc(4) }));
    return looksLikeWorkbook(buffer);
  } finally {
    await file.close();
  }
}
