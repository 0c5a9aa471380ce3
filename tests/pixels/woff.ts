import { inflateSync } from 'node:zlib';

/** A font file read by itself: WOFF 1 with TrueType outlines, to have dots that owe nothing to hub/pixels. */
export type Outlines = {
  /** Dots of a cell of `rows` high, `columns` wide, first row on top; null when the font has no such character. */
  dots(character: string, columns: number, rows: number): string[] | null;
};

type Point = { x: number; y: number };

/** `ascent`: rows of the cell above the baseline. Straight edges only, as in fonts made of dots. */
export function readWoff(file: Buffer, ascent: number): Outlines {
  const table = tables(file);
  const [head, cmap, loca, glyf] = [table('head'), table('cmap'), table('loca'), table('glyf')];
  const unitsPerEm = head.readUInt16BE(18);
  const long = head.readInt16BE(50) === 1;
  const offset = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const glyphOf = characterMap(cmap);
  const contours = (glyph: number): Point[][] => {
    const at = offset(glyph);
    return at === offset(glyph + 1) ? [] : simple(glyf, at);
  };
  return {
    dots(character, columns, rows) {
      const glyph = glyphOf(character.codePointAt(0) ?? 0);
      if (glyph === 0) return null;
      const unit = unitsPerEm / rows;
      const shape = contours(glyph);
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) =>
          inside(shape, (column + 0.5) * unit, (ascent - row - 0.5) * unit) ? '#' : '.',
        ).join(''),
      );
    },
  };
}

function tables(file: Buffer): (tag: string) => Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not WOFF 1');
  const count = file.readUInt16BE(12);
  return (tag) => {
    for (let i = 0; i < count; i++) {
      const at = 44 + i * 20;
      if (file.toString('latin1', at, at + 4) !== tag) continue;
      const [start, packed, length] = [4, 8, 12].map((more) => file.readUInt32BE(at + more)) as [
        number,
        number,
        number,
      ];
      const bytes = file.subarray(start, start + packed);
      return packed < length ? inflateSync(bytes) : bytes;
    }
    throw new Error(`no table ${tag}`);
  };
}

/** Format 4 of the Windows Unicode subtable. */
function characterMap(cmap: Buffer): (code: number) => number {
  const at = [...Array(cmap.readUInt16BE(2)).keys()]
    .map((i) => cmap.readUInt32BE(4 + i * 8 + 4))
    .find((start) => cmap.readUInt16BE(start) === 4);
  if (at === undefined) throw new Error('no cmap of format 4');
  const segments = cmap.readUInt16BE(at + 6) / 2;
  return (code) => {
    for (let i = 0; i < segments; i++) {
      const end = cmap.readUInt16BE(at + 14 + i * 2);
      if (code > end) continue;
      const start = cmap.readUInt16BE(at + 16 + segments * 2 + i * 2);
      if (code < start) return 0;
      const delta = cmap.readInt16BE(at + 16 + segments * 4 + i * 2);
      const range = at + 16 + segments * 6 + i * 2;
      const shift = cmap.readUInt16BE(range);
      if (shift === 0) return (code + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(range + shift + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function simple(glyf: Buffer, start: number): Point[][] {
  const count = glyf.readInt16BE(start);
  if (count < 0) throw new Error('a composite glyph');
  let at = start + 10;
  const ends = Array.from({ length: count }, () => {
    at += 2;
    return glyf.readUInt16BE(at - 2);
  });
  at += 2 + glyf.readUInt16BE(at);
  const points = (ends.at(-1) ?? -1) + 1;
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = glyf.readUInt8(at++);
    flags.push(flag);
    if (flag & 8) for (let more = glyf.readUInt8(at++); more > 0; more--) flags.push(flag);
  }
  const coordinates = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.readUInt8(at++) : -glyf.readUInt8(at++);
      else if (!(flag & same)) {
        value += glyf.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1;
    return Array.from({ length: end - from + 1 }, (_, k) => ({ x: xs[from + k] ?? 0, y: ys[from + k] ?? 0 }));
  });
}

/** Non-zero winding number of a ray to the right. */
function inside(shape: Point[][], x: number, y: number): boolean {
  let winding = 0;
  for (const contour of shape) {
    contour.forEach((a, i) => {
      const b = contour[(i + 1) % contour.length] as Point;
      if (a.y <= y === b.y <= y) return;
      const cross = a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x);
      if (cross > x) winding += a.y < b.y ? 1 : -1;
    });
  }
  return winding !== 0;
}
