import type { Bitmap } from './bitmap.ts';

/** Dots of a cell, and rows of ink in it: hanzi stand on rows 1 to 11 of 12. */
export const CELL = 12;
export const INK_TOP = 1;
export const INK_ROWS = 11;

/** The hall's 12-dot font (GB 2312 and ASCII). */
export interface Font {
  /** 6 or 12 columns, 12 rows; what the font lacks is an empty frame, so that a missing character is seen, not skipped. */
  glyph(character: string): Bitmap;
  has(character: string): boolean;
}

/** Reads `font.bin` (its format stands in tools/make-font.mjs). Throws on anything else. */
export function readFont(file: Uint8Array): Font {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (
    file.length < 8 ||
    view.getUint32(0) !== 0x4f575058 ||
    view.getUint8(4) !== 1 ||
    view.getUint8(5) !== CELL
  )
    throw new Error('not a dot font of version 1');
  const count = view.getUint16(6, true);
  if (file.length !== 8 + count * 21) throw new Error('the dot font is cut off');
  const places = new Map<number, number>();
  for (let index = 0; index < count; index++) places.set(view.getUint16(8 + index * 2, true), index);

  const read = (index: number): Bitmap => {
    const columns = view.getUint8(8 + count * 2 + index);
    const at = 8 + count * 3 + index * 18;
    const dots = new Uint8Array(columns * CELL);
    for (let row = 0; row < CELL; row++) {
      for (let column = 0; column < columns; column++) {
        const bit = row * CELL + column;
        dots[row * columns + column] = (view.getUint8(at + (bit >> 3)) >> (7 - (bit & 7))) & 1;
      }
    }
    return { columns, rows: CELL, dots };
  };
  return {
    has: (character) => places.has(character.codePointAt(0) ?? 0),
    glyph(character) {
      const index = places.get(character.codePointAt(0) ?? 0);
      return index === undefined ? MISSING : read(index);
    },
  };
}

const MISSING: Bitmap = {
  columns: CELL,
  rows: CELL,
  dots: Uint8Array.from({ length: CELL * CELL }, (_, bit) => {
    const [row, column] = [Math.floor(bit / CELL), bit % CELL];
    const edge = row === 1 || row === 11 || column === 1 || column === 10;
    return edge && row >= 1 && column >= 1 && column <= 10 ? 1 : 0;
  }),
};
