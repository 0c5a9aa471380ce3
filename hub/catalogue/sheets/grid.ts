import type { Catalogue } from '../../contract/catalogue.ts';
import { fieldOf, rowsOf } from './rows.ts';
import { type Row, type Sheet, tabOf } from './shape.ts';
import { SHEETS } from './tables.ts';

/** A sheet as cells, with what else matters about it. Rows count from the first of the sheet, empty ones included. */
export type Grid = {
  readonly tab: string;
  readonly rows: readonly Row[];
  /** Merged cells: `A3:A5`. */
  readonly merged: readonly string[];
  /** Cells whose formula failed: `C4`. */
  readonly failed: readonly string[];
};

/** Headings of a sheet of settings, and what a row of it holds. */
export const SETTING_HEADINGS: readonly Row[] = [
  ['名称', '字段', '值'],
  ['name', 'field', 'value'],
];

/** The two rows of headings: what people read, and the field's name in the JSON files. */
export function headingsOf(sheet: Sheet): readonly Row[] {
  if (sheet.kind === 'settings') return SETTING_HEADINGS;
  return [sheet.columns.map(({ zh }) => zh), sheet.columns.map((column) => fieldOf(sheet, column))];
}

/** The whole catalogue as sheets of cells (S2): what `readGrids` reads again as the same. */
export function gridsOf(catalogue: Catalogue): readonly Grid[] {
  return SHEETS.map((sheet) => ({
    tab: tabOf(sheet),
    rows: [...headingsOf(sheet), ...rowsOf(sheet, catalogue)],
    merged: [],
    failed: [],
  }));
}
