import type { Text } from '../../contract/text.ts';
import { type Problem, problem } from '../read.ts';
import { type Cell, type Column, type ListName, type Sheet, tabOf } from './shape.ts';

/** A cell, or a whole row or sheet where there is none. Row and column count from 0. */
export type Place = {
  readonly sheet: Sheet;
  readonly row?: number;
  readonly column?: { readonly at: number; readonly heading: string };
};
/** An id that must stand in one of these lists. */
export type Reference = { readonly of: readonly ListName[]; readonly id: string; readonly place: Place };

/** What reading gathers beside the catalogue: problems, where everything stood, which ids were meant. */
export type Gathered = {
  readonly problems: Problem[];
  /** By path in the catalogue: `items.3.promisedDays`. */
  readonly places: Map<string, Place>;
  readonly references: Reference[];
};

/** `J` of 9. */
export function lettersOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** A problem of a sheet's cell, row or whole. */
export function problemAt(tab: string, { row, column }: Omit<Place, 'sheet'>, sentence: Text): Problem {
  const cell = row === undefined ? '' : `${column ? lettersOf(column.at) : ''}${row + 1}`;
  const path = [column || row === undefined ? cell : `row ${cell}`, column?.heading]
    .filter((part) => part)
    .join(' ');
  return {
    ...problem(tab, path, sentence),
    ...(row !== undefined && { row: row + 1 }),
    ...(column && column.heading !== '' && { column: column.heading }),
  };
}

export function wrong(gathered: Gathered, place: Place, sentence: Text): void {
  gathered.problems.push(problemAt(tabOf(place.sheet), place, sentence));
}

/** Where a cell of a known column stands. */
export const placeOf = (sheet: Sheet, row: number, column: Column, at: number | undefined): Place => ({
  sheet,
  row,
  ...(at !== undefined && { column: { at, heading: column.zh } }),
});

export const isEmpty = (cell: Cell | undefined): cell is null | undefined =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** The place of a path in the catalogue, or of the nearest thing around it that has one. */
export function findPlace(
  places: ReadonlyMap<string, Place>,
  keys: readonly (string | number)[],
): Place | null {
  const path = keys.join('.');
  const exact = places.get(path);
  if (exact) return exact;
  for (const [known, place] of places)
    if (known.startsWith(`${path}.`) && place.row !== undefined && keys.length > 2) return place;
  for (let length = keys.length - 1; length > 0; length--) {
    const around = places.get(keys.slice(0, length).join('.'));
    if (around) return around;
  }
  return null;
}
