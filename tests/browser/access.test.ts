import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { BOARD, KIOSK, PANEL, pair, pairingCode, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

async function faults(page: Page, name: string): Promise<string[]> {
  await shot(page, `access-${name}`);
  return (await axe(page)).map((line) => `${name}: ${line}`);
}

describe.skipIf(noBrowser)('K4 axe finds nothing', () => {
  test('K4 on the kiosk, in Chinese and English, from the first touch to the number', async () => {
    const found: string[] = [];
    for (const [language, other] of [
      ['zh', null],
      ['en', 'English'],
    ] as const) {
      const { page } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
      await page.getByText('常办事项').waitFor();
      if (other)
        await page
          .getByRole('button', { name: /English/ })
          .first()
          .tap();
      found.push(...(await faults(page, `kiosk-start-${language}`)));
      await page
        .getByRole('button', { name: language === 'zh' ? /搜索事项/ : /Search/ })
        .first()
        .tap();
      found.push(...(await faults(page, `kiosk-search-${language}`)));
      await page
        .getByRole('button', { name: language === 'zh' ? '首页' : 'Home' })
        .first()
        .tap();
      await page
        .getByRole('button', { name: language === 'zh' ? '发票领购' : /invoices/i })
        .first()
        .tap();
      found.push(...(await faults(page, `kiosk-item-${language}`)));
      await page
        .getByRole('button', { name: language === 'zh' ? /取号/ : /^Take/ })
        .last()
        .tap();
      await page
        .getByText(/^B00\d$/)
        .first()
        .waitFor();
      found.push(...(await faults(page, `kiosk-ticket-${language}`)));
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  test('K4 D1 on the panel, the supervision page and the board', async () => {
    const found: string[] = [];
    const { page: board } = await open(browser, BOARD, `${hub.origin}/display`);
    const code = await pairingCode(board);
    found.push(...(await faults(board, 'pairing')));
    const { page: staff } = await open(browser, PANEL, `${hub.origin}/supervision`);
    await staff.locator('input').first().waitFor();
    found.push(...(await faults(staff, 'sign-in')));
    await signIn(staff, 'songhaiyan');
    await staff.getByText('队列').first().waitFor();
    found.push(...(await faults(staff, 'floor')));
    await staff.getByRole('link', { name: /^目录/ }).click();
    await staff.getByText('下载工作簿').waitFor();
    found.push(...(await faults(staff, 'catalogue')));
    await staff.getByText('屏幕').first().click();
    await pair(staff, code, '一楼大屏', async (page) => {
      await page.getByLabel('用途').selectOption('hall-board');
    });
    found.push(...(await faults(staff, 'screens')));
    await board.getByText('等候').first().waitFor();
    found.push(...(await faults(board, 'board')));
    const { page: panel } = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(panel, 'zhaoli');
    await panel.getByRole('button', { name: /^9/ }).first().click();
    await panel
      .getByRole('button', { name: /开窗|开放/ })
      .first()
      .click();
    await panel.getByText('下一位').first().waitFor();
    found.push(...(await faults(panel, 'panel')));
    expect(found).toEqual([]);
  });
});
