import type { Catalogue } from '../contract/catalogue.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { checkCatalogue } from '../domain/index.ts';
import { placed } from './placed.ts';
import { type Problem, readCatalogueSource } from './read.ts';

/** Reads and checks a catalogue folder or file (S2): the hall, or every problem with the file and position to mend it at. */
export async function loadCatalogue(path: string): Promise<Result<Catalogue, readonly Problem[]>> {
  const source = await readCatalogueSource(path);
  if (!source.ok) return source;
  const checked = checkCatalogue(source.value.catalogue);
  return checked.ok ? ok(checked.value) : refuse(checked.refusal.map((one) => placed(one, source.value)));
}
