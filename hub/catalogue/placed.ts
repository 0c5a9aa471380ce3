import type { CatalogueProblem } from '../domain/index.ts';
import { MESSAGES } from './messages.ts';
import { type CatalogueSource, type Problem, problem } from './read.ts';

/** What the check of the whole found, at the place of its source: file and position, or sheet, row and column. */
export function placed(found: CatalogueProblem, { locate }: Pick<CatalogueSource, 'locate'>): Problem {
  const keys = found.path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const { file, path, ...cell } = locate(keys);
  return { ...problem(file, path, MESSAGES.wrong(found.message, found.zh)), ...cell };
}
