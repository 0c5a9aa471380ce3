import type { Catalogue } from '../contract/catalogue.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { type CatalogueProblem, checkCatalogue } from '../domain/index.ts';
import { MESSAGES } from './messages.ts';
import { type CatalogueSource, type Problem, problem, readCatalogueSource } from './read.ts';

/** Reads and checks a catalogue folder or file (S2): the hall, or every problem with the file and position to mend it at. */
export async function loadCatalogue(path: string): Promise<Result<Catalogue, readonly Problem[]>> {
  const source = await readCatalogueSource(path);
  if (!source.ok) return source;
  const checked = checkCatalogue(source.value.catalogue);
  return checked.ok ? ok(checked.value) : refuse(checked.refusal.map((one) => placed(one, source.value)));
}

function placed(found: CatalogueProblem, source: CatalogueSource): Problem {
  const keys = found.path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const { file, path } = source.locate(keys);
  return problem(file, path, MESSAGES.wrong(found.message, found.zh));
}
