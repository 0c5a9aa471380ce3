import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { PANEL_COLOURS } from '../../hub/contract/commands.ts';
import { type Bitmap, blank, double, inkOf, scroll, stamp } from '../../hub/pixels/bitmap.ts';
import { type Font, readFont } from '../../hub/pixels/font.ts';
import { INK, light } from '../../hub/pixels/ink.ts';
import { NUMERAL_COLUMNS, NUMERAL_ROWS, numeral } from '../../hub/pixels/numerals.ts';
import { type Line, layOut, nextMove, type SignText, picture as show } from '../../hub/pixels/sign.ts';
import { rasterise } from '../../hub/pixels/text.ts';
import { readWoff } from './woff.ts';

const ROOM = join(import.meta.dirname, '../../hub/pixels');
const FILES = ['font-12.bin', 'font-16.bin'].map((name) => join(ROOM, name));
const [font, large] = FILES.map((file) => readFont(readFileSync(file))) as [Font, Font];
const fonts = [font, large];
const FUSION_PIXEL =
  '@fontsource/fusion-pixel-12px-monospaced-sc/files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff';
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

/** ASCII and every character GB 2312 has. */
function gb2312(): string[] {
  const all = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));
  for (let high = 0xa1; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const text = iconv.decode(Buffer.from([high, low]), 'gb2312');
      if (text.length === 1 && text !== '\ufffd' && SETS.test(text)) all.push(text);
    }
  }
  return all;
}
/** iconv-lite reads more than GB 2312 has; hanzi and full-width forms are all of it. */
const SETS = /[\u4e00-\u9fa5\u3000-\u30ff\uff01-\uff5e]/;

describe('D4 the dot font', () => {
  it('D4 is at most 300 kB a size; 16 dots have every character of GB 2312, 12 dots all but rare ones', () => {
    for (const file of FILES) expect(statSync(file).size).toBeLessThan(300_000);
    const all = gb2312();
    expect(all.length).toBeGreaterThan(7000);
    expect(all.filter((character) => !large.has(character))).toEqual([]);
    expect(all.filter((character) => !font.has(character)).length).toBeLessThan(365);
    for (const character of '号窗口请临时有事稍候午休暂停办理龟鑫谢ABCXYZ0123456789→：，。')
      expect(font.has(character), character).toBe(true);
    expect(font.has('𠮷')).toBe(false);
  });

  it('D4 every glyph of 12 dots is what the font’s own outlines are, read independently', () => {
    const outlines = readWoff(readFileSync(createRequire(import.meta.url).resolve(FUSION_PIXEL)), 10);
    const different = gb2312().filter((character) => {
      if (!font.has(character)) return outlines.dots(character, 12, 12) !== null;
      const glyph = font.glyph(character);
      return outlines.dots(character, glyph.columns, 12)?.join() !== picture(glyph).join();
    });
    expect(different).toEqual([]);
  });

  it('D4 every glyph of 16 dots is what the font’s own file says, read independently', () => {
    const lines = readFileSync(join(ROOM, 'tools/unifont-16.hex'), 'utf8').trim().split('\n');
    const different = lines.filter((line) => {
      const [code = '', dots = ''] = line.split(':');
      const width = dots.length / 16;
      const rows = dots.match(new RegExp(`.{${width}}`, 'g')) ?? [];
      const drawn = rows.map((row) =>
        [...row].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join(''),
      );
      const glyph = large.glyph(String.fromCodePoint(Number.parseInt(code, 16)));
      return picture(glyph).join() !== drawn.join().replaceAll('0', '.').replaceAll('1', '#');
    });
    expect(different).toEqual([]);
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
    for (const file of FILES) expect(() => readFont(readFileSync(file).subarray(0, 5000))).toThrow('cut off');
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
  const part = (text: string) => ({ text, ink: INK.red });
  const whole = (text: readonly [string] | readonly [string, string], columns = 192, rows = 24) =>
    layOut([text.map(part) as unknown as SignText], fonts, columns, rows);
  /** The only line of a sign. */
  const sign = (...given: Parameters<typeof whole>): Line => {
    const [line, ...more] = whole(...given).lines;
    if (!line || more.length > 0) throw new Error(`${more.length + 1} lines`);
    return line;
  };

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
    const left = rasterise('行政复议窗口', fonts, 24);
    const right = rasterise('请A1000', fonts, 24);
    expect(dots.columns).toBe(left.columns + 12 + right.columns);
  });

  it('D4 other panels: 16 rows take the font as it is, 48 rows four times', () => {
    expect(sign(['5号窗口', '请A023'], 128, 16).picture.rows).toBe(16);
    expect(sign(['5号窗口', '请A023'], 128, 16).scrolls).toBe(false);
    const doubled = rasterise('A0', fonts, 48);
    expect([doubled.columns, doubled.rows]).toEqual([2 * (13 + 3 + 13), 48]);
  });

  it('D4 16 rows are the font of 16 dots, row by row; a rare hanzi is taken from it on 24 rows too', () => {
    const line = rasterise('口', fonts, 16);
    expect(inkOf(large.glyph('口'))[1] - inkOf(large.glyph('口'))[0]).toBe(line.columns);
    expect(font.has('璁')).toBe(false);
    expect(rasterise('璁', fonts, 24).rows).toBe(24);
    expect(picture(rasterise('璁', fonts, 24)).filter((row) => row.includes('#'))).toHaveLength(16);
  });

  it.each([
    [64, 16, 1, true],
    [128, 32, 2, false],
    [192, 64, 2, false],
    [320, 16, 1, false],
    [320, 32, 1, false],
    [64, 64, 2, true],
  ])(
    'D4 a panel of %i × %i: %i lines, scrolling %s, nothing outside, all of the text there',
    (columns, rows, lines, scrolls) => {
      const made = whole(['5号窗口', '请A023'], columns, rows);
      expect(made.lines).toHaveLength(lines);
      expect(made.lines.some((line) => line.scrolls)).toBe(scrolls);
      const shown = show(made, 0);
      expect([shown.columns, shown.rows]).toEqual([columns, rows]);
      for (const line of made.lines) expect(inkOf(line.picture)[1]).toBeGreaterThan(0);
    },
  );

  it('D4 a sentence is broken at its comma on a high panel, and each half stands', () => {
    const made = whole(['临时有事，请稍候'], 128, 32);
    expect(made.lines.map(({ y, scrolls }) => [y, scrolls])).toEqual([
      [0, false],
      [16, false],
    ]);
    const [, second] = made.lines;
    expect(second && inkOf(second.picture)[1] - inkOf(second.picture)[0]).toBe(
      rasterise('请稍候', fonts, 16).columns,
    );
  });

  it('D4 what scrolls stands a second, then runs 40 dots a second; what stands asks for no frame', () => {
    const running = whole(['行政复议窗口', '请A1000']);
    expect(picture(show(running, 0))).toEqual(picture(show(running, 1000)));
    const line = running.lines[0]?.picture ?? blank(0, 0);
    expect(picture(show(running, 2000))).toEqual(picture(scroll(line, 40, 192, 48)));
    expect([nextMove(running, 400), nextMove(running, 1000)]).toEqual([600, 25]);
    expect(nextMove(whole(['您好']), 0)).toBeNull();
  });

  it('D4 a call flashes for ten seconds, once a second, dark at its end', () => {
    const call = layOut([[part('A023')]], fonts, 192, 24, true);
    const lit = (ms: number) => inkOf(show(call, ms))[1] > 0;
    expect([0, 699, 700, 999, 1000, 9699, 9700, 10_000].map(lit)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
    expect([0, 800, 9999, 10_000].map((ms) => nextMove(call, ms))).toEqual([700, 200, 1, null]);
  });

  it('D4 every ink has its light on every kind of panel, and on one of two colours nothing is blue', () => {
    for (const colours of PANEL_COLOURS) {
      for (const ink of Object.values(INK)) {
        const dark = light(ink, colours).every((level) => level === 0);
        expect(dark, `${ink} on ${colours}`).toBe(ink === INK.dark);
        if (colours === 'two') expect(light(ink, colours)[2]).toBe(0);
      }
    }
  });

  it('D4 an empty sign is dark', () => {
    expect(inkOf(sign(['']).picture)).toEqual([0, 0]);
  });
});
