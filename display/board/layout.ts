import type { CallLine } from '../../hub/contract/views/screen.ts';
import { ems, fitted } from '../fit.ts';
import { counterName, floorName, isNumbered, type Spot } from '../place.ts';

/** How a counter is set: a large number before 号窗口, or a name in one or two lines. Sizes in design units. */
export type PlaceLines =
  | { readonly kind: 'numbered'; readonly name: string; readonly size: number; readonly suffixSize: number }
  | { readonly kind: 'named'; readonly lines: readonly string[]; readonly size: number };

/** Widths of a board, in design units; landscape is 1920 × 1080, portrait 1080 × 1920. */
export type BoardShape = {
  readonly field: number;
  readonly fieldNumber: number;
  readonly fieldPlace: number;
  /** `rest`: what follows the arrow of a row; names and floors share it. */
  readonly row: {
    readonly number: number;
    readonly digits: number;
    readonly rest: number;
    readonly floor: number;
  };
};
export const LANDSCAPE: BoardShape = {
  field: 592,
  fieldNumber: 252,
  fieldPlace: 252,
  row: { number: 338, digits: 150, rest: 602, floor: 165 },
};
export const PORTRAIT: BoardShape = {
  field: 968,
  fieldNumber: 290,
  fieldPlace: 220,
  row: { number: 330, digits: 122, rest: 508, floor: 140 },
};

/** Size of a row's number and of the figures below: digits of 1/12 of the height. */
export const ROW_SIZE = 123;
/** 号窗口 against its number in the field, and between them, in em of the number. */
const SUFFIX = 0.5;
const SUFFIX_GAP = 0.1;
/** Largest size of a counter's name: never larger than a number. */
const NAME_SIZE = 168;
const ROW_NAME_SIZE = 76;
const ROW_SUFFIX_SIZE = 64;
const ROW_GAP = 24;

export function fieldNumberSize(number: string, shape: BoardShape): number {
  return fitted(number, shape.field, shape.fieldNumber);
}

/** The counter in the red field. */
export function fieldPlace(place: Spot, shape: BoardShape): PlaceLines {
  const name = place.name.zh;
  if (isNumbered(place.name)) {
    const wide = ems(name) + SUFFIX_GAP + 3 * SUFFIX;
    const size = Math.min(shape.fieldPlace, Math.floor(shape.field / wide));
    return { kind: 'numbered', name, size, suffixSize: Math.floor(size * SUFFIX) };
  }
  return named(counterName(place.name).zh, shape.field, NAME_SIZE, 84);
}

/** The counter in a row. */
export function rowPlace(place: Spot, shape: BoardShape): PlaceLines {
  const name = place.name.zh;
  if (isNumbered(place.name))
    return {
      kind: 'numbered',
      name,
      size: fitted(name, shape.row.digits, ROW_SIZE),
      suffixSize: ROW_SUFFIX_SIZE,
    };
  const floor = floorName(place).zh;
  const width = shape.row.rest - ROW_GAP - ems(floor) * rowFloorSize(floor, shape);
  return named(counterName(place.name).zh, width, ROW_NAME_SIZE, 50);
}

export function rowNumberSize(call: Pick<CallLine, 'number'>, shape: BoardShape): number {
  return fitted(call.number, shape.row.number, ROW_SIZE);
}

export function rowFloorSize(floor: string, shape: BoardShape): number {
  return fitted(floor, shape.row.floor, 84);
}

/** One line as long as it stays at least `least` large, else two, cut in the middle. */
function named(name: string, width: number, most: number, least: number): PlaceLines {
  const one = fitted(name, width, most);
  if (one >= least) return { kind: 'named', lines: [name], size: one };
  const characters = [...name];
  const middle = Math.ceil(characters.length / 2);
  const lines = [characters.slice(0, middle).join(''), characters.slice(middle).join('')];
  const size = Math.min(...lines.map((line) => fitted(line, width, least)));
  return { kind: 'named', lines, size };
}

/** Queue totals: one row of columns with figures of the boards' size, or two rows of small ones when there are many queues. */
export type TotalsShape = {
  readonly columns: number;
  readonly figure: number;
  readonly names: readonly number[];
};
const TOTAL_NAME = 34;
const SMALL_NAME = 28;
const MANY = 6;

/** `width`: room for all columns, design units. Names are set as large as their column allows. */
export function totalsShape(
  queues: readonly { readonly name: { readonly zh: string }; readonly waiting: number }[],
  width: number,
): TotalsShape {
  const many = queues.length > MANY;
  const columns = Math.max(1, many ? Math.ceil(queues.length / 2) : queues.length);
  const room = width / columns - 22;
  const digits = Math.max(2, ...queues.map(({ waiting }) => String(waiting).length));
  const most = many ? SMALL_NAME : TOTAL_NAME;
  return {
    columns,
    figure: fitted('8'.repeat(digits), room, many ? 56 : ROW_SIZE),
    names: queues.map(({ name }) => fitted(name.zh, room - most * 0.95, most)),
  };
}
