import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ArchiveListsAnswer,
  CaseHits,
  CaseView,
  RecordedSheet,
} from '../../../hub/contract/case-views.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import type { Raw } from '../support/raw.ts';
import { archived, codeOf, does, follow, page, query, received, serving, ZHANG } from './counter.ts';

/** Transfer and destruction lists over real sockets and a real journal (C13). Monday 23 November 2026. */

let hall: TestHub;
let clerk: Raw;
let id: string;
beforeAll(async () => {
  hall = await startHub();
  clerk = await page(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  id = await received(clerk, 'counter-5', 'pharmacy-change');
});
afterAll(() => hall.close());

const DAYS = { from: '2026-11-01', to: '2026-11-30' };
const transfer = () => ({
  ...{ type: 'RecordArchiveList' as const, kind: 'transfer' as const, department: 'food-drug' },
  ...{ ...DAYS, cases: [id] },
});
const lists = () => query<ArchiveListsAnswer>(clerk, { query: 'archive-lists' });
const found = async () =>
  (await query<CaseHits>(clerk, { query: 'cases', search: { text: ZHANG.name } })).lines[0];

describe('C13 lists of archived files, recorded', () => {
  let list = 0;

  test('C13 an open case is refused with its number; archived, it is recorded once, whoever asks again', async () => {
    const [own] = (await lists()).mayRecord;
    expect(own).toMatchObject({ department: 'food-drug', kinds: ['transfer'] });
    const early = await clerk.command(transfer());
    expect(early).toMatchObject({
      ok: false,
      refusal: { code: 'case-not-archived', detail: { number: '食药〔2026〕1号' } },
    });
    await archived(hall, clerk, id);
    expect((await found())?.filed).toEqual([]);
    // Both read the file first, and may come to the desk in either order: one of them is recorded.
    const requests = ['list-request-1', 'list-request-2'];
    const both = await Promise.all(requests.map((request) => clerk.command(transfer(), request)));
    expect(both.map(codeOf).sort()).toEqual(['listed-already', 'ok']);
    const at = both.findIndex(({ ok }) => ok);
    const first = both[at];
    // T2: asked again, the first answer again, although the file is on a list by now.
    expect(await clerk.command(transfer(), requests[at])).toEqual(first);
    ({ list } = (first as { answer: { list: number } }).answer);
    expect((first as { answer: object }).answer).toEqual({ list, number: '食药移〔2026〕1号' });
  });

  test('C13 search and the case’s page show it, also after a restart, and it can be shown again', async () => {
    hall = await hall.restart();
    clerk = await page(hall, 'wangmin');
    const filed = [{ kind: 'transfer', list, number: '食药移〔2026〕1号', at: hall.clock.now() }];
    expect((await found())?.filed).toEqual(filed);
    expect((await follow<CaseView>(clerk, `case:${id}`)).line.filed).toEqual(filed);
    expect(codeOf(await clerk.command(transfer()))).toBe('listed-already');
    expect((await lists()).lists).toMatchObject([
      { list, kind: 'transfer', count: 1, by: { zh: '王敏' }, ...DAYS },
    ]);
    const sheet = await query<RecordedSheet>(clerk, { query: 'archive-list', list });
    expect(sheet).toMatchObject({ number: '食药移〔2026〕1号', lines: [{ id, applicant: ZHANG.name }] });
    expect(codeOf(await clerk.send('query', { query: 'archive-list', list: 1 }))).toBe('no-such-list');
    expect((await hall.journal.verify()).problems).toEqual([]);
  });

  test('C13 S5 discipline reads every list, masked, and records none', async () => {
    const other = await page(hall, 'hanzhengming');
    const seen = await query<ArchiveListsAnswer>(other, { query: 'archive-lists' });
    expect(seen).toMatchObject({ mayRecord: [], lists: [{ list }] });
    const sheet = await query<RecordedSheet>(other, { query: 'archive-list', list });
    expect(sheet.lines).toMatchObject([{ applicant: '张＊＊' }]);
    expect(codeOf(await other.command(transfer()))).toBe('forbidden');
    other.close();
  });

  test('C13 X3 destroyed by the chief once the years are over; the list outlives the applicant’s erasing', async () => {
    const chief = await page(hall, 'jianghaitao');
    const destroy = { ...transfer(), kind: 'destruction' as const };
    expect(await chief.command(destroy)).toMatchObject({
      ok: false,
      refusal: { code: 'retention-not-over', detail: { until: '2036-11-23' } },
    });
    hall.clock.advance(11 * 366 * 24 * 3_600_000);
    await hall.command({ type: 'TurnDay' });
    const later = await page(hall, 'jianghaitao');
    const { list: destroyed } = await does<{ list: number }>(later, destroy);
    hall.tick();
    await expect.poll(async () => (await hall.journal.caseRows([id]))[0]?.nameIndex).toBe('');
    const again = await query<RecordedSheet>(later, { query: 'archive-list', list: destroyed });
    expect(again).toMatchObject({
      kind: 'destruction',
      lines: [{ id, number: '食药〔2026〕1号', applicant: '' }],
    });
    expect((await hall.journal.verify()).problems).toEqual([]);
  });
});
