import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bitmap, blank, double, inkOf, scroll, stamp } from '../../hub/pixels/bitmap.ts';
import { readFont } from '../../hub/pixels/font.ts';
import { NUMERAL_COLUMNS, NUMERAL_ROWS, numeral } from '../../hub/pixels/numerals.ts';
import { layOut } from '../../hub/pixels/sign.ts';
import { rasterise } from '../../hub/pixels/text.ts';

const FILE = join(import.meta.dirname, '../../hub/pixels/font.bin');
const font = readFont(readFileSync(FILE));
const picture = (bitmap: Bitmap) =>
  Array.from({ length: bitmap.rows }, (_, row) =>
    [...bitmap.dots.subarray(row * bitmap.columns, (row + 1) * bitmap.columns)]
      .map((dot) => (dot ? '#' : '.'))
      .join(''),
  );
const drawn = (...rows: string[]): Bitmap => ({
  columns: rows[0]?.length ?? 0,
  rows: rows.length,
  dots: Uint8Array.from(rows.join(''), (dot) => (dot === '#' ? 1 : 0)),
});

describe('D4 the dot font', () => {
  it('D4 is at most 300 kB and has every hanzi of GB 2312, digits and letters', () => {
    expect(statSync(FILE).size).toBeLessThan(300_000);
    for (const character of '号窗口请临时有事稍候午休暂停办理龟鑫谢ABCXYZ0123456789→：，。')
      expect(font.has(character), character).toBe(true);
    expect(font.has('𠮷')).toBe(false);
  });

  it('D4 口 is a true frame of dots, 11 rows of ink', () => {
    expect(picture(font.glyph('口')).slice(0, 4)).toEqual([
      '............',
      '............',
      '.#########..',
      '.#.......#..',
    ]);
    expect(font.glyph('A').columns).toBe(6);
    expect(font.glyph('窗').columns).toBe(12);
  });

  it('D4 a character the font lacks is an empty frame, not a gap', () => {
    expect(inkOf(font.glyph('𠮷'))).toEqual([1, 11]);
  });

  it('D4 another file is refused', () => {
    expect(() => readFont(new Uint8Array(100))).toThrow('not a dot font');
    expect(() => readFont(readFileSync(FILE).subarray(0, 5000))).toThrow('cut off');
  });
});

describe('D4 dots', () => {
  it('D4 doubling rounds corners and diagonals by rule', () => {
    expect(picture(double(drawn('###', '#.#', '###')))).toEqual([
      '.####.',
      '######',
      '##..##',
      '##..##',
      '######',
      '.####.',
    ]);
    expect(picture(double(drawn('#..', '.#.', '..#')))).toEqual([
      '##....',
      '###...',
      '.###..',
      '..###.',
      '...###',
      '....##',
    ]);
  });

  it('D4 doubling leaves the ends of strokes square', () => {
    expect(picture(double(drawn('.....', '.###.', '.....'))).slice(2, 4)).toEqual([
      '..######..',
      '..######..',
    ]);
    expect(picture(double(drawn('...', '.#.', '.#.'))).slice(2)).toEqual([
      '..##..',
      '..##..',
      '..##..',
      '..##..',
    ]);
  });

  it('D4 every numeral is 13 × 22 dots with strokes of three', () => {
    for (const character of '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ') {
      const shape = numeral(character);
      expect(shape && [shape.columns, shape.rows], character).toEqual([NUMERAL_COLUMNS, NUMERAL_ROWS]);
      expect(shape && inkOf(shape)[1] - inkOf(shape)[0], character).toBeGreaterThanOrEqual(9);
    }
    expect(picture(numeral('0') ?? blank(0, 0))[10]).toBe('###.......###');
    expect(numeral('号')).toBeNull();
    const shapes = [...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'].map((c) =>
      picture(numeral(c) ?? blank(0, 0)).join(),
    );
    expect(new Set(shapes).size).toBe(34);
  });

  it('D4 scrolling runs round with a gap, one column at a time', () => {
    const text = drawn('#.##');
    expect(picture(scroll(text, 0, 6, 2))).toEqual(['#.##..']);
    expect(picture(scroll(text, 1, 6, 2))).toEqual(['.##..#']);
    expect(picture(scroll(text, 7, 6, 2))).toEqual(picture(scroll(text, 1, 6, 2)));
    expect(picture(scroll(text, 0, 9, 2))).toEqual(['#.##..#.#']);
  });

  it('stamping cuts off what lies outside', () => {
    const ground = blank(3, 2);
    stamp(ground, drawn('##', '##'), -1, 1);
    stamp(ground, drawn('##', '##'), 2, -1);
    expect(picture(ground)).toEqual(['..#', '#..']);
  });
});

describe('D4 signs on a panel of its own size', () => {
  const sign = (text: readonly [string] | readonly [string, string], columns = 192, rows = 24) =>
    layOut(text, font, columns, rows);

  it('D4 192 × 24: the counter stands at the left end, the call at the right, a dot from the edge', () => {
    const { picture: dots, scrolls } = sign(['5号窗口', '请A023']);
    expect(scrolls).toBe(false);
    expect([dots.columns, dots.rows]).toEqual([192, 24]);
    expect(inkOf(dots)).toEqual([1, 191]);
    const rows = picture(dots);
    // Numerals stand on rows 1 to 22: 5 from the second column, 3 ending before the last but one.
    expect(rows[0]).toBe('.'.repeat(192));
    expect(rows[1]?.slice(0, 14)).toBe('.############.');
    expect(rows[22]?.slice(178)).toBe('...#######....');
    expect(rows[23]).toBe('.'.repeat(192));
  });

  it('D4 临时有事，请稍候 fills 192 dots without scrolling', () => {
    expect(sign(['临时有事，请稍候']).scrolls).toBe(false);
    expect(sign(['临时有事，请稍候吧']).scrolls).toBe(true);
  });

  it('D4 what does not fit becomes one line to scroll, with both texts whole', () => {
    const { picture: dots, scrolls } = sign(['行政复议窗口', '请A1000']);
    expect(scrolls).toBe(true);
    const left = rasterise('行政复议窗口', font, 24);
    const right = rasterise('请A1000', font, 24);
    expect(dots.columns).toBe(left.columns + 12 + right.columns);
  });

  it('D4 other panels: 16 rows take the font as it is, 48 rows four times', () => {
    expect(sign(['5号窗口', '请A023'], 128, 16).picture.rows).toBe(16);
    expect(sign(['5号窗口', '请A023'], 128, 16).scrolls).toBe(false);
    const large = rasterise('A0', font, 48);
    expect([large.columns, large.rows]).toEqual([2 * (13 + 3 + 13), 48]);
  });

  it('D4 an empty sign is dark', () => {
    expect(inkOf(sign(['']).picture)).toEqual([0, 0]);
  });
});
