import type { CallLine, Place } from '../../hub/contract/views.ts';
import { ems, fit } from '../fit.ts';
import { counterName, isNumbered } from '../place.ts';

/** How a counter is set: a large number before 号窗口, or a name in one or two lines. Sizes in design units. */
export type PlaceLines =
  | { readonly kind: 'numbered'; readonly name: string; readonly size: number; readonly suffixSize: number }
  | { readonly kind: 'named'; readonly lines: readonly string[]; readonly size: number };

/** Widths of a board, in design units; landscape is 1920 × 1080, portrait 1080 × 1920. */
export type BoardShape = {
  readonly field: number;
  readonly fieldNumber: number;
  readonly fieldPlace: number;
  readonly row: {
    readonly number: number;
    readonly digits: number;
    readonly name: number;
    readonly floor: number;
  };
};
export const LANDSCAPE: BoardShape = {
  field: 594,
  fieldNumber: 252,
  fieldPlace: 252,
  row: { number: 352, digits: 168, name: 425, floor: 190 },
};
export const PORTRAIT: BoardShape = {
  field: 968,
  fieldNumber: 330,
  fieldPlace: 230,
  row: { number: 352, digits: 168, name: 340, floor: 150 },
};

/** Size of a row's number and of the figures below: digits of 1/12 of the height. */
export const ROW_SIZE = 123;
/** 号窗口 against its number in the field, and between them, in em of the number. */
const SUFFIX = 0.5;
const SUFFIX_GAP = 0.08;
/** Largest size of a counter's name: never larger than a number. */
const NAME_SIZE = 168;
const ROW_NAME_SIZE = 76;
const ROW_SUFFIX_SIZE = 64;

export function fieldNumberSize(number: string, shape: BoardShape): number {
  return fit(number, shape.field, shape.fieldNumber);
}

/** The counter in the red field. */
export function fieldPlace(place: Place, shape: BoardShape): PlaceLines {
  const name = place.name.zh;
  if (isNumbered(place.name)) {
    const wide = ems(name) + SUFFIX_GAP + 3 * SUFFIX;
    const size = Math.min(shape.fieldPlace, Math.floor(shape.field / wide));
    return { kind: 'numbered', name, size, suffixSize: Math.round(size * SUFFIX) };
  }
  return named(counterName(place.name).zh, shape.field, NAME_SIZE, 84);
}

/** The counter in a row. */
export function rowPlace(place: Place, shape: BoardShape): PlaceLines {
  const name = place.name.zh;
  if (isNumbered(place.name))
    return {
      kind: 'numbered',
      name,
      size: fit(name, shape.row.digits, ROW_SIZE),
      suffixSize: ROW_SUFFIX_SIZE,
    };
  return named(counterName(place.name).zh, shape.row.name, ROW_NAME_SIZE, 50);
}

export function rowNumberSize(call: Pick<CallLine, 'number'>, shape: BoardShape): number {
  return fit(call.number, shape.row.number, ROW_SIZE);
}

export function rowFloorSize(floor: string, shape: BoardShape): number {
  return fit(floor, shape.row.floor, 84);
}

/** One line as long as it stays at least `least` large, else two, cut in the middle. */
function named(name: string, width: number, most: number, least: number): PlaceLines {
  const one = fit(name, width, most);
  if (one >= least) return { kind: 'named', lines: [name], size: one };
  const characters = [...name];
  const middle = Math.ceil(characters.length / 2);
  const lines = [characters.slice(0, middle).join(''), characters.slice(middle).join('')];
  const size = Math.min(...lines.map((line) => fit(line, width, least)));
  return { kind: 'named', lines, size };
}

/** Size of the queue totals' figures so that `count` columns fit: the design's as long as there is room. */
export function totalSize(count: number, width: number): { readonly figure: number; readonly name: number } {
  const column = width / Math.max(1, count) - 36;
  return { figure: Math.min(ROW_SIZE, Math.floor(column / (3 * 0.57))), name: column < 150 ? 26 : 34 };
}
