import { ID, must, NUMBER, of, text } from './columns.ts';
import type { Kind, Sheet } from './shape.ts';

const POINTS: Kind = { type: 'points' };
const NUMBERS: Kind = { type: 'numbers' };
const floor = must('floor', '楼层', NUMBER);

/** Plans of the floors (K2), in units of their own. */
export const FLOOR_SHEETS: readonly Sheet[] = [
  {
    kind: 'list',
    list: 'floors',
    optional: true,
    key: 'floor',
    name: { zh: '楼层图', en: 'Floors' },
    columns: [floor, must('size', '宽 高', NUMBERS)],
  },
  {
    kind: 'inner',
    list: 'floors',
    by: 'floor',
    at: 'walls',
    name: { zh: '图-墙', en: 'Walls' },
    columns: [floor, must('', '折线', POINTS)],
  },
  {
    kind: 'inner',
    list: 'floors',
    by: 'floor',
    at: 'spots',
    key: 'id',
    name: { zh: '图-位置', en: 'Spots' },
    columns: [
      floor,
      must('id', '窗口或取号机编号', of('counters', 'kiosks')),
      must('at', '左 上 宽 高', NUMBERS),
    ],
  },
  {
    kind: 'inner',
    list: 'floors',
    by: 'floor',
    at: 'stairs',
    key: 'id',
    name: { zh: '图-楼梯电梯', en: 'Stairs' },
    columns: [floor, must('id', '编号', ID), ...text('name', '名称'), must('at', '横 纵', NUMBERS)],
  },
  {
    kind: 'inner',
    list: 'floors',
    by: 'floor',
    at: 'ways',
    name: { zh: '图-路线', en: 'Ways' },
    columns: [floor, must('', '折线', POINTS)],
  },
];
