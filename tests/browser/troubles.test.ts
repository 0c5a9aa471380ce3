import type { Browser, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type HubProcess, spawnHub } from '../hub/support/process.ts';
import { type Heard, noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import {
  APPLICANT,
  BOARD,
  finish,
  KIOSK,
  operate,
  PANEL,
  pair,
  pairingCode,
  press,
  signIn,
} from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

async function takeTicket(page: Page): Promise<void> {
  await page.getByText('发票领购').first().tap();
  await page.getByRole('button', { name: /取号/ }).last().tap();
}

async function screen(name: string, role: string, size: typeof BOARD, fill: (page: Page) => Promise<void>) {
  const shown = await open(browser, size, `${hub.origin}/display`);
  const staff = await open(browser, PANEL, `${hub.origin}/supervision`);
  await signIn(staff.page, 'songhaiyan');
  await staff.page.getByText('屏幕').first().click();
  await pair(staff.page, await pairingCode(shown.page), name, async (page) => {
    await page.getByLabel('用途').selectOption(role);
    await fill(page);
  });
  return { shown: shown.page, staff: staff.page };
}

describe.skipIf(noBrowser)('when something fails', () => {
  test('K7 P2 no paper: the number stands large on the screen, staff are told, and it recovers without a reload', async () => {
    const { page } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const staff = await open(browser, PANEL, `${hub.origin}/supervision`);
    await signIn(staff.page, 'songhaiyan');
    await page.getByText('常办事项').waitFor();
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'paper-out' });
    await staff.page
      .getByText(/缺纸|没有纸|无纸/)
      .first()
      .waitFor();
    await takeTicket(page);
    await page.getByText('这台机器没有纸了').first().waitFor();
    await page.getByText('B001').first().waitFor();
    await shot(page, 'kiosk-no-paper');
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'restore' });
    await page
      .getByRole('button', { name: /回首页|首页/ })
      .first()
      .tap();
    await takeTicket(page);
    await page.getByText('请从下方取票').first().waitFor();
    await page.getByText('B002').first().waitFor();
  });

  test('E1 E2 W6 the applicant rates on the screen at the counter; the clerk sees no single rating', async () => {
    const { shown } = await screen('9号评议屏', 'applicant', APPLICANT, async (page) => {
      await page.getByLabel(/^窗口/).selectOption('counter-9');
      await page.getByLabel('评议后出声致谢').check();
      await shot(page, 'screen-says-thanks');
    });
    const { page: panel } = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(panel, 'zhaoli');
    await panel.getByRole('button', { name: /^9/ }).first().click();
    await panel
      .getByRole('button', { name: /开窗|开放/ })
      .first()
      .click();
    await shown.getByText('赵丽').first().waitFor();
    await shot(shown, 'applicant-card');
    await press(hub.origin, 'pad-counter-9', 'next');
    await panel.getByText('重呼').first().waitFor();
    await panel.keyboard.press('F4');
    await panel.getByText('办理中').first().waitFor();
    await finish(panel);
    await shown.getByText('非常满意').first().waitFor();
    await shot(shown, 'applicant-rating');
    expect(await shown.getByRole('button', { name: /满意/ }).count()).toBe(5);
    await shown.getByRole('button', { name: '非常满意' }).first().tap();
    await shown
      .getByText(/谢谢|感谢/)
      .first()
      .waitFor();
    await shot(shown, 'applicant-thanks');
    const heard = () => shown.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
    await expect.poll(async () => (await heard()).filter(({ kind }) => kind === 'ended')).toHaveLength(1);
    expect(await panel.locator('body').textContent()).not.toContain('非常满意');
  });

  test('K7 D6 W5 the hub dies: every page says so, nothing fires late, and all are right again without a reload', async () => {
    const { page: kiosk } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await kiosk.getByText('常办事项').waitFor();
    const { shown: board } = await screen('二楼大屏', 'hall-board', BOARD, async () => {});
    await board.getByText('等候').first().waitFor();
    const { page: panel } = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(panel, 'zhaoli');
    await panel.getByText('队列').first().waitFor();
    const port = Number(new URL(hub.origin).port);
    await hub.stop('SIGKILL');
    await kiosk.getByText('常办事项').waitFor({ state: 'hidden' });
    await board
      .getByText(/连接中断/)
      .first()
      .waitFor();
    await panel
      .getByText(/与主机的连接断了/)
      .first()
      .waitFor();
    await shot(kiosk, 'kiosk-hub-gone');
    await shot(board, 'board-hub-gone');
    await shot(panel, 'panel-hub-gone');
    await panel.keyboard.press('F2');

    hub = await spawnHub({ data: hub.data, port });
    onTestFinished(async () => void (await hub.stop()));
    await kiosk.getByText('常办事项').waitFor();
    await expect.poll(() => board.getByText(/连接中断/).count()).toBe(0);
    await expect.poll(() => panel.getByText(/按键停用/).count()).toBe(0);
    // B002 still waits: the press made while the hub was gone did not call it.
    await panel.getByText('B002').first().waitFor();
    // It is told to get ready (T16), and not called.
    const called = board.locator('.field-number, .row-number').getByText('B002');
    expect(await called.count()).toBe(0);
    await panel.keyboard.press('F2');
    await called.first().waitFor();
  });
});
