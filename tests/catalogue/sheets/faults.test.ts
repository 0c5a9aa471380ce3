import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { type Grid, gridsOf } from '../../../hub/catalogue/sheets/grid.ts';
import { loadGrids, loadWorkbook } from '../../../hub/catalogue/sheets/load.ts';
import type { Cell } from '../../../hub/catalogue/sheets/shape.ts';
import { unpack } from '../../../hub/catalogue/sheets/unpack.ts';
import { gridsIn, workbookOf } from '../../../hub/catalogue/sheets/workbook.ts';
import type { Catalogue } from '../../../hub/contract/catalogue.ts';
import { demoHall } from '../hall.ts';

let hall: Catalogue;
beforeAll(async () => {
  hall = await demoHall();
});

type Sheets = Map<string, Cell[][]>;
const sheets = (): Sheets =>
  new Map(gridsOf(hall).map(({ tab, rows }) => [tab, rows.map((row) => [...row])]));
const gridOf = (made: Sheets): Grid[] =>
  [...made].map(([tab, rows]) => ({ tab, rows, merged: [], failed: [] }));

/** Writes a cell: the sheet by its English name, the field, and the row as a spreadsheet counts. */
function put(made: Sheets, sheet: string, field: string, row: number, value: Cell): void {
  const [, rows = []] = [...made].find(([tab]) => tab.endsWith(` ${sheet}`)) ?? [];
  const settings = rows[1]?.[1] === 'field';
  const at = settings ? 2 : (rows[1]?.indexOf(field) ?? -1);
  const line = settings ? rows.find((cells) => cells[1] === field) : rows[row - 1];
  if (at < 0 || !line) throw new Error(`there is no ${sheet} ${field}`);
  line[at] = value;
}
const rowsOf = (made: Sheets, sheet: string) =>
  [...made].find(([tab]) => tab.endsWith(` ${sheet}`))?.[1] ?? [];

/** Sheet, row, heading and English sentence of each problem. */
function wrong(change: (made: Sheets) => void): string[] {
  const made = sheets();
  change(made);
  const loaded = loadGrids(gridOf(made));
  if (loaded.ok) return [];
  return loaded.refusal.map(({ file, row, column, sentence }) => {
    expect(sentence.zh).toMatch(/[\u4e00-\u9fff]/);
    return [file, row ?? '–', column ?? '–', sentence.en].join(' | ');
  });
}
/** What the catalogue holds after a change that is no fault. */
function right(change: (made: Sheets) => void): Catalogue {
  const made = sheets();
  change(made);
  const loaded = loadGrids(gridOf(made));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  return loaded.value;
}

describe('S2 each wrong cell is named with sheet, row and heading', () => {
  test.each<[string, (made: Sheets) => void, RegExp[]]>([
    [
      'S2 an unknown sheet, with the one that is meant',
      (made) => void made.set('业务列队', [['x']]),
      [/^业务列队 \| – \| – \| No sheet .* do you mean “业务队列”/],
    ],
    [
      'S2 a missing sheet',
      (made) => void made.delete('人员 Staff'),
      [/^人员 Staff \| – \| – \| This sheet is missing/],
    ],
    [
      'S2 a misspelt heading, with the one that is meant',
      (made) => {
        const [headings = [], fields = []] = rowsOf(made, 'Kiosks');
        headings[1] = '名稱';
        fields[1] = '';
      },
      [
        /^取号机 Kiosks \| 1 \| 名稱 \| There is no column “名稱”; do you mean “名称”/,
        /^取号机 Kiosks \| 1 \| – \| The column “名称” is missing/,
      ],
    ],
    [
      'S2 a heading twice',
      (made) => void rowsOf(made, 'Kiosks')[0]?.push('楼层'),
      [/^取号机 Kiosks \| 1 \| 楼层 \| The column “楼层” is there twice/],
    ],
    [
      'S2 a column without a heading',
      (made) => void rowsOf(made, 'Kiosks')[3]?.push('note'),
      [/^取号机 Kiosks \| 1 \| – \| This column holds something and has no heading/],
    ],
    [
      'S2 an empty cell that must be filled',
      (made) => put(made, 'Departments', 'name.zh', 3, null),
      [/^窗口单位 Departments \| 3 \| 全称 \| “全称” is empty/],
    ],
    [
      'S2 a word for a number',
      (made) => put(made, 'Items', 'promisedDays', 4, '三天'),
      [/^事项 Items \| 4 \| 承诺期限（工作日） \| “三天” is no number/],
    ],
    [
      'S2 too short a service time',
      (made) => put(made, 'Queues', 'typicalServiceSeconds', 3, 2),
      [/^业务队列 Queues \| 3 \| 典型办理时间（秒） \| .*>=10/],
    ],
    [
      'S2 no date',
      (made) => put(made, 'Calendar', 'date', 3, '2026-02-30'),
      [/^日历 Calendar \| 3 \| 日期 \| “2026-02-30” is no date/],
    ],
    [
      'S2 no time of day',
      (made) => put(made, 'Sessions', 'to', 3, '25:00'),
      [/^开放时段 Sessions \| 3 \| 结束 \| “25:00” is no time of day/],
    ],
    [
      'S2 neither yes nor no',
      (made) => put(made, 'Staff', 'partyMember', 5, '群众'),
      [/^人员 Staff \| 5 \| 党员 \| “群众” is neither yes nor no/],
    ],
    [
      'S2 a word that is none of the list, with the one that is meant',
      (made) => put(made, 'Items', 'kind', 3, '承诺间'),
      [
        /^事项 Items \| 3 \| 办件类型 \| There is no “承诺间”; do you mean “承诺件”\? There are: 即办件, 承诺件, 联办件/,
      ],
    ],
    [
      'S2 an unknown id, with the one that is meant',
      (made) => put(made, 'Items', 'queue', 3, 'comunity'),
      [/^事项 Items \| 3 \| 业务队列 \| The sheet Queues has no comunity; do you mean “community”/],
    ],
    [
      'S2 an unknown id within a list, and within pairs',
      (made) => {
        put(made, 'Counters', 'queues', 4, 'community；tay');
        put(made, 'Counters', 'helping', 5, 'taz=10');
      },
      [
        /^窗口 Counters \| 4 \| 本窗口队列 \| The sheet Queues has no tay/,
        /^窗口 Counters \| 5 \| 协助队列 \| The sheet Queues has no taz/,
      ],
    ],
    [
      'S2 a row that belongs to nothing',
      (made) => {
        put(made, 'Materials', 'item', 3, 'nothing-like-it');
        put(made, 'Walls', 'floor', 3, 7);
      },
      [
        /^材料 Materials \| 3 \| 事项编号 \| The sheet Items has no nothing-like-it/,
        /^图-墙 Walls \| 3 \| 楼层 \| The sheet Floors has no 7/,
      ].reverse(),
    ],
    [
      'S2 an id twice',
      (made) => put(made, 'Queues', 'id', 4, 'commerce-drug'),
      [/^业务队列 Queues \| 4 \| 编号 \| commerce-drug is there twice; row 3 has it/],
    ],
    [
      'S2 a setting that does not exist, and one twice',
      (made) => {
        rowsOf(made, 'Policy').push(['换日时刻', null, '05:00'], ['换日时间', null, '05:00']);
      },
      [
        /^规则 Policy \| \d+ \| 名称 \| There is no setting “换日时刻”; do you mean “换日时间”/,
        /^规则 Policy \| \d+ \| 换日时间 \| .*twice/,
      ],
    ],
    [
      'S2 a text that the spreadsheet made a date',
      (made) => put(made, 'Counters', 'name.zh', 4, new Date(Date.UTC(2026, 4, 1))),
      [/^窗口 Counters \| 4 \| 窗口号 \| This is a text/],
    ],
    [
      'S2 L2 a promise beyond the limit, in its row',
      (made) => {
        put(made, 'Items', 'statutoryDays', 3, 5);
        put(made, 'Items', 'promisedDays', 3, 6);
      },
      [/^事项 Items \| 3 \| – \| promisedDays: a promise is never longer/],
    ],
    [
      'S2 spans, pairs and points that are none',
      (made) => {
        put(made, 'Counters', 'breaks', 4, '12:00');
        put(made, 'Counters', 'helping', 4, 'tax');
        put(made, 'Ways', 'ways', 3, '1,2 x,3');
        put(made, 'Floors', 'size', 3, '100 wide');
      },
      [
        /^窗口 Counters \| 4 \| 协助队列 \| “tax” must be name=value/,
        /^窗口 Counters \| 4 \| 计划休息 \| “12:00” is no span of time/,
        /^楼层图 Floors \| 3 \| 宽 高 \| “100 wide” are no numbers/,
        /^图-路线 Ways \| 3 \| 折线 \| “x,3” are no points/,
      ],
    ],
  ])('%s', (_, change, expected) => {
    const found = wrong(change);
    for (const pattern of expected) expect(found).toContainEqual(expect.stringMatching(pattern));
  });

  it('S2 all are named at once, each once', () => {
    const found = wrong((made) => {
      put(made, 'Items', 'promisedDays', 4, 'x');
      put(made, 'Items', 'queue', 5, 'nowhere');
      put(made, 'Queues', 'typicalServiceSeconds', 3, 2);
    });
    expect(found).toHaveLength(3);
  });
});

describe('S2 what people type is taken as they mean it', () => {
  it('S2 numbers as text, full-width digits, dates and times in a spreadsheet’s own forms, codes for words', () => {
    const read = right((made) => {
      put(made, 'Queues', 'typicalServiceSeconds', 3, '６００');
      put(made, 'Queues', 'dailyQuota', 3, ' 1,200 ');
      put(made, 'Sessions', 'from', 3, 0.375);
      put(made, 'Sessions', 'to', 3, new Date(Date.UTC(1899, 11, 30, 12, 30)));
      put(made, 'Sessions', 'lastTicket', 3, '１１：４５');
      put(made, 'Notices', 'from', 3, 46_296);
      put(made, 'Notices', 'to', 3, new Date(Date.UTC(2026, 9, 7)));
      put(made, 'Notices', 'from', 4, '2026年9月1日');
      put(made, 'Departments', 'phone', 3, 12_345);
      put(made, 'Items', 'kind', 3, 'immediate');
      put(made, 'Staff', 'partyMember', 3, true);
      put(made, 'Counters', 'queues', 4, 'community;tax');
      put(made, 'Counters', 'queues', 5, 'community\ntax');
    });
    expect(read.queues[0]).toMatchObject({
      typicalServiceSeconds: 600,
      dailyQuota: 1200,
      sessions: [{ from: '09:00', to: '12:30', lastTicket: '11:45' }, {}],
    });
    expect(read.notices).toMatchObject([
      { from: '2026-10-01', to: '2026-10-07' },
      { from: '2026-09-01' },
      {},
      {},
    ]);
    expect(read.departments[0]?.phone).toBe('12345');
    expect(read.items[0]?.kind).toBe('immediate');
    expect(read.staff[0]?.partyMember).toBe(true);
    expect(read.counters.slice(1, 3).map(({ queues }) => queues)).toEqual([
      ['community', 'tax'],
      ['community', 'tax'],
    ]);
  });

  it('S2 blank rows and columns in another order are no matter; the row of fields may be missing', () => {
    const read = right((made) => {
      const rows = rowsOf(made, 'Kiosks');
      rows.splice(1, 1);
      rows.splice(2, 0, [null, '  ']);
      for (const row of rows) row.reverse();
    });
    expect(read.kiosks).toEqual(hall.kiosks);
  });
});

describe('S2 the file itself', () => {
  const says = async (bytes: Uint8Array) => {
    const loaded = await loadWorkbook(bytes, 'x.xlsx');
    return loaded.ok
      ? []
      : loaded.refusal.map(({ file, path, sentence }) => `${file} ${path}: ${sentence.en}`);
  };

  it('S2 no workbook, an old or a locked one, one too large, one that swells when unpacked: refused in words', async () => {
    expect(await says(Buffer.from('编号,名称\n1,2'))).toEqual([
      expect.stringMatching(/^x\.xlsx : This is neither an Excel workbook/),
    ]);
    expect(await says(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([
      expect.stringMatching(/password, or is an old \.xls/),
    ]);
    expect(await says(Buffer.alloc(8 * 1024 * 1024 + 1))).toEqual([expect.stringMatching(/at most 8 MB/)]);
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(97 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(unpack(bomb)).toMatchObject({
      ok: false,
      refusal: { en: expect.stringMatching(/^Unpacked .* at most 96 MB/) },
    });
    expect(await says(zipSync({ 'word/document.xml': new Uint8Array(9) }))).toEqual([
      expect.stringMatching(/neither an Excel workbook/),
    ]);
    expect(await says((await workbookOf(hall)).subarray(0, 5000))).toEqual([
      expect.stringMatching(/cannot be read/),
    ]);
  }, 60_000);

  it('S2 merged cells and failing formulas are named; a formula counts by its result', async () => {
    const made = await writeExcelFile([
      {
        sheet: '取号机 Kiosks',
        data: [
          ['编号', '名称', '楼层', '等候区'],
          ['kiosk-1', { value: '一号', rowSpan: 2 }, { value: 1 }, 'floor-1'],
          ['kiosk-2', null, { value: 1 }, 'floor-1'],
        ],
      },
    ]).toBuffer();
    const parts = unpack(made);
    if (!parts.ok) throw new Error(parts.refusal.en);
    const name = Object.keys(parts.value).find((path) => /worksheets\/sheet1\.xml$/.test(path)) ?? '';
    const xml = new TextDecoder().decode(parts.value[name]);
    const formula = xml
      .replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2"><f>1+1</f><v>2</v></c>')
      .replace(/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect(formula).not.toBe(xml);
    const bytes = zipSync({ ...parts.value, [name]: new TextEncoder().encode(formula) });
    const grids = await gridsIn(bytes);
    if (!grids.ok) throw new Error(grids.refusal.en);
    expect(grids.value[0]).toMatchObject({
      merged: ['B2:B3'],
      failed: ['C3'],
      rows: [
        ['编号', '名称', '楼层', '等候区'],
        ['kiosk-1', '一号', 2, 'floor-1'],
        ['kiosk-2', null, null, 'floor-1'],
      ],
    });
    const loaded = loadGrids(grids.value);
    expect(loaded.ok ? [] : loaded.refusal).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          row: 2,
          column: '名称',
          sentence: expect.objectContaining({ en: expect.stringMatching(/^B2:B3 is one merged cell/) }),
        }),
        expect.objectContaining({
          row: 3,
          column: '楼层',
          sentence: expect.objectContaining({ en: expect.stringMatching(/formula/) }),
        }),
      ]),
    );
  });
});
