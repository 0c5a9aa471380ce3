import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Grid, gridsOf } from '../../../hub/catalogue/sheets/grid.ts';
import { loadGrids } from '../../../hub/catalogue/sheets/load.ts';
import { gridsIn, workbookOf } from '../../../hub/catalogue/sheets/workbook.ts';
import type { Catalogue } from '../../../hub/contract/catalogue.ts';
import { checkCatalogue } from '../../../hub/domain/index.ts';
import { demoHall } from '../hall.ts';

let hall: Catalogue;
let workbook: Buffer;
let grids: readonly Grid[];
beforeAll(async () => {
  hall = await demoHall();
  workbook = await workbookOf(hall);
  const read = await gridsIn(workbook);
  if (!read.ok) throw new Error(read.refusal.en);
  grids = read.value;
}, 60_000);

const line = fc
  .stringMatching(/^[\p{L}\p{N}；;=\\（）“”、,.\-\n ]{1,40}$/u)
  .map((text) => text.trim() || 'x');
const words = fc.record({ zh: line, en: line });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const hours = fc.constantFrom({ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' });

/** What a hall may leave out, set to nothing, or fill in: every optional field of an item, a queue and the rest. */
const changes = fc.record({
  queue: fc.record({
    hourlyQuota: fc.constantFrom(undefined, null, 3),
    personQuota: fc.constantFrom(undefined, null, 2),
    dailyQuota: fc.constantFrom(null, 10),
    realName: fc.constantFrom('optional', 'required'),
    appointments: maybe(
      fc.record({
        minutes: fc.integer({ min: 5, max: 60 }),
        capacity: fc.integer({ min: 1, max: 9 }),
        daysAhead: fc.nat(90),
        hours: maybe(fc.array(hours, { minLength: 1, maxLength: 2 })),
        alsoOn: fc.uniqueArray(day, { maxLength: 3 }),
      }),
    ),
  }),
  item: fc.record({
    name: words,
    synonyms: fc.array(line, { maxLength: 4 }),
    frequent: fc.constantFrom(null, 4),
    fee: fc.constantFrom(undefined, { yuan: null }, { yuan: 0.05, counter: 'bank' }, { yuan: 0 }),
    materials: fc.array(
      fc.record({
        name: words,
        form: fc.constantFrom('original', 'copy', 'original-and-copy'),
        copies: fc.integer({ min: 1, max: 9 }),
        sample: maybe(fc.record({ file: fc.constant('lease.svg'), text: words })),
      }),
      { maxLength: 3 },
    ),
    casework: fc.constantFrom(
      undefined,
      { approval: 'counter' },
      { approval: 'counter', steps: [], joint: [], formalDecision: false, isLicence: true },
      {
        approval: 'counter',
        supplementDays: 3,
        licence: { zh: '证', en: 'Licence' },
        steps: [{ id: 'look', kind: 'review', post: { zh: '岗', en: 'Post' }, days: 1 }],
      },
    ),
  }),
  counter: fc.record({
    breaks: fc.constantFrom(undefined, [], [{ from: '12:00', to: '13:00' }]),
    helping: fc.constantFrom(
      [],
      [{ queue: 'tax', afterMinutes: null }],
      [{ queue: 'tax', afterMinutes: 1.5 }],
    ),
    capabilities: fc.constantFrom([], ['english', 'wheelchair']),
  }),
  uses: fc.constantFrom(undefined, [], ['receipt', 'commitment-letter']),
  notice: fc.record({
    text: words,
    from: fc.constantFrom(null, '2026-03-01'),
    to: fc.constantFrom(null, '2026-04-01'),
  }),
  voice: fc.constantFrom(
    {},
    { passed: false, sources: {} },
    { sources: { zh: ['clips', 'built-in'] }, volume: [{ from: '08:00', level: 0.25 }] },
  ),
  noticeTexts: fc.constantFrom(undefined, {}, { denial: { title: '退办', body: '一行\n又一行；{item}' } }),
  themes: fc.boolean(),
  floors: fc.constantFrom(
    undefined,
    [],
    [
      {
        floor: 9,
        size: [10, 5.5],
        walls: [
          [
            [0, 0],
            [1, 2.25],
          ],
        ],
        spots: [],
        stairs: [],
        ways: [],
      },
    ],
  ),
});
type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** The demo hall with these changes, as JSON would hold it. */
function changed({
  queue,
  item,
  counter,
  uses,
  notice,
  voice,
  noticeTexts,
  themes,
  floors,
}: Changes): unknown {
  const data = structuredClone(hall) as unknown as Record<string, Record<string, unknown>[]>;
  Object.assign(data.queues?.[2] ?? {}, queue);
  const immediate = data.items?.findIndex(({ kind }) => kind === 'immediate') ?? -1;
  Object.assign(data.items?.[immediate] ?? {}, item);
  const spare = data.counters?.find(({ id }) => id === 'counter-1');
  Object.assign(spare ?? {}, counter);
  Object.assign(data.departments?.[0] ?? {}, { uses });
  data.notices = [{ id: 'only', ...notice }];
  Object.assign(data, { noticeTexts, floors, ...(themes ? {} : { themes: undefined }) });
  Object.assign((data.policy as unknown as { voice: object }).voice, voice);
  // Fields set to undefined are left out, as in a file.
  return JSON.parse(JSON.stringify(data));
}

describe('S2 out as a workbook and in again', () => {
  it('S2 the demo hall is the same after a workbook, to the last field', () => {
    expect(loadGrids(grids)).toStrictEqual({ ok: true, value: hall });
  });

  it('S2 so is whatever a hall leaves out, sets to nothing or fills in', () => {
    fc.assert(
      fc.property(changes, (change) => {
        const checked = checkCatalogue(changed(change));
        if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
        expect(loadGrids(gridsOf(checked.value))).toStrictEqual({ ok: true, value: checked.value });
      }),
      { numRuns: 15 },
    );
  });

  it('S2 people can read it: Chinese headings over the fields’ names, times and dates as they are written, no object', () => {
    const tabs = grids.map(({ tab }) => tab);
    expect(tabs.slice(0, 5)).toEqual([
      '说明 Guide',
      '大厅 Hall',
      '规则 Policy',
      '窗口单位 Departments',
      '业务队列 Queues',
    ]);
    const rows = (tab: string) => grids.find((grid) => grid.tab === tab)?.rows ?? [];
    const [heading, field, first] = rows('开放时段 Sessions');
    expect(heading).toEqual(['队列编号', '开始', '结束', '停止取号']);
    expect(field).toEqual(['queue', 'from', 'to', 'lastTicket']);
    expect(first).toEqual(['commerce-drug', '08:30', '12:00', '11:45']);
    expect(rows('日历 Calendar')[2]).toEqual(['2026-01-01', '休息']);
    for (const ten of [
      '事项名称',
      '审批职责',
      '审批依据',
      '审批条件',
      '办理程序',
      '承诺期限（工作日）',
      '收费依据和标准',
      '办理结果',
      '举报电话',
    ])
      expect(rows('事项 Items')[0]).toContain(ten);
    expect(JSON.stringify(grids)).not.toContain('[object');
  });
});
