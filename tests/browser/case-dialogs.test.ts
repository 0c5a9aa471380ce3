import type { Browser, Locator } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import type { CaseView } from '../../hub/contract/case-views.ts';
import { check, type Member, receive, review, serve, signedIn } from '../hub/casework/people.ts';
import { PASSWORD, startHub, type TestHub } from '../hub/support/hub.ts';
import { noBrowser, open, shot } from './browser.ts';
import { act, type Desk, openCase } from './case-steps.ts';
import { useBrowser } from './places.ts';
import { PANEL } from './steps.ts';

/** The dialogs of what is out of the ordinary, filled in and sent at the bench. */

let hall: TestHub;
let browser: Browser;
let clerk: Member;

useBrowser(async (started) => {
  browser = started;
  hall = await startHub();
  clerk = await signedIn(hall, 'wangmin');
});
afterAll(() => hall?.close());

const DAY = 24 * 3_600_000;
const COUNTER = 'counter-5';
const CHANGE = 'pharmacy-change';

async function received(name: string): Promise<{ id: string; number: string }> {
  await serve(clerk, COUNTER, CHANGE);
  const id = await receive(clerk, COUNTER, CHANGE, { name });
  await check(clerk, id, 'present');
  await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
  return { id, number: (await clerk.sees(id)).line.number };
}

/** Somebody's bench with this case opened. */
async function bench(user: string, number: string): Promise<Desk> {
  const desk = await open(browser, PANEL, `${hall.origin}/casework`);
  const { page } = desk;
  await page.locator('input').first().fill(user);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('编号、服务对象、事项').waitFor();
  await openCase(desk, number);
  return desk;
}

/** Answers every question by its name: words are typed, one of a few is picked. */
const answers = (given: Readonly<Record<string, string>>) => async (dialog: Locator) => {
  for (const [name, value] of Object.entries(given)) {
    const field = dialog.locator(`[name="${name}"]`).first();
    await field.waitFor({ state: 'attached' });
    const kind = await field.evaluate((one) => one.getAttribute('type') ?? one.tagName);
    if (kind === 'radio') await dialog.locator(`label:has([name="${name}"][value="${value}"])`).click();
    else if (kind === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
};

const until = async (id: string, holds: (view: CaseView) => unknown) =>
  expect.poll(async () => holds(await clerk.sees(id))).toBeTruthy();

describe.skipIf(noBrowser)('out of the ordinary, at the bench', () => {
  test('C9 C10 C11: mark, urge, warn, extend with another’s answer, stop and start the clock, withdraw', async () => {
    const { id, number } = await received('安澜区康宁大药房');
    await clerk.does({ type: 'AcceptCase', case: id });
    const front = await bench('wangmin', number);
    const mark = { mark: 'green', reason: '重点项目', approver: 'jianghaitao' };
    await act(front, /^.*加标记/, answers(mark));
    await until(id, ({ marks }) => marks.some((one) => one.mark === 'green'));
    await act(front, /催办/, async () => {});
    await until(id, ({ history }) => history.some(({ what }) => what === 'step-urged'));
    await act(front, /告知服务对象/, answers({ way: 'phone', told: '可能要延期，已说明原因' }));
    await until(id, ({ history }) => history.some(({ what }) => what === 'applicant-warned'));
    await act(front, /申请延期/, answers({ days: '3', reason: '须现场复核' }));
    await until(id, ({ extension }) => extension?.answer === 'open');

    const chief = await bench('jianghaitao', number);
    await act(chief, /审批延期/, answers({ approve: 'yes', reason: '同意' }));
    await until(id, ({ due }) => due?.date === '2026-12-03');
    await shot(chief.page, 'case-extension-answered');

    await act(front, /停止计时/, answers({ reason: 'hearing', explanation: '利害关系人申请听证' }));
    await until(id, ({ suspensions }) => suspensions.at(-1)?.to === null);
    await shot(front.page, 'case-suspended');
    await act(front, /恢复计时/);
    await until(id, ({ suspensions }) => suspensions.at(-1)?.to !== null);
    await act(front, /服务对象撤回/, answers({ reason: '改为另址经营' }));
    await until(id, ({ line }) => line.state === 'withdrawn');
    expect([...front.errors, ...chief.errors]).toEqual([]);
  });

  test('C4 C8: an application is refused at the bench; a result that is wrong goes back to whoever decided', async () => {
    const refused = await received('安澜区惠康药店');
    const front = await bench('wangmin', refused.number);
    await act(front, /不予受理/, answers({ reason: 'out-of-scope', explanation: '不属于药品零售' }));
    await until(refused.id, ({ line }) => line.state === 'refused');

    const decided = await received('安澜区仁和药店');
    await clerk.does({ type: 'AcceptCase', case: decided.id });
    await review(await signedIn(hall, 'luyao'), decided.id, '符合');
    const approver = await signedIn(hall, 'jianghaitao');
    await approver.does({ type: 'ReceiveStep', case: decided.id });
    await approver.does({
      type: 'DecideCase',
      case: decided.id,
      outcome: 'approved',
      licence: '陕药零〔2026〕9',
    });
    const again = await bench('wangmin', decided.number);
    await act(again, /退回结果/, answers({ reason: '许可证地址有误' }));
    await until(decided.id, ({ line }) => line.state === 'handling');
    expect([...front.errors, ...again.errors]).toEqual([]);
  });

  test('L4: who overran explains and apologises, the complaint officer records finding and outcome', async () => {
    const { id, number } = await received('安澜区百姓大药房');
    await clerk.does({ type: 'AcceptCase', case: id });
    hall.clock.advance(9 * DAY);
    hall.tick();
    await hall.desk();
    clerk = await signedIn(hall, 'wangmin');
    await until(id, ({ accountability }) => accountability.length > 0);
    const reviewer = await bench('luyao', number);
    await act(reviewer, /说明与致歉/, answers({ explanation: '人手不足', apology: '耽误您了，非常抱歉' }));
    await until(id, ({ accountability }) => accountability[0]?.apology);
    const officer = await bench('mengfan', number);
    await act(officer, /认定责任/, answers({ finding: '审核岗逾期', outcome: '通报批评' }));
    await until(id, ({ accountability }) => accountability[0]?.outcome);
    await shot(officer.page, 'case-overrun-found');
    expect([...reviewer.errors, ...officer.errors]).toEqual([]);
  });
});
