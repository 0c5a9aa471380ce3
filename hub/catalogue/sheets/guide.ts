import type { Grid } from './grid.ts';
import { GUIDE_TAB } from './read.ts';

const LINES: readonly (readonly [string, string])[] = [
  ['怎样填写', 'How to fill in this workbook'],
  [
    '每张表第一行是标题，第二行是字段名；从第三行起，一行一项。列的次序可以变，标题不能改。',
    'Row 1 holds headings, row 2 the fields’ names; entries follow, a row each. Columns may change places; headings stay.',
  ],
  [
    '编号用小写字母、数字和连字符，互相引用；用过的编号不要改，也不要给别人用。',
    'Ids are lower-case letters, digits and hyphens. Never change one that has been in service, nor use it for another.',
  ],
  [
    '一格填几项，用“；”隔开：community；tax。内容里要有“；”，写成“\\；”。',
    'Several values in one cell stand with “；” between them. A “；” that belongs to a value is written “\\；”.',
  ],
  [
    '成对的写成“名称=数值”：tax=10；时间段写成 08:30-12:00；13:30-17:00。',
    'Pairs are name=value: tax=10. Spans of time are 08:30-12:00；13:30-17:00.',
  ],
  [
    '日期 2026-10-01，时间 09:00；表格自己的日期和时间格式也可以。是非填“是”“否”。',
    'Dates are 2026-10-01, times 09:00; dates and times of the spreadsheet’s own will do. Yes and no are 是 and 否.',
  ],
  [
    '空格表示不填，按默认；“无”表示明确没有。英文留空，就显示中文。',
    'An empty cell leaves the field at its default; 无 says that there is none. Where English is left empty, Chinese is shown.',
  ],
  [
    '材料、开放时段、办件环节另有表，第一列写所属的编号。',
    'Materials, sessions and steps have sheets of their own; the first column names what they belong to.',
  ],
  [
    '不要合并单元格。公式按算出的值读。照片和样本只写文件名，文件在主机上。',
    'Merge no cells. Formulas count by their results. Photos and samples are named only; the files are at the hub.',
  ],
  [
    '导入前先预览：列出每一处错误和每一项变化。',
    'An import is previewed first: every error with its cell, every change.',
  ],
];

/** The first sheet, for whoever opens the workbook. */
export const guideGrid = (): Grid => ({ tab: GUIDE_TAB, rows: LINES, merged: [], failed: [] });
