import type { Browser, Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import type { CaseView } from '../../hub/contract/case-views.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { type Raw, raw } from '../hub/support/raw.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;
let clerk: Raw;
let number: string;

useHall(async (started) => {
  ({ hub, browser } = started);
  clerk = await connected('wangmin');
  ({ number } = await accepted(clerk, 'counter-5', 'pharmacy-change', '安澜区惠民大药房有限公司'));
});
afterAll(() => clerk?.close());

/** A page's connection of somebody signed in. */
async function connected(user: string): Promise<Raw> {
  const response = await fetch(`${hub.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password: 'onewindow' }),
  });
  return raw(hub.origin, '/counter', {
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  });
}

async function does(page: Raw, command: object): Promise<Record<string, unknown>> {
  const reply = await page.command(command);
  if (!reply.ok) throw new Error(JSON.stringify([command, reply.refusal]));
  return reply.answer as Record<string, unknown>;
}

/** An application taken in at the counter, with all its materials, and accepted. */
async function accepted(
  clerk: Raw,
  counter: string,
  item: string,
  name: string,
): Promise<{ id: string; number: string }> {
  await clerk.command({ type: 'OpenCounter', counter });
  await does(clerk, { type: 'IssueTicket', item });
  await does(clerk, { type: 'CallNext', counter });
  await does(clerk, { type: 'StartService', counter });
  const applicant = { kind: 'legal-person', name };
  const id = String((await does(clerk, { type: 'ReceiveCase', counter, item, applicant })).case);
  const seen = await clerk.send('follow', { topic: `case:${id}` });
  if (!seen.ok) throw new Error(JSON.stringify(seen.refusal));
  const { materials, line } = seen.answer as CaseView;
  const checked = materials.map((_, index) => ({ index, state: 'present' }));
  await does(clerk, { type: 'CheckMaterials', case: id, materials: checked });
  await does(clerk, { type: 'AcceptCase', case: id });
  await does(clerk, { type: 'Finish', counter, outcome: 'case' });
  return { id, number: line.number };
}

/** Every notice of the case printed by the browser, and seen on paper. */
async function printed(clerk: Raw, id: string): Promise<void> {
  const seen = await clerk.send('follow', { topic: `case:${id}` });
  if (!seen.ok) throw new Error(JSON.stringify(seen.refusal));
  for (const notice of (seen.answer as CaseView).notices) {
    await does(clerk, { type: 'PrintNotice', case: id, notice: notice.id, browser: true });
    await does(clerk, { type: 'ConfirmNotice', case: id, notice: notice.id, printed: true });
  }
}

/** The row of a case, by its number as lists show it. */
const row = (page: Page, wanted = number) => page.getByRole('option').filter({ hasText: wanted });

async function office(user: string) {
  const opened = await open(browser, PANEL, `${hub.origin}/casework`);
  await signIn(opened.page, user);
  await opened.page.getByRole('heading', { level: 1 }).first().waitFor();
  return opened;
}

/** Goes to a list by its name, by the pointer. */
const show = (page: Page, list: RegExp) =>
  page.locator('.bench-nav').getByRole('button', { name: list }).click();

describe.skipIf(noBrowser)('casework, across its pages', () => {
  test('C6 C8 C10 C13: a file goes from reviewer to approver and back to the counter, by keyboard', async () => {
    const reviewer = await office('luyao');
    await show(reviewer.page, /我的办件/);
    await row(reviewer.page).click();
    await reviewer.page.getByRole('button', { name: /接收案卷/ }).waitFor();
    await shot(reviewer.page, 'casework-office');
    await reviewer.page.keyboard.press('r');
    await reviewer.page.getByRole('button', { name: /办结本环节/ }).waitFor();
    await reviewer.page.keyboard.press('f');
    // What is missing is said at its field before anything is sent.
    await reviewer.page.keyboard.press('Control+Enter');
    await reviewer.page.getByText('请填写“结果”。').waitFor();
    await reviewer.page.getByLabel('同意', { exact: true }).check();
    await reviewer.page.getByLabel('意见').fill('材料齐全，拟同意。');
    await shot(reviewer.page, 'casework-finish');
    await reviewer.page.keyboard.press('Control+Enter');
    await reviewer.page.locator('dialog').waitFor({ state: 'detached' });

    const approver = await office('jianghaitao');
    await row(approver.page).click();
    await approver.page.getByRole('button', { name: /接收案卷/ }).waitFor();
    await approver.page.keyboard.press('Enter');
    await approver.page.getByText('材料齐全，拟同意。').waitFor();
    await shot(approver.page, 'casework-case');
    await approver.page.keyboard.press('r');
    await approver.page
      .getByRole('button', { name: /办结本环节|作出决定/ })
      .first()
      .waitFor();
    await shot(approver.page, 'casework-approver');
    expect([...reviewer.errors, ...approver.errors]).toEqual([]);
  });

  test('C13 W1: the panel has the same list; / finds a case by its number and Esc leads back', async () => {
    const { page, errors } = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(page, 'wangmin');
    await page.getByText('办件', { exact: false }).first().waitFor();
    await page.keyboard.press('Alt+2');
    await show(page, /本单位办件/);
    await row(page).waitFor();
    await shot(page, 'casework-panel');
    await page.keyboard.press('/');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '查询结果' }).waitFor();
    await row(page).waitFor();
    await shot(page, 'casework-found');
    await page.keyboard.press('Enter');
    await page.locator('.case-page').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '本单位办件' }).waitFor();
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: '打印清单' }).waitFor();
    await page.keyboard.press('1');
    await page.getByRole('button', { name: '列出' }).click();
    await page.locator('.sheet').getByText(number).first().waitFor();
    await shot(page, 'casework-sheet');
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'casework-paper');
    // On paper nothing but the list.
    expect(await page.locator('.sheet-bar').isVisible()).toBe(false);
    expect(await page.locator('.bench-nav').isVisible()).toBe(false);
    expect(await page.locator('.sheet').getByText(number).first().isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });

  test('C13: a complete file goes to the archive with all the others that are complete', async () => {
    const tax = await connected('zhaoli');
    const done = await accepted(tax, 'counter-9', 'tax-payment-certificate', '安澜区便民小卖部');
    await does(tax, { type: 'DecideCase', case: done.id, outcome: 'approved', licence: '地税完〔2026〕1' });
    await does(tax, { type: 'DeliverCase', case: done.id, counter: 'counter-9', to: '张建国' });
    await printed(tax, done.id);
    tax.close();
    const { page, errors } = await office('zhaoli');
    await show(page, /待归档/);
    await row(page, done.number).getByText('完整').waitFor();
    await shot(page, 'casework-archive');
    await page.getByRole('button', { name: '完整的全部归档（1 件）' }).click();
    await page.getByText('已归档 1 件。').waitFor();
    await row(page, done.number).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });
});
