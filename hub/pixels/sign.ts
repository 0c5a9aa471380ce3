import { type Bitmap, blank, scroll, stamp, tint } from './bitmap.ts';
import type { Font } from './font.ts';
import type { Ink } from './ink.ts';
import { rasterise } from './text.ts';

export type Part = { readonly text: string; readonly ink: Ink };
/** What a strip says: one text, or two that stand at its ends (5号窗口 … 请 A023). */
export type SignText = readonly [Part] | readonly [Part, Part];

/**
 * One line of a panel: its picture from row `y` on; `scrolls` when it is wider than the panel and has to run; `flashes` in its first
 * seconds, as a call does.
 */
export type Line = {
  readonly picture: Bitmap;
  readonly y: number;
  readonly scrolls: boolean;
  readonly flashes: boolean;
};
/** A panel's picture. */
export type Sign = { readonly columns: number; readonly rows: number; readonly lines: readonly Line[] };

/** Dark columns between two texts that follow one another, in parts of a row height. */
const APART = 0.5;
/** Lines lower than this are not read from where people wait. */
const LEAST_ROWS = 16;
/** How a high panel is shared by two lines: the second is the larger where it fits. */
const SHARES = [1 / 4, 1 / 2];
/** Running text: dots a second at least and for each row, dark columns before it comes round in row heights, and how long it stands before it runs (ms). */
const SPEED = 40;
const ROW_SPEED = 5 / 3;
const GAP = 2;
export const HOLD = 1000;
/** A call flashes for this long, once a second, dark at its end (ms). */
const FLASH = 10_000;
const FLASH_LIT = 700;

/**
 * Lays out the first of `choices` that fits a panel of `columns` × `rows`: in one line, or on a high panel in two. What does not fit at
 * all scrolls.
 */
export function layOut(
  choices: readonly SignText[],
  fonts: readonly Font[],
  columns: number,
  rows: number,
  flashes = false,
): Sign {
  const panel: Panel = { fonts, columns, rows, flashes };
  const [first] = choices;
  if (!first) return { columns, rows, lines: [] };
  for (const text of choices) {
    const one = oneLine(text, panel);
    if (!one.scrolls) return { columns, rows, lines: [one] };
    const lines = twoLines(text, panel, SHARES).find((pair) => pair.every((line) => !line.scrolls));
    if (lines) return { columns, rows, lines };
  }
  const [equal] = twoLines(first, panel, [1 / 2]);
  return { columns, rows, lines: equal ?? [oneLine(first, panel)] };
}

/** Lines a panel of this height has room for. */
export function linesOf(rows: number): number {
  return Math.max(1, Math.floor(rows / LEAST_ROWS));
}

/** Texts one under the other, as many as there is room for; `flashes`: whether the first does. */
export function layOutLines(
  texts: readonly SignText[],
  fonts: readonly Font[],
  columns: number,
  rows: number,
  flashes: boolean,
): Sign {
  const high = Math.floor(rows / linesOf(rows));
  const lines = texts.slice(0, linesOf(rows)).map((text, index) => ({
    ...oneLine(text, { fonts, columns, rows: high, flashes: flashes && index === 0 }),
    y: index * high,
  }));
  return { columns, rows, lines };
}

/** What the panel shows `ms` after the sign was put up. */
export function picture({ columns, rows, lines }: Sign, ms: number): Bitmap {
  const ground = blank(columns, rows);
  const dark = ms < FLASH && ms % 1000 >= FLASH_LIT;
  for (const { picture: line, y, scrolls, flashes } of lines) {
    if (flashes && dark) continue;
    const offset = Math.max(0, Math.floor(((ms - HOLD) / 1000) * speedOf(line.rows)));
    stamp(ground, scrolls ? scroll(line, offset, columns, line.rows * GAP) : line, 0, y);
  }
  return ground;
}

/** After how many ms from `ms` on the picture may be another one; null when it stands. */
export function nextMove({ lines }: Sign, ms: number): number | null {
  const moves: number[] = [];
  const running = lines.filter(({ scrolls }) => scrolls).map((line) => speedOf(line.picture.rows));
  if (running.length > 0) moves.push(ms < HOLD ? HOLD - ms : 1000 / Math.max(...running));
  if (ms < FLASH && lines.some(({ flashes }) => flashes)) {
    const into = ms % 1000;
    moves.push(into < FLASH_LIT ? FLASH_LIT - into : 1000 - into);
  }
  return moves.length === 0 ? null : Math.min(...moves);
}

/** Larger letters run faster: about as many characters a second. */
export function speedOf(rows: number): number {
  return Math.max(SPEED, Math.round(rows * ROW_SPEED));
}

export type Panel = {
  readonly fonts: readonly Font[];
  readonly columns: number;
  readonly rows: number;
  readonly flashes: boolean;
};

/** One text is centred, two stand at the ends with a dot of margin. */
export function oneLine(text: SignText, { fonts, columns, rows, flashes }: Panel): Line {
  const parts = text
    .filter((part) => part.text !== '')
    .map((part) => tint(rasterise(part.text, fonts, rows), part.ink));
  const apart = Math.round(rows * APART);
  const [left, right] = parts;
  if (!left) return { picture: blank(columns, rows), y: 0, scrolls: false, flashes };
  const width = parts.reduce((sum, part) => sum + part.columns, 0) + (right ? apart : 0);
  if (width > columns) return { picture: follow(parts, apart, rows), y: 0, scrolls: true, flashes };
  const line = blank(columns, rows);
  const margin = width + 2 <= columns ? 1 : 0;
  if (right) {
    stamp(line, left, margin, 0);
    stamp(line, right, columns - margin - right.columns, 0);
  } else {
    stamp(line, left, Math.floor((columns - left.columns) / 2), 0);
  }
  return { picture: line, y: 0, scrolls: false, flashes };
}

/** Both parts, or a text broken in two, one under the other in the shares given; none when a line would be too low. */
function twoLines(text: SignText, panel: Panel, shares: readonly number[]): Line[][] {
  const [upper, lower = null] = text;
  const parts = lower ? [upper, lower] : broken(upper);
  const [first, second] = parts;
  if (!first || !second) return [];
  const used = lower ? shares : shares.filter((share) => share === 1 / 2);
  return used.flatMap((share) => {
    const high = Math.floor(panel.rows * share);
    if (high < LEAST_ROWS) return [];
    const top = oneLine([first], { ...panel, rows: high });
    const bottom = oneLine([second], { ...panel, rows: panel.rows - high });
    return [[top, { ...bottom, y: high }]];
  });
}

/** At its comma, which the end of the line stands for, else in the middle. */
function broken({ text, ink }: Part): Part[] {
  const [before = '', after = ''] = text.split('，');
  const characters = [...text];
  const middle = Math.ceil(characters.length / 2);
  const halves =
    after === ''
      ? [characters.slice(0, middle).join(''), characters.slice(middle).join('')]
      : [before, after];
  return halves.filter((half) => half !== '').map((half) => ({ text: half, ink }));
}

function follow(parts: readonly Bitmap[], apart: number, rows: number): Bitmap {
  const line = blank(
    parts.reduce((sum, part) => sum + part.columns + apart, -apart),
    rows,
  );
  let x = 0;
  for (const part of parts) {
    stamp(line, part, x, 0);
    x += part.columns + apart;
  }
  return line;
}
