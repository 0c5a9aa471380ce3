import writeExcelFile from 'write-excel-file/node';
import type { Grid } from '../../../hub/catalogue/sheets/grid.ts';
import type { Cell } from '../../../hub/catalogue/sheets/shape.ts';
import { gridsIn } from '../../../hub/catalogue/sheets/workbook.ts';

/** The sheets of a workbook, to change. */
export async function sheetsOf(workbook: Uint8Array): Promise<readonly Grid[]> {
  const read = await gridsIn(workbook);
  if (!read.ok) throw new Error(read.refusal.en);
  return read.value;
}

/** A workbook as a spreadsheet program would save it after somebody wrote `value` into a cell: tab, field, id in the first column. */
export async function workbookWith(
  grids: readonly Grid[],
  changes: readonly { tab: string; field: string; id: string; value: string | number | null }[],
): Promise<Buffer> {
  const made = grids.map(({ tab, rows }) => ({ sheet: tab, data: rows.map((row) => [...row]) }));
  for (const { tab, field, id, value } of changes) {
    const data = made.find(({ sheet }) => sheet === tab)?.data ?? [];
    const row = data.find(([first]) => first === id);
    const at = data[1]?.indexOf(field) ?? -1;
    if (!row || at < 0) throw new Error(`there is no ${tab} ${field} ${id}`);
    row[at] = value;
  }
  const typed = (cell: Cell) => (typeof cell === 'string' ? { value: cell, type: String } : cell);
  return writeExcelFile(
    made.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(typed)) as never })),
  ).toBuffer();
}
