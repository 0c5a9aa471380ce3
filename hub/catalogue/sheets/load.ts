import type { Catalogue } from '../../contract/catalogue.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { checkCatalogue } from '../../domain/index.ts';
import { placed } from '../placed.ts';
import { type Problem, problem } from '../read.ts';
import type { Grid } from './grid.ts';
import { readGrids } from './read.ts';
import { gridsIn } from './workbook.ts';

/** Reads and checks a workbook (S2): the hall, or every problem with its sheet, row and column. `file`: its name, for what is wrong with it as a whole. */
export async function loadWorkbook(
  bytes: Uint8Array,
  file: string,
): Promise<Result<Catalogue, readonly Problem[]>> {
  const grids = await gridsIn(bytes);
  return grids.ok ? loadGrids(grids.value) : refuse([problem(file, '', grids.refusal)]);
}

/** The same for sheets of cells. What the check of the whole finds at a cell that is wrong already is not said twice. */
export function loadGrids(grids: readonly Grid[]): Result<Catalogue, readonly Problem[]> {
  const { problems, ...source } = readGrids(grids);
  const checked = checkCatalogue(source.catalogue);
  if (checked.ok && problems.length === 0) return ok(checked.value);
  const known = new Set(problems.map(({ file, path }) => `${file} ${path}`));
  // With a sheet or a column missing, the check would only say so again of every row.
  const whole = problems.some(({ row }) => row === undefined || row === 1);
  const found = checked.ok || whole ? [] : checked.refusal.map((one) => placed(one, source));
  return refuse([...problems, ...found.filter(({ file, path }) => !known.has(`${file} ${path}`))]);
}
