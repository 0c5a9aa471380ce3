import { describe, expect, test } from 'vitest';
import { ems, oneOrTwo, oneOrTwoEach, pageOf, paginate, sizeFor } from '../../kiosk/fit.ts';
import { inkBox, inkFit, inkOf } from '../../kiosk/ink.ts';
import { type Box, nearest } from '../../kiosk/reach.ts';

describe('sizes that follow the words', () => {
  test('a line takes the largest size that fits, two lines only when one does not', () => {
    expect(ems('发票领购')).toBe(4);
    expect(sizeFor('烟花爆竹安全生产许可证初审', 960, 1, [88, 72, 64])).toBe(72);
    expect(oneOrTwo('发票领购', 960, [72, 64], [56])).toBe(72);
    expect(oneOrTwo('生产经营单位新、改、扩建项目安全设施“三同时”审查验收', 960, [72, 64], [56, 48])).toBe(
      56,
    );
  });

  test('rows of one list share a size', () => {
    expect(
      oneOrTwoEach(['一二三', '一二三四五六七八九十一', '一'.repeat(31)], 570, [50, 46, 42], [36, 33]),
    ).toEqual([50, 50, 33]);
    expect(oneOrTwoEach(['一二三', '一二三四五六七八九十一二'], 570, [50, 46, 42], [36, 33])).toEqual([
      46, 46,
    ]);
  });

  test('the ink of a number fills the measure from edge to edge, unless it would grow too high', () => {
    const wide = inkFit({ size: 400, left: -20, right: 900, ascent: 300 }, 960, 340);
    expect((900 - 20) * (wide.size / 400)).toBeCloseTo(960);
    expect(wide.shift).toBeCloseTo(-20 * (wide.size / 400));
    const high = inkFit({ size: 400, left: 0, right: 200, ascent: 300 }, 960, 340);
    expect(300 * (high.size / 400)).toBeCloseTo(340);
  });
});

test('a number has the ink of its characters side by side: the first one’s left, the last one’s right, the highest', () => {
  const one = { advance: 100, left: -10, right: 90, ascent: 300 };
  const wide = { advance: 150, left: -5, right: 160, ascent: 310 };
  expect(inkOf([])).toBeNull();
  expect(inkOf([one])).toEqual({ left: -10, right: 90, ascent: 300 });
  expect(inkOf([one, wide, one])).toEqual({ left: -10, right: 340, ascent: 310 });
});

test('ink is found where it is half covered or more', () => {
  const data = new Uint8ClampedArray(5 * 4 * 4);
  const dot = (x: number, y: number, alpha: number) => {
    data[(y * 5 + x) * 4 + 3] = alpha;
  };
  expect(inkBox({ data, width: 5, height: 4 })).toBeNull();
  dot(0, 0, 127);
  dot(1, 2, 128);
  dot(3, 1, 255);
  expect(inkBox({ data, width: 5, height: 4 })).toEqual({ left: 1, right: 4, top: 1, bottom: 3 });
});

describe('pages', () => {
  test('rows are cut where the room ends; a row too tall has its own page', () => {
    expect(paginate([100, 100, 100], 1000)).toEqual([[0, 3]]);
    expect(paginate([400, 400, 300, 900, 50], 800)).toEqual([
      [0, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ]);
    expect(paginate([], 800)).toEqual([]);
  });

  test('every row of forty stands on exactly one page; a page past the end is brought back', () => {
    const all = Array.from({ length: 40 }, (_, index) => index);
    const seen = [0, 1, 2, 3, 4, 5].flatMap((page) => pageOf(all, 7, page).rows);
    expect(seen).toEqual(all);
    expect(pageOf(all, 7, 99)).toMatchObject({ page: 5, pages: 6, rows: [35, 36, 37, 38, 39] });
    expect(pageOf([], 7, 3)).toEqual({ rows: [], page: 0, pages: 1 });
  });
});

describe('K4 arrow keys reach what lies that way', () => {
  const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 100 });
  const grid = [box(0, 0), box(120, 0), box(0, 120), box(120, 120), box(0, 240)];
  const from = (index: number, way: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') => {
    const start = grid[index];
    if (!start) throw new Error('no such box');
    const rest = grid.filter((one) => one !== start);
    const found = nearest(start, rest, way);
    return found === null ? null : grid.indexOf(rest[found] ?? start);
  };

  test('down stays in its column, sideways in its row, the edge is the edge', () => {
    expect(from(0, 'ArrowDown')).toBe(2);
    expect(from(1, 'ArrowDown')).toBe(3);
    expect(from(2, 'ArrowRight')).toBe(3);
    expect(from(3, 'ArrowDown')).toBe(4);
    expect(from(4, 'ArrowUp')).toBe(2);
    expect(from(0, 'ArrowLeft')).toBeNull();
  });
});
