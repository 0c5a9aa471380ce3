import { type Bitmap, blank, reverse, stamp } from './bitmap.ts';
import { columnsOfGrapheme, graphemes } from './columns.ts';
import { drawTexts, type Pen, type Stroke, widthOf } from './fonts.ts';

/** Dots of a half-width column and of a line of text at single size (Font A 12×24, hanzi 24×24). */
export const COLUMN = 12;
export const CELL = 24;

export type Span = {
  readonly text: string;
  readonly bold?: boolean;
  /** Magnification, whole: 2 = 24×48 and 48×48 cells. */
  readonly size?: number;
  /** White on black. */
  readonly reverse?: boolean;
};

/** Draws spans on the printer's grid, all standing on one base line, flush left; as high as the tallest. */
export function drawSpans(spans: readonly Span[]): Bitmap {
  const height = CELL * Math.max(1, ...spans.map((span) => span.size ?? 1));
  const parts = spans.map((span) => drawCells(span));
  const line = blank(
    parts.reduce((sum, part) => sum + part.width, 0),
    height,
  );
  let x = 0;
  for (const part of parts) {
    stamp(line, part, x, height - part.height);
    x += part.width;
  }
  return line;
}

/** One span: every character in its own cell; scripts that join their letters run together in theirs. */
function drawCells(span: Span): Bitmap {
  const scale = span.size ?? 1;
  const cell = CELL * scale;
  const han: Pen = { size: cell, weight: span.bold ? 700 : 400 };
  // Half-width letters lose ink when they are squeezed into their cells.
  const latin: Pen = { size: cell, weight: span.bold ? 700 : 500 };
  const strokes = { han: [] as Stroke[], latin: [] as Stroke[] };
  // The em box of a hanzi is the cell; its base line lies at 0.88 of it.
  const baseline = Math.round(cell * 0.88);
  let x = 0;
  for (const run of runs(span.text)) {
    const width = run.columns * COLUMN * scale;
    const kind = run.text < '\u{80}' ? 'latin' : 'han';
    const spare = width - widthOf(run.text, kind === 'latin' ? latin : han);
    strokes[kind].push({
      text: run.text,
      x: x + Math.max(0, Math.round(spare / 2)),
      baseline,
      maxWidth: width,
    });
    x += width;
  }
  const bitmap = drawTexts(x, cell, han, strokes.han);
  if (strokes.latin.length > 0) stamp(bitmap, drawTexts(x, cell, latin, strokes.latin), 0, 0);
  if (span.reverse) reverse(bitmap, 0, 0, bitmap.width, bitmap.height);
  return bitmap;
}

/** Splits into single cells, but keeps joined scripts (Arabic, Tibetan, Mongolian …) whole. */
function runs(text: string): { text: string; columns: number }[] {
  const found: { text: string; columns: number; joined: boolean }[] = [];
  for (const grapheme of graphemes(text)) {
    const columns = columnsOfGrapheme(grapheme);
    const joined = columns === 1 && (grapheme.codePointAt(0) ?? 0) >= 0x80;
    const last = found.at(-1);
    if (joined && last?.joined) {
      last.text += grapheme;
      last.columns += columns;
    } else found.push({ text: grapheme, columns, joined });
  }
  return found;
}
