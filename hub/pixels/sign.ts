import { type Bitmap, blank, stamp } from './bitmap.ts';
import type { Font } from './font.ts';
import { rasterise } from './text.ts';

/** What a strip says: one text, or two that stand at its ends (5号窗口 … 请 A023). */
export type SignText = readonly [string] | readonly [string, string];

/** A strip's picture; `scrolls` when it is wider than the panel and has to run. */
export type Sign = { readonly picture: Bitmap; readonly scrolls: boolean };

/** Dark columns between two texts that follow one another, in parts of a row height. */
const APART = 0.5;

/**
 * Lays a sign out for a panel of `columns` × `rows`. One text is centred, two stand at the ends with a dot of margin; what does
 * not fit becomes one long line to be scrolled.
 */
export function layOut(text: SignText, font: Font, columns: number, rows: number): Sign {
  const parts = text.filter((part) => part !== '').map((part) => rasterise(part, font, rows));
  const apart = Math.round(rows * APART);
  const [left, right] = parts;
  if (!left) return { picture: blank(columns, rows), scrolls: false };
  const width = parts.reduce((sum, part) => sum + part.columns, 0) + (right ? apart : 0);
  if (width > columns) return { picture: follow(parts, apart, rows), scrolls: true };
  const picture = blank(columns, rows);
  const margin = width + 2 <= columns ? 1 : 0;
  if (right) {
    stamp(picture, left, margin, 0);
    stamp(picture, right, columns - margin - right.columns, 0);
  } else {
    stamp(picture, left, Math.floor((columns - left.columns) / 2), 0);
  }
  return { picture, scrolls: false };
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
