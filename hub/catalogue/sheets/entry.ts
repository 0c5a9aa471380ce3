import { read } from './cell.ts';
import { CELLS } from './messages.ts';
import { type Gathered, isEmpty, type Place, placeOf, wrong } from './places.ts';
import {
  type Cell,
  type Column,
  type Kind,
  NONE,
  plain,
  putAt,
  type Row,
  type Scalar,
  type Sheet,
} from './shape.ts';

/** A row to read: its place among the sheet's, its cells, and which column stands where. */
export type Line = {
  readonly sheet: Sheet;
  readonly row: number;
  readonly cells: Row;
  readonly columns: ReadonlyMap<number, Column>;
};

/** Reads a row's columns into one entry. `base`: its path in the catalogue. A column of the path '' is the entry itself. */
export function readEntry(gathered: Gathered, line: Line, base: string, columns: readonly Column[]): unknown {
  const entry: Record<string, unknown> = {};
  let itself: unknown = entry;
  gathered.places.set(base, { sheet: line.sheet, row: line.row });
  const at = new Map([...line.columns].map(([index, column]) => [column, index]));
  for (const column of columns) {
    const index = at.get(column);
    const place = placeOf(line.sheet, line.row, column, index);
    if (column.path !== '') gathered.places.set(`${base}.${column.path}`, place);
    else gathered.places.set(base, place);
    const value = readCell(gathered, place, column, index === undefined ? null : line.cells[index]);
    if (value === undefined) continue;
    if (column.path === '') itself = value;
    else if (column.kind.type !== 'presence' || !(column.path in entry)) putAt(entry, column.path, value);
  }
  return itself;
}

/** The value of a cell, what an empty one means, or undefined with the problem told. */
export function readCell(gathered: Gathered, place: Place, column: Column, cell: Cell | undefined): unknown {
  if (isEmpty(cell)) return valueOfNothing(gathered, place, column);
  if (column.none && typeof cell === 'string' && plain(cell) === NONE)
    return column.kind.type === 'list' || column.kind.type === 'pairs' || column.kind.type === 'ranges'
      ? []
      : null;
  const value = read(column.kind, cell);
  if (!value.ok) {
    wrong(gathered, place, value.refusal);
    return undefined;
  }
  for (const { scalar, id } of idsIn(column.kind, value.value))
    if (scalar.type === 'id' && scalar.of) gathered.references.push({ of: scalar.of, id, place });
  return value.value;
}

function valueOfNothing(gathered: Gathered, place: Place, { blank, zh }: Column): unknown {
  switch (blank) {
    case 'required':
      // A column that is missing has been told once.
      if (place.column) wrong(gathered, place, CELLS.required(zh));
      return undefined;
    case 'null':
      return null;
    case 'list':
      return [];
    case 'no':
      return false;
    case 'text':
      return '';
    default:
      return undefined;
  }
}

/** Every id a cell names, with what it must be. */
function idsIn(kind: Kind, value: unknown): { scalar: Scalar; id: string }[] {
  if (kind.type === 'id') return [{ scalar: kind, id: String(value) }];
  if (kind.type === 'list') return (value as unknown[]).map((id) => ({ scalar: kind.of, id: String(id) }));
  if (kind.type !== 'pairs') return [];
  const { left } = kind;
  return (value as Record<string, unknown>[]).map((entry) => ({
    scalar: left.kind,
    id: String(entry[left.name]),
  }));
}
