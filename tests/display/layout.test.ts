import { describe, expect, it } from 'vitest';
import {
  type BoardShape,
  fieldNumberSize,
  fieldPlace,
  LANDSCAPE,
  type PlaceLines,
  PORTRAIT,
  ROW_SIZE,
  rowFloorSize,
  rowNumberSize,
  rowPlace,
  totalsShape,
} from '../../display/board/layout.ts';
import { ems } from '../../display/fit.ts';
import { counterName, floorName } from '../../display/place.ts';
import type { Place } from '../../hub/contract/views/hall.ts';

const place = (zh: string, floor = 2, en = zh): Place => ({ id: 'c', name: { zh, en }, floor });
const NUMBERS = ['A023', 'A1000', 'W8888', 'AB001', 'WW9999', 'MM10000'];
const COUNTERS = [
  '5',
  '12',
  '118',
  'A12',
  '导税台',
  '银行收费窗口',
  '行政复议窗口',
  '不动产登记综合受理窗口',
  '工程建设项目审批管理综合服务窗口',
];
const FLOORS = [-5, -1, 0, 1, 2, 12, 99];
const SHAPES: readonly (readonly [string, BoardShape])[] = [
  ['landscape', LANDSCAPE],
  ['portrait', PORTRAIT],
];
/** Widths hardly differ between the browser's and ours; a size is right when the ink fits. */
const ink = (text: string, size: number) => (ems(text) - 0.06) * size;

function widest(lines: PlaceLines): number {
  if (lines.kind === 'named') return Math.max(...lines.lines.map((line) => ink(line, lines.size)));
  return (ems(lines.name) + 0.1) * lines.size + 3 * lines.suffixSize;
}

describe.each(SHAPES)('LOOK: nothing overlaps on a %s board', (_, shape) => {
  it.each(NUMBERS)('%s fits the red field and a row', (number) => {
    expect(ink(number, fieldNumberSize(number, shape))).toBeLessThanOrEqual(shape.field);
    expect(ink(number, rowNumberSize({ number }, shape))).toBeLessThanOrEqual(shape.row.number);
  });

  it.each(COUNTERS)('%s fits the red field', (name) => {
    expect(widest(fieldPlace(place(name), shape))).toBeLessThanOrEqual(shape.field + 1);
  });

  it.each(COUNTERS.flatMap((name) => FLOORS.map((floor) => [name, floor] as const)))(
    '%s on floor %i fits a row beside its floor',
    (name, floor) => {
      const label = floorName({ floor }).zh;
      const floorWidth = ink(label, rowFloorSize(label, shape));
      expect(floorWidth).toBeLessThanOrEqual(shape.row.floor);
      const lines = rowPlace(place(name, floor), shape);
      if (lines.kind === 'numbered')
        expect(ink(lines.name, lines.size)).toBeLessThanOrEqual(shape.row.digits);
      else expect(widest(lines) + floorWidth).toBeLessThanOrEqual(shape.row.rest - 20);
    },
  );
});

describe('LOOK: sizes of the hall board', () => {
  it('A023 and one-digit counters stand at full size, longer numbers at least at 60 %', () => {
    expect(fieldNumberSize('A023', LANDSCAPE)).toBe(251);
    expect(fieldNumberSize('A1000', LANDSCAPE)).toBeGreaterThanOrEqual(196);
    expect(fieldNumberSize('W8888', LANDSCAPE)).toBeGreaterThanOrEqual(180);
    expect(fieldNumberSize('AB1234', LANDSCAPE)).toBeGreaterThanOrEqual(140);
    expect(fieldPlace(place('5'), LANDSCAPE)).toMatchObject({ size: 252 });
    expect(rowNumberSize({ number: 'A023' }, LANDSCAPE)).toBe(ROW_SIZE);
  });

  it('a long name breaks into two lines of equal length, none lost', () => {
    const lines = fieldPlace(place('不动产登记综合受理窗口'), LANDSCAPE);
    expect(lines).toMatchObject({ kind: 'named', lines: ['不动产登记综', '合受理窗口'] });
  });

  it('queue totals: one row up to six queues, two beyond; three digits fit their column', () => {
    const queues = (count: number, waiting: number) =>
      Array.from({ length: count }, () => ({ name: { zh: '综合业务受理' }, waiting }));
    expect(totalsShape(queues(5, 12), 992)).toMatchObject({ columns: 5, figure: ROW_SIZE });
    expect(totalsShape(queues(6, 12), 992).columns).toBe(6);
    const many = totalsShape(queues(10, 999), 992);
    expect(many.columns).toBe(5);
    for (const count of [1, 5, 6, 7, 10]) {
      const shape = totalsShape(queues(count, 1234), 992);
      expect(ink('1234', shape.figure)).toBeLessThanOrEqual(992 / shape.columns - 22);
    }
  });

  it('counters and floors are named as people say them', () => {
    expect(counterName(place('5').name)).toEqual({ zh: '5号窗口', en: 'Counter 5' });
    expect(counterName(place('导税台', 1, 'Guide Desk').name)).toEqual({ zh: '导税台', en: 'Guide Desk' });
    expect(FLOORS.map((floor) => floorName({ floor }).zh)).toEqual([
      '负5楼',
      '负1楼',
      '底楼',
      '1楼',
      '2楼',
      '12楼',
      '99楼',
    ]);
  });
});
