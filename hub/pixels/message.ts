import { blank, stamp } from './bitmap.ts';
import type { Font } from './font.ts';
import { HOLD, linesOf, oneLine, type Part, type Sign, speedOf } from './sign.ts';
import { LANGUAGES_APART } from './strip.ts';
import { rasterise } from './text.ts';
import { STANDS } from './turns.ts';

/** Letters that run are no higher: of higher ones a panel holds too few to be read. */
const RUNS_AT = 32;
/** What is not torn apart at the end of a line: a word of Latin letters, and the marks that follow a character. */
const UNITS = /(?:[!-~]+|[^!-~])[，。、；：！？）》」 ]*/gu;

/**
 * An urgent message: it stands, in as few lines as hold it, or runs through once until its end has left the panel. `ms`: how long that
 * takes.
 */
export function layOutMessage(
  message: Part,
  fonts: readonly Font[],
  columns: number,
  rows: number,
): { readonly sign: Sign; readonly ms: number } {
  for (let count = 1; count <= linesOf(rows); count++) {
    const high = Math.floor(rows / count);
    const texts = wrapped(message.text, count, (text) => rasterise(text, fonts, high).columns <= columns);
    if (!texts) continue;
    const lines = texts.map((text, index) => ({
      ...oneLine([{ ...message, text }], { fonts, columns, rows: high, flashes: false }),
      y: index * high,
    }));
    return { sign: { columns, rows, lines }, ms: STANDS };
  }
  const high = Math.min(rows, RUNS_AT);
  const line = oneLine([message], { fonts, columns, rows: high, flashes: false });
  const words = line.picture.columns;
  // As much darkness behind it, so that its beginning does not come in again before its end has gone.
  const picture = blank(words + columns, high);
  stamp(picture, line.picture, 0, 0);
  return {
    sign: { columns, rows, lines: [{ ...line, picture, y: Math.floor((rows - high) / 2) }] },
    ms: HOLD + Math.ceil((words / speedOf(high)) * 1000),
  };
}

/** A text in at most `count` lines that fit, each language beginning a line where there are several; null when it needs more. */
function wrapped(text: string, count: number, fits: (line: string) => boolean): string[] | null {
  if (count === 1) return fits(text) ? [text] : null;
  const parts = text.split(LANGUAGES_APART).map((part) => wrap(part, count, fits));
  const lines = parts.filter((part) => part !== null).flat();
  return parts.includes(null) || lines.length > count ? null : lines;
}

/** A text in at most `count` lines that fit; null when it needs more. */
function wrap(text: string, count: number, fits: (line: string) => boolean): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const unit of text.match(UNITS) ?? []) {
    if (fits((line + unit).trimEnd())) {
      line += unit;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = unit;
    if (lines.length >= count || !fits(line.trimEnd())) return null;
  }
  return [...lines, line.trimEnd()];
}
