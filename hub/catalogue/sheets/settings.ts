import { readCell } from './entry.ts';
import type { Grid } from './grid.ts';
import { CELLS, SHEETS_SAY } from './messages.ts';
import { nearest } from './nearest.ts';
import { isEmpty, type Place, wrong } from './places.ts';
import type { Of, Reading } from './reading.ts';
import { type Column, plain, putAt, valueAt } from './shape.ts';

/** Reads a sheet of settings: a row each, with its name, its field, or both in front of the value. */
export function readSettings(reading: Reading, sheet: Of<'settings'>, { rows }: Grid): void {
  const seen = new Map<Column, number>();
  rows.forEach((cells, row) => {
    const words = [cells[1], cells[0]].filter((cell) => !isEmpty(cell)).map((cell) => String(cell));
    if (cells.every(isEmpty) || (row < 2 && words.some((word) => ['名称', 'name'].includes(plain(word)))))
      return;
    const column = named(sheet, words);
    if (!column) {
      const typed = String(cells[0] ?? cells[1] ?? '');
      const near = nearest(
        typed,
        sheet.columns.flatMap(({ zh, path }) => [zh, path]),
      );
      wrong(
        reading,
        { sheet, row, column: { at: 0, heading: '名称' } },
        SHEETS_SAY.unknownSetting(typed, near),
      );
      return;
    }
    const place: Place = { sheet, row, column: { at: 2, heading: column.zh } };
    const before = seen.get(column);
    if (before !== undefined) wrong(reading, place, CELLS.twice(column.zh, before + 1));
    seen.set(column, row);
    reading.places.set(column.path, place);
    const value = readCell(reading, place, column, cells[2]);
    const there = column.kind.type === 'presence' && valueAt(reading.whole, column.path) !== undefined;
    if (value !== undefined && !there) putAt(reading.whole, column.path, value);
  });
  for (const column of sheet.columns)
    if (column.blank === 'required' && !seen.has(column))
      wrong(reading, { sheet }, CELLS.required(column.zh));
}

function named(sheet: Of<'settings'>, words: readonly string[]): Column | undefined {
  for (const word of words.map(plain)) {
    const column = sheet.columns.find(({ zh, path }) => [plain(zh), plain(path)].includes(word));
    if (column) return column;
  }
  return undefined;
}
