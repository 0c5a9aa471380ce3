import { type Bitmap, blank, double, inkOf, stamp } from './bitmap.ts';
import { type Face, type Font, faceFor } from './font.ts';
import { NUMERAL_COLUMNS, NUMERAL_ROWS, numeral } from './numerals.ts';

/** Dots between two numerals, and between a numeral and a word, at 24 rows. */
const NUMERAL_GAP = 3;
const WORD_GAP = 4;

type Run = { readonly kind: 'numerals' | 'words'; readonly text: string };
type Placed = { readonly picture: Bitmap; readonly x: number; readonly y: number };

/**
 * One line of text as dots, `rows` high and as wide as its ink. From 24 rows on words are doubled (12 → 24, 16 → 32…) and digits and
 * capitals take the hall's numerals; below, everything is the dot font as it is.
 */
export function rasterise(text: string, fonts: readonly Font[], rows: number): Bitmap {
  const face = faceFor(fonts, rows, text);
  const placed = face.doublings === 0 ? placeSmall(text, face.font) : placeLarge(text, face);
  const top = Math.floor((rows - face.font.ink.rows * 2 ** face.doublings) / 2);
  const width = placed.reduce((end, { picture, x }) => Math.max(end, x + picture.columns), 0);
  const line = blank(width, rows);
  for (const { picture, x, y } of placed) stamp(line, picture, x, top + y);
  return crop(line);
}

/** `y` counts from the top of the ink. */
function placeSmall(text: string, font: Font): Placed[] {
  let x = 0;
  return [...text].map((character) => {
    const picture = font.glyph(character);
    const placed = { picture, x, y: -font.ink.top };
    x += picture.columns;
    return placed;
  });
}

function placeLarge(text: string, { font, doublings }: Face): Placed[] {
  const scale = 2 ** (doublings - 1);
  // Numerals are as high as the ink of 12 dots; beside larger hanzi they stand in the middle.
  const drop = Math.floor(((font.ink.rows * 2 - NUMERAL_ROWS) * scale) / 2);
  const placed: Placed[] = [];
  let x = 0;
  for (const [index, run] of runsOf(text).entries()) {
    if (index > 0) x += WORD_GAP * scale;
    for (const [place, character] of [...run.text].entries()) {
      const large = run.kind === 'numerals' ? numeral(character) : null;
      if (large) {
        if (place > 0) x += NUMERAL_GAP * scale;
        placed.push({ picture: enlarge(large, doublings - 1), x, y: drop });
        x += NUMERAL_COLUMNS * scale;
      } else {
        const picture = enlarge(font.glyph(character), doublings);
        placed.push({ picture, x, y: -font.ink.top * scale * 2 });
        x += picture.columns;
      }
    }
  }
  return placed;
}

/** Stretches of digits and capitals, and what stands between. */
function runsOf(text: string): Run[] {
  return [...text.matchAll(/[0-9A-Z]+|[^0-9A-Z]+/g)].map(([part]) => ({
    kind: /^[0-9A-Z]/.test(part) ? 'numerals' : 'words',
    text: part,
  }));
}

function enlarge(picture: Bitmap, doublings: number): Bitmap {
  return doublings === 0 ? picture : enlarge(double(picture), doublings - 1);
}

/** Without the dark columns before and after: text is aligned by what is lit. */
function crop(line: Bitmap): Bitmap {
  const [first, end] = inkOf(line);
  const cropped = blank(end - first, line.rows);
  stamp(cropped, line, -first, 0);
  return cropped;
}
