import { zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import type { Catalogue } from '../../contract/catalogue.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Text } from '../../contract/text.ts';
import { faultsOf } from './faults.ts';
import { type Grid, gridsOf } from './grid.ts';
import { guideGrid } from './guide.ts';
import { FILE_SAYS } from './messages.ts';
import type { Cell, Row } from './shape.ts';
import { unpack } from './unpack.ts';

/** The sheets of a workbook as cells; texts without the spaces around them, formulas as their last result. */
export async function gridsIn(bytes: Uint8Array): Promise<Result<readonly Grid[], Text>> {
  const parts = unpack(bytes);
  if (!parts.ok) return parts;
  const faults = faultsOf(parts.value);
  try {
    // Packed anew without pressing: the reader unpacks for itself, and what it gets is bounded by now.
    const sheets = await readExcelFile(Buffer.from(zipSync(parts.value, { level: 0 })));
    return ok(
      sheets.map(({ sheet, data }, at) => ({
        tab: sheet,
        // The types say Date's own constructor where dates come.
        rows: data as unknown as Row[],
        merged: faults[at]?.merged ?? [],
        failed: faults[at]?.failed ?? [],
      })),
    );
  } catch {
    return refuse(FILE_SAYS.damaged);
  }
}

const HEAD = { fontWeight: 'bold', backgroundColor: '#E4ECEA', alignVertical: 'center', wrap: true } as const;
const FIELD = { textColor: '#5B6B68', backgroundColor: '#F3F6F5', fontSize: 9 } as const;
/** An empty cell for a text: what is typed into it stays as it was typed. Numbers are read as such all the same. */
const SPARE = { value: '', type: String, format: '@', alignVertical: 'top', wrap: true } as const;
/** So many empty rows stand below the others of each sheet. */
const SPARE_ROWS = 20;
/** Column widths, in characters. */
const NARROWEST = 8;
const WIDEST = 48;

/** The whole catalogue as one workbook (.xlsx), a sheet for each of its lists, with a first one that says how to fill it in (S2). */
export async function workbookOf(catalogue: Catalogue): Promise<Buffer> {
  const grids = [guideGrid(), ...gridsOf(catalogue)];
  return writeExcelFile(
    grids.map(({ tab, rows }, at) => ({
      sheet: tab,
      data: [
        ...rows.map((cells, row) => cells.map((cell) => cellOf(cell, at === 0 ? row + 2 : row))),
        ...(at === 0 ? [] : Array.from({ length: SPARE_ROWS }, () => (rows[0] ?? []).map(() => SPARE))),
      ],
      columns: widths(rows),
      ...(at > 0 && { stickyRowsCount: 2, stickyColumnsCount: 1 }),
    })),
    { fontFamily: 'Microsoft YaHei', fontSize: 10 },
  ).toBuffer();
}

/** Every text is marked as such, so that 001, 5-1 and 2026-10-01 stay what was typed. */
function cellOf(cell: Cell, row: number) {
  const style = row === 0 ? HEAD : row === 1 ? FIELD : ({ alignVertical: 'top', wrap: true } as const);
  if (cell === null) return row < 2 ? { value: '', type: String, ...style } : SPARE;
  if (typeof cell === 'number') return { value: cell, type: Number, ...style };
  return { value: String(cell), type: String, format: '@', ...style };
}

/** As wide as the widest cell, within bounds; a Chinese character takes two. */
function widths(rows: readonly Row[]): { width: number }[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => {
    const longest = Math.max(...rows.map((row) => spaceOf(row[at] ?? null)));
    return { width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)) };
  });
}

const spaceOf = (cell: Cell): number =>
  Math.max(
    ...String(cell ?? '')
      .split('\n')
      .map((line) => [...line].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0)),
  );
