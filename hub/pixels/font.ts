import type { Bitmap } from './bitmap.ts';

/** A dot font of the hall (GB 2312 and ASCII). */
export interface Font {
  /** Dots of a hanzi's cell, each way; half as wide for ASCII. */
  readonly cell: number;
  /** Rows of the cell that hanzi stand on: of 12 dots rows 1 to 11, of 16 all. */
  readonly ink: { readonly top: number; readonly rows: number };
  /** What the font lacks is an empty frame, so that a missing character is seen, not skipped. */
  glyph(character: string): Bitmap;
  has(character: string): boolean;
}

const INK: Readonly<Record<number, Font['ink']>> = {
  12: { top: 1, rows: 11 },
  16: { top: 0, rows: 16 },
};
const HEAD = 8;

/** Reads `font-12.bin` or `font-16.bin` (their format stands in tools/make-font.mjs). Throws on anything else. */
export function readFont(file: Uint8Array): Font {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const cell = file.length < HEAD ? 0 : view.getUint8(5);
  const ink = INK[cell];
  if (!ink || view.getUint32(0) !== 0x4f575058 || view.getUint8(4) !== 1)
    throw new Error('not a dot font of version 1');
  const count = view.getUint16(6, true);
  const bytes = (cell * cell) / 8;
  if (file.length !== HEAD + count * (3 + bytes)) throw new Error('the dot font is cut off');
  const places = new Map<number, number>();
  for (let index = 0; index < count; index++) places.set(view.getUint16(HEAD + index * 2, true), index);

  const read = (index: number): Bitmap => {
    const columns = view.getUint8(HEAD + count * 2 + index);
    const at = HEAD + count * 3 + index * bytes;
    const dots = new Uint8Array(columns * cell);
    for (let row = 0; row < cell; row++) {
      for (let column = 0; column < columns; column++) {
        const bit = row * cell + column;
        dots[row * columns + column] = (view.getUint8(at + (bit >> 3)) >> (7 - (bit & 7))) & 1;
      }
    }
    return { columns, rows: cell, dots };
  };
  const missing = frame(cell);
  return {
    cell,
    ink,
    has: (character) => places.has(character.codePointAt(0) ?? 0),
    glyph(character) {
      const index = places.get(character.codePointAt(0) ?? 0);
      return index === undefined ? missing : read(index);
    },
  };
}

/** A dot smaller than the cell on each side. */
function frame(cell: number): Bitmap {
  const last = cell - 2;
  const dots = Uint8Array.from({ length: cell * cell }, (_, bit) => {
    const [row, column] = [Math.floor(bit / cell), bit % cell];
    const inside = row >= 1 && row <= last && column >= 1 && column <= last;
    return inside && (row === 1 || row === last || column === 1 || column === last) ? 1 : 0;
  });
  return { columns: cell, rows: cell, dots };
}

/** A font, and how often its dots are doubled to fill a line. */
export type Face = { readonly font: Font; readonly doublings: number };

/**
 * The largest face for a line of `rows` whose font has the whole text: 12 and 16 dots, doubled as often as they fit. Fewer rows than the
 * smallest font cut it off. (The font of 12 dots lacks some rare hanzi of names.)
 */
export function faceFor(fonts: readonly Font[], rows: number, text: string): Face {
  const faces = fonts.map((font) => ({
    font,
    doublings: Math.max(0, Math.floor(Math.log2(rows / font.cell))),
  }));
  const fitting = faces.filter(({ font }) => font.cell <= rows);
  const whole = fitting.filter(({ font }) => [...text].every((character) => font.has(character)));
  const height = ({ font, doublings }: Face) => font.cell * 2 ** doublings;
  const [first, ...rest] = whole.length > 0 ? whole : fitting.length > 0 ? fitting : faces;
  if (!first) throw new Error('no dot font');
  return rest.reduce((a, b) => (height(b) > height(a) ? b : a), first);
}
