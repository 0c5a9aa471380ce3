import type { Text } from '../../contract/text.ts';
import type { Grid } from './grid.ts';
import { SHEETS_SAY } from './messages.ts';
import { nearest } from './nearest.ts';
import { fieldOf } from './rows.ts';
import { type Cell, type Column, plain, type Row, type Sheet, tabOf } from './shape.ts';
import { SHEETS } from './tables.ts';

/** A fault of a sheet: `row` and `column` count from 0; left out where it is the sheet itself. */
export type Fault = { readonly row?: number; readonly column?: number; readonly sentence: Text };
export type Headings = {
  /** By place in the row. */
  readonly columns: ReadonlyMap<number, Column>;
  /** The first row below the headings, from 0. */
  readonly from: number;
  readonly faults: readonly Fault[];
};

const said = (cell: Cell | undefined): string => (typeof cell === 'string' ? plain(cell) : '');

/** The sheet of that name: in Chinese, in English, or both. */
export function sheetNamed(tab: string): Sheet | undefined {
  const typed = plain(tab);
  return SHEETS.find((sheet) =>
    [sheet.name.zh, sheet.name.en, tabOf(sheet)].some((name) => plain(name) === typed),
  );
}

/** The known sheet whose name is closest. */
export const nearestSheet = (tab: string): string | null =>
  nearest(
    tab,
    SHEETS.flatMap((sheet) => [sheet.name.zh, sheet.name.en, tabOf(sheet)]),
  );

/** Which column stands where. The second row of headings may be missing, and so may columns that may be empty. */
export function headingsIn(sheet: Sheet, { rows }: Grid): Headings {
  const fields = sheet.columns.map((column) => fieldOf(sheet, column));
  const named = (cell: Cell | undefined): Column | undefined =>
    sheet.columns.find(
      (column, at) => said(cell) !== '' && [plain(column.zh), plain(fields[at] ?? '')].includes(said(cell)),
    );
  const [first = [], second = []] = rows;
  const two = second.some((cell) => fields.some((field) => plain(field) === said(cell)));
  const columns = new Map<number, Column>();
  const faults: Fault[] = [];
  for (let at = 0; at < Math.max(...rows.map((row) => row.length), 0); at++) {
    const typed = first[at] || (two ? second[at] : null) || null;
    const column = named(typed);
    const seen = [...columns.values()].includes(column as Column);
    if (column && !seen) columns.set(at, column);
    else if (column) faults.push({ row: 0, column: at, sentence: SHEETS_SAY.columnTwice(column.zh) });
    else if (typed !== null) {
      const word = String(typed);
      const near = nearest(word, [...sheet.columns.map(({ zh }) => zh), ...fields]);
      faults.push({ row: 0, column: at, sentence: SHEETS_SAY.unknownColumn(word, near) });
    } else if (holdsSomething(rows.slice(two ? 2 : 1), at))
      faults.push({ row: 0, column: at, sentence: SHEETS_SAY.noHeading });
  }
  return { columns, from: two ? 2 : 1, faults: [...faults, ...missing(sheet, columns)] };
}

function missing(sheet: Sheet, columns: ReadonlyMap<number, Column>): Fault[] {
  const there = new Set(columns.values());
  return sheet.columns
    .filter((column) => column.blank === 'required' && !there.has(column))
    .map(({ zh }) => ({ row: 0, sentence: SHEETS_SAY.missingColumn(zh) }));
}

const holdsSomething = (rows: readonly Row[], at: number): boolean =>
  rows.some((row) => (row[at] ?? null) !== null);

/** The tab on which a part of the catalogue stands: `queues`, `calendar`, `materials`. */
export function tabOfPart(part: string): string {
  const list = part === 'calendar' ? 'days' : part;
  const sheet = SHEETS.find((one) =>
    one.kind === 'settings'
      ? one.columns[0]?.path.startsWith(`${part}.`)
      : one.kind === 'list'
        ? one.list === list
        : one.at === list,
  );
  return sheet ? tabOf(sheet) : part;
}
