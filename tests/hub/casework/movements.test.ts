import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MovementLine } from '../../../hub/contract/case-views.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { codeOf, page, query } from './counter.ts';
import { check, receive, review, serve, signedIn } from './people.ts';

const DAY = 24 * 3600_000;
const TODAY = '2026-11-23';
let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

describe('the daily list of files forwarded', () => {
  test('C6 C13 each hand-over of the day: from and to which post, by whom, and who signed for it when', async () => {
    const [clerk, reviewer] = [await signedIn(hall, 'wangmin'), await signedIn(hall, 'luyao')];
    await serve(clerk, 'counter-5', 'pharmacy-change');
    const id = await receive(clerk, 'counter-5', 'pharmacy-change', { name: '安澜区惠民大药房有限公司' });
    await check(clerk, id, 'present');
    await clerk.does({ type: 'AcceptCase', case: id });
    const sent = hall.clock.now();
    hall.clock.advance(3600_000);
    await review(reviewer, id, '材料属实');
    hall.clock.advance(DAY);
    const approver = await signedIn(hall, 'jianghaitao');
    await approver.does({ type: 'ReceiveStep', case: id });
    await approver.does({ type: 'DecideCase', case: id, outcome: 'approved', licence: '陕药零〔2026〕318' });

    const desk = await page(hall, 'wangmin');
    const on = (from: string, to = from) => query<MovementLine[]>(desk, { query: 'movements', from, to });
    const today = await on(TODAY);
    const { number } = (await approver.sees(id)).line;
    expect(today).toMatchObject([
      {
        case: id,
        number,
        at: sent,
        from: { zh: '受理窗口' },
        to: { zh: '审核岗' },
        handedBy: { zh: '王敏' },
        receivedBy: { zh: '陆瑶' },
        receivedAt: sent + 3600_000,
      },
      // Handed over today, signed for tomorrow.
      {
        from: { zh: '审核岗' },
        to: { zh: '核准岗' },
        handedBy: { zh: '陆瑶' },
        receivedAt: sent + 3600_000 + DAY,
      },
    ]);
    expect(await on('2026-11-24')).toMatchObject([{ from: { zh: '核准岗' }, to: { zh: '受理窗口' } }]);
    expect(await on(TODAY, '2026-11-24')).toHaveLength(3);
    expect(await on('2026-11-22')).toEqual([]);
    desk.close();
  });

  test('X3 other departments read the applicant masked; an archived file is still told', async () => {
    const other = await page(hall, 'zhaoli');
    const lines = await query<MovementLine[]>(other, { query: 'movements', from: TODAY, to: TODAY });
    expect(lines[0]?.applicant).toBe('安＊＊＊＊');
    other.close();
  });

  test('C7 a joint case goes to every department asked, and each answer comes back', async () => {
    const lead = await signedIn(hall, 'zhengkai');
    await serve(lead, 'counter-18', 'hazardous-chemicals-trading-b');
    const id = await receive(lead, 'counter-18', 'hazardous-chemicals-trading-b', {
      name: '宏达化工有限公司',
    });
    await check(lead, id, 'present');
    await lead.does({ type: 'AcceptCase', case: id });
    const answer = { case: id, department: 'environment', result: 'agree', opinion: '同意' } as const;
    await (await signedIn(hall, 'yaozhiyuan')).does({ type: 'AnswerJoint', ...answer });
    const desk = await page(hall, 'zhengkai');
    const lines = await query<MovementLine[]>(desk, {
      query: 'movements',
      from: '2026-11-24',
      to: '2026-11-24',
    });
    const legs = lines
      .filter((line) => line.case === id)
      .map((line) => [line.from.zh, line.to.zh, line.handedBy?.zh]);
    const [own, ...asked] = ['安全生产监督管理局', '环境保护局', '工商行政管理局', '住房和城乡建设局'].map(
      (bureau) => `安澜区${bureau}`,
    );
    expect(legs.slice(0, 3)).toEqual(asked.map((to) => [own, to, '郑凯']));
    expect(legs).toContainEqual(['受理窗口', '审核岗', '郑凯']);
    expect(legs.at(-1)).toEqual([asked[0], own, '姚志远']);
    desk.close();
  });

  test('X2 days that make no sense, or too many, are refused by their field', async () => {
    const desk = await page(hall, 'wangmin');
    for (const [from, to] of [
      [TODAY, '2026-11-22'],
      ['2026-01-01', TODAY],
    ]) {
      const reply = await desk.send('query', { query: 'movements', from, to });
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'days-too-many', field: 'to' } });
    }
    expect(codeOf(await desk.send('query', { query: 'movements', from: 'today', to: TODAY }))).toBe(
      'malformed',
    );
    const outsider = await page(hall, 'luojianping');
    expect(codeOf(await outsider.send('query', { query: 'movements', from: TODAY, to: TODAY }))).toBe(
      'forbidden',
    );
    desk.close();
    outsider.close();
  });
});
