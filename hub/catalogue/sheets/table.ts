import type { Text } from '../../contract/text.ts';
import { type Line, readCell, readEntry } from './entry.ts';
import type { Grid } from './grid.ts';
import { headingsIn } from './headings.ts';
import { CELLS, SHEETS_SAY } from './messages.ts';
import { nearest } from './nearest.ts';
import { isEmpty, type Place, placeOf, wrong } from './places.ts';
import type { Entry, Known, Of, Reading } from './reading.ts';
import { type Column, type ListName, NONE, plain, putAt, valueAt } from './shape.ts';
import { SHEETS } from './tables.ts';

/** Rows a sheet may have. */
const MOST_ROWS = 20_000;

/** Reads a sheet of rows: entries, or what lies inside entries that were read before. */
export function readTable(reading: Reading, sheet: Of<'list'> | Of<'inner'>, grid: Grid): void {
  const { columns, from, faults } = headingsIn(sheet, grid);
  for (const { row, column, sentence } of faults) {
    const heading = column === undefined ? '' : String(grid.rows[0]?.[column] ?? '');
    const place: Place = {
      sheet,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column: { at: column, heading } }),
    };
    wrong(reading, place, sentence);
  }
  if (grid.rows.length > MOST_ROWS + from) wrong(reading, { sheet }, SHEETS_SAY.tooManyRows(MOST_ROWS));
  const read = sheet.kind === 'list' ? listReader(reading, sheet) : innerReader(reading, sheet);
  grid.rows.slice(from, MOST_ROWS + from).forEach((cells, index) => {
    if ([...columns.keys()].some((at) => !isEmpty(cells[at])))
      read({ sheet, row: from + index, cells, columns });
  });
}

/** Where a column of the row stands. */
function placeIn({ sheet, row, columns }: Line, column: Column): Place {
  return placeOf(sheet, row, column, [...columns].find(([, one]) => one === column)?.[0]);
}

const columnAt = (columns: Line['columns'], column: Column | undefined): number =>
  [...columns].find(([, one]) => one === column)?.[0] ?? -1;

/** 无 in this column, and so many cells filled in the row: the list is there, without entries. */
function saysNone({ cells, columns }: Line, column: Column | undefined, filled: number): boolean {
  const cell = cells[columnAt(columns, column)];
  const none = typeof cell === 'string' && plain(cell) === NONE;
  return none && cells.filter((one) => !isEmpty(one)).length === filled;
}

function listReader(reading: Reading, sheet: Of<'list'>): (line: Line) => void {
  const { list, key, columns, optional } = sheet;
  const known = new Map<string, Known>();
  const entries: Entry[] = [];
  reading.known.set(list, known);
  if (!optional) reading.whole[list] = entries;
  const keyColumn = columns.find(({ path }) => path === key) as Column;
  return (line) => {
    reading.whole[list] = entries;
    if (optional && saysNone(line, columns[0], 1)) return;
    const path = `${list}.${entries.length}`;
    const entry = readEntry(reading, line, path, columns) as Entry;
    entries.push(entry);
    if (entry[key] === undefined) return;
    const own = String(entry[key]);
    const before = known.get(own);
    if (before) wrong(reading, placeIn(line, keyColumn), CELLS.twice(own, before.row + 1));
    else known.set(own, { entry, row: line.row, path });
  };
}

function innerReader(reading: Reading, sheet: Of<'inner'>): (line: Line) => void {
  const { list, at, columns, optional } = sheet;
  const [byColumn, ...own] = columns as readonly [Column, ...Column[]];
  const known = reading.known.get(list) ?? new Map<string, Known>();
  if (!optional) for (const { entry } of known.values()) putAt(entry, at, []);
  return (line) => {
    const place = placeIn(line, byColumn);
    const by = readCell(reading, place, byColumn, line.cells[columnAt(line.columns, byColumn)]);
    const parent = known.get(String(by));
    if (by !== undefined && !parent && byColumn.kind.type !== 'id')
      wrong(reading, place, noSuch(list, String(by), known.keys()));
    const entry = parent?.entry ?? {};
    const before = valueAt(entry, at);
    const inner: unknown[] = Array.isArray(before) ? before : [];
    if (inner !== before) putAt(entry, at, inner);
    if (optional && saysNone(line, own[0], 2)) return;
    // A row that belongs to nothing is read all the same, for what else is wrong with it.
    const path = parent ? `${parent.path}.${at}.${inner.length}` : `${list}.?.${line.row}`;
    inner.push(readEntry(reading, line, path, own));
  };
}

/** Ids that stand in none of the lists they must stand in. */
export function checkReferences(reading: Reading): void {
  for (const { of, id, place } of reading.references) {
    const lists = of.map((list) => reading.known.get(list) ?? new Map<string, Known>());
    const [first] = of;
    if (first === undefined || lists.some((list) => list.has(id))) continue;
    wrong(
      reading,
      place,
      noSuch(
        first,
        id,
        lists.flatMap((list) => [...list.keys()]),
      ),
    );
  }
}

function noSuch(list: ListName, id: string, known: Iterable<string>): Text {
  const sheet = SHEETS.find((one) => one.kind === 'list' && one.list === list);
  return CELLS.noSuch(sheet?.name ?? { zh: list, en: list }, id, nearest(id, known));
}
