import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Draft, DraftAnswer } from '../../hub/contract/case-views.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { raw } from '../hub/support/raw.ts';
import { noBrowser, open, shot } from './browser.ts';
import { atCounter, checkMaterials, receive, serve } from './case-steps.ts';
import { useHall } from './places.ts';
import { PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

/** Chooses the matter as the counter does: the key I, some letters, Enter. */
async function chooseItem(page: Page, words: string): Promise<void> {
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(words);
  await dialog.getByRole('option', { selected: true }).first().waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** What the hub keeps of the form, asked beside the page with its sign-in. */
async function ownDraft(page: Page): Promise<Draft | null> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const beside = await raw(hub.origin, '/counter', { cookie });
  const reply = await beside.send('query', { query: 'own-draft' });
  beside.close();
  return reply.ok ? (reply.answer as DraftAnswer).draft : null;
}

describe.skipIf(noBrowser)('casework without a ticket', () => {
  test('C1 C2 C11: a clerk takes in a home visit by keyboard, with its reason and approver', async () => {
    const { page, errors } = await open(browser, PANEL, `${hub.origin}/counter#counter-5`);
    await signIn(page, 'wangmin');
    await page.getByText('办件', { exact: false }).first().waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByRole('heading', { name: '我的办件' }).waitFor();
    await page.keyboard.press('+');
    await page.getByRole('heading', { name: '无号接件' }).waitFor();
    await shot(page, 'no-ticket-empty');
    // Never from nothing: what is owed is said at its place.
    await page.keyboard.press('j');
    await page
      .getByText(/批准人.+/)
      .first()
      .waitFor();
    await shot(page, 'no-ticket-owed');
    await page.getByText('上门', { exact: true }).click();
    await page.getByLabel('理由').fill('老人行动不便，社区来电预约');
    await page.getByLabel('批准人').selectOption('jianghaitao');
    await page.getByLabel('批准人').press('Escape');
    await chooseItem(page, '药品零售企业筹建');
    await page.getByText('法人', { exact: true }).click();
    await page.getByLabel('姓名或名称').fill('安澜区康宁药店');
    await page.locator('select[name=idKind]').selectOption('none');
    await page.locator('select[name=idKind]').press('Escape');
    // Leaving for the lists keeps what was typed.
    await page.keyboard.press('Escape');
    await page.getByText('未接完').waitFor();
    // So does a reload, once the hub has it: nothing of it is stored in the browser.
    await expect
      .poll(() => ownDraft(page))
      .toMatchObject({
        applicant: { name: '安澜区康宁药店' },
        grounds: { origin: 'home-visit', approver: 'jianghaitao' },
      });
    await page.reload();
    await page.getByText('办件', { exact: false }).first().waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText('未接完').waitFor();
    await page.keyboard.press('+');
    expect(await page.getByLabel('理由').inputValue()).toBe('老人行动不便，社区来电预约');
    expect(await page.getByLabel('姓名或名称').inputValue()).toBe('安澜区康宁药店');
    await page.getByRole('button', { name: / 齐$/ }).first().waitFor();
    await page.keyboard.press('1');
    await shot(page, 'no-ticket-filled');
    await page.keyboard.press('j');
    await page.locator('.case-page').waitFor();
    const facts = page.locator('.case-facts');
    await facts.getByText('老人行动不便，社区来电预约').waitFor();
    await facts.getByText('批准：蒋海涛').waitFor();
    await expect.poll(() => ownDraft(page)).toBeNull();
    await page.locator('.case-page [data-material=present]').first().waitFor();
    await shot(page, 'no-ticket-case');
    expect(errors).toEqual([]);
  });

  test('C1 C10: a chief takes in from the back office; a reviewer is not offered it', async () => {
    const chief = await open(browser, PANEL, `${hub.origin}/casework`);
    await signIn(chief.page, 'jianghaitao');
    await chief.page.getByRole('button', { name: /无号接件/ }).click();
    await chief.page.getByText('代办', { exact: true }).click();
    await chief.page.getByLabel('理由').fill('全程代办委托书第7号');
    await chief.page.getByLabel('批准人').selectOption('songhaiyan');
    await chief.page.getByLabel('批准人').press('Escape');
    await chooseItem(chief.page, '药品零售企业筹建');
    await chief.page.getByLabel('姓名或名称').fill('钱秀英');
    await chief.page.locator('select[name=idKind]').selectOption('none');
    await chief.page.locator('select[name=idKind]').press('Escape');
    await shot(chief.page, 'no-ticket-office');
    await chief.page.keyboard.press('j');
    await chief.page.locator('.case-facts').getByText('全程代办委托书第7号').waitFor();
    const reviewer = await open(browser, PANEL, `${hub.origin}/casework`);
    await signIn(reviewer.page, 'luyao');
    await reviewer.page.locator('.bench-nav').getByText('打印清单').waitFor();
    expect(await reviewer.page.getByRole('button', { name: /无号接件/ }).count()).toBe(0);
    await reviewer.page.keyboard.press('+');
    expect(await reviewer.page.getByRole('heading', { name: '无号接件' }).count()).toBe(0);
    expect([...chief.errors, ...reviewer.errors]).toEqual([]);
  });

  test('C11 T14: one ticket carries a second case of the same applicant', async () => {
    const clerk = await atCounter(browser, hub, 'wangmin', 5);
    await serve(hub, clerk, 5, 'pharmacy-change');
    const first = await receive(clerk, { kind: '法人', name: '安澜区惠民大药房有限公司' });
    await checkMaterials(clerk);
    await clerk.page.keyboard.press('n');
    await clerk.page.getByLabel('姓名或名称').waitFor();
    expect(await clerk.page.getByLabel('姓名或名称').inputValue()).toBe('安澜区惠民大药房有限公司');
    await chooseItem(clerk.page, '药品零售企业筹建');
    await clerk.page.keyboard.press('j');
    const line = clerk.page.getByText(/^办件 .+〔\d{4}〕\d+号$/).first();
    await expect.poll(() => line.textContent(), { timeout: 30_000 }).not.toContain(first);
    await shot(clerk.page, 'no-ticket-second');
    expect(clerk.errors).toEqual([]);
  });
});
