import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright';
import { describe, expect, test } from 'vitest';
import { sheetsOf, workbookWith } from '../catalogue/sheets/files.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { asked, BOARD, finish, KIOSK, PANEL, pair, pairingCode, press, STRIP, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

describe.skipIf(noBrowser)('a day at the hall, across its pages', () => {
  test('D1 K1 P3 W1 D2 D3 T7 E1: pair, take a ticket by touch, paper, call by pad, see and hear it, serve, rate, count', async () => {
    const board = await open(browser, BOARD, `${hub.origin}/display`);
    const strip = await open(browser, STRIP, `${hub.origin}/display`);
    const supervision = await open(browser, PANEL, `${hub.origin}/supervision`);
    await signIn(supervision.page, 'songhaiyan');
    await supervision.page.getByText('屏幕').first().click();
    await pair(supervision.page, await pairingCode(board.page), '一楼大屏', async (page) => {
      await page.getByLabel('用途').selectOption('hall-board');
      await page.getByLabel('播报叫号').check();
    });
    await pair(supervision.page, await pairingCode(strip.page), '9号窗口屏', async (page) => {
      await page.getByLabel('用途').selectOption('counter-strip');
      await page.getByLabel(/^窗口/).selectOption('counter-9');
    });
    await board.page.getByText('等候').first().waitFor();

    const counter = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(counter.page, 'zhaoli');
    await shot(counter.page, 'counters');
    await counter.page.getByRole('button', { name: /^9/ }).first().click();
    await counter.page
      .getByRole('button', { name: /开窗|开放/ })
      .first()
      .click();

    const kiosk = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await kiosk.page.getByText('发票领购').first().tap();
    await shot(kiosk.page, 'kiosk-item');
    await kiosk.page.getByRole('button', { name: /取号/ }).last().tap();
    await kiosk.page.getByText('B001').first().waitFor();
    await shot(kiosk.page, 'kiosk-ticket');

    const paper = await newestPaper();
    expect(paper.png.subarray(1, 4).toString()).toBe('PNG');
    expect(paper.bin.length).toBeGreaterThan(500);

    await press(hub.origin, 'pad-counter-9', 'next');
    await board.page.getByText('B001').first().waitFor();
    await counter.page.getByText('重呼').first().waitFor();
    await shot(board.page, 'board-called');
    await shot(strip.page, 'strip-called');
    await expect
      .poll(async () => (await board.heard()).filter((one) => one.kind === 'ended').length, {
        timeout: 30_000,
      })
      .toBeGreaterThanOrEqual(2);
    const [chime, call] = (await board.heard()).filter((one) => one.kind === 'ended');
    expect(chime?.seconds).toBeGreaterThan(0.3);
    expect(call?.seconds).toBeGreaterThan(2.5);
    expect(call?.seconds).toBeLessThan(12);

    await counter.page.keyboard.press('F4');
    await counter.page.getByText('办理中').first().waitFor();
    await shot(counter.page, 'panel-serving');
    await finish(counter.page);
    await asked(hub.origin, 'evaluator-counter-9');
    await press(hub.origin, 'evaluator-counter-9', '5');
    await supervision.page.keyboard.press('Alt+1');
    await expect
      .poll(async () => ((await supervision.page.locator('body').textContent()) ?? '').replace(/\s+/g, ''), {
        timeout: 10_000,
      })
      .toContain('满意1/1');
    await shot(supervision.page, 'floor');
    for (const { errors } of [board, strip, supervision, counter, kiosk]) expect(errors).toEqual([]);
  });
});

describe.skipIf(noBrowser)('the catalogue at the supervision page', () => {
  test('S2 S5 a changed workbook is previewed, its errors by row; confirmed, the kiosk shows the change; a stale preview imports nothing', async () => {
    const { page, errors } = await open(browser, PANEL, `${hub.origin}/supervision#catalogue`);
    await signIn(page, 'luojianping');
    await page.getByText('现行目录').waitFor();
    await shot(page, 'catalogue');
    const book = await page.request.get(`${hub.origin}/catalogue/catalogue.xlsx`);
    const grids = await sheetsOf(await book.body());
    const kiosk = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await kiosk.page.getByText('发票领购').first().waitFor();
    const item = { tab: '事项 Items', id: 'invoice-purchase' } as const;
    const upload = async (name: string, changes: Parameters<typeof workbookWith>[1]) => {
      const buffer = await workbookWith(grids, changes);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    };
    await upload('错的.xlsx', [
      { ...item, field: 'queue', value: 'taxx' },
      { ...item, field: 'promisedDays', value: '两天' },
    ]);
    const wrong = page.locator('.catalogue-problems tbody tr');
    await expect.poll(() => wrong.count(), { timeout: 60_000 }).toBe(2);
    expect(await wrong.allTextContents()).toEqual([
      expect.stringMatching(/^事项 Items\d+承诺期限（工作日）“两天”不是数字/),
      expect.stringMatching(/^事项 Items\d+业务队列“业务队列”表里没有编号 taxx；是不是“tax”？$/),
    ]);
    await shot(page, 'catalogue-errors');
    await upload('新的.xlsx', [{ ...item, field: 'name.zh', value: '发票申领' }]);
    await page.getByText('导入这 1 项变化').waitFor({ timeout: 60_000 });
    expect((await page.locator('.catalogue-change').allTextContents()).join()).toContain(
      '发票领购 → 发票申领',
    );
    await shot(page, 'catalogue-changes');
    await page.getByText('导入这 1 项变化').click();
    await page.getByText('导入 新的.xlsx？').waitFor();
    await shot(page, 'catalogue-confirm');
    await page.keyboard.press('1');
    await page.getByText('已导入').waitFor({ timeout: 60_000 });
    await kiosk.page.getByText('发票申领').first().waitFor({ timeout: 30_000 });
    // Somebody else imports while a preview is open.
    await upload('晚的.xlsx', [{ ...item, field: 'name.zh', value: '发票购领' }]);
    await page.getByText('导入这 1 项变化').waitFor({ timeout: 60_000 });
    await hub.admin('import', resolve('hub/demo'));
    await page.getByText('导入这 1 项变化').click();
    await page.keyboard.press('1');
    await page.getByText('目录又被改过').waitFor({ timeout: 60_000 });
    await kiosk.page.getByText('发票领购').first().waitFor({ timeout: 30_000 });
    // The refused import is what the browser itself reports.
    expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });
});

async function newestPaper(): Promise<{ bin: Buffer; png: Buffer }> {
  const folder = join(hub.data, 'paper');
  const files = await expect
    .poll(async () => (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.png')), {
      timeout: 10_000,
    })
    .not.toEqual([])
    .then(() => readdir(folder));
  const png =
    files
      .filter((file) => file.endsWith('.png'))
      .sort()
      .at(-1) ?? '';
  return {
    png: await readFile(join(folder, png)),
    bin: await readFile(join(folder, png.replace('.png', '.bin'))),
  };
}
