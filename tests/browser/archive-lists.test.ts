import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { archived, page as connected, received, serving } from '../hub/casework/counter.ts';
import { PASSWORD, startHub, type TestHub } from '../hub/support/hub.ts';
import { newFolder } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { PANEL } from './steps.ts';

/** A file's way out of the hall, at the screen: the transfer list recorded, on paper, found again (C13). */

let hall: TestHub;
let browser: Browser;
const folder = newFolder();
useBrowser(async (started) => {
  browser = started;
  hall = await startHub({ folder });
  const clerk = await connected(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  await archived(hall, clerk, await received(clerk, 'counter-5', 'pharmacy-change'));
  clerk.close();
});
afterAll(async () => {
  await hall?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(noBrowser)('lists of archived files at the screen', () => {
  test('C13 a clerk records the month’s transfer list by keyboard; then it prints, and again with the mark of a reprint', async () => {
    const { page, errors } = await open(browser, PANEL, `${hall.origin}/casework`);
    await page.locator('input').first().fill('wangmin');
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.bench-nav').waitFor();
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: '打印清单' }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: '列出' }).click();
    const sheet = page.locator('.sheet');
    await sheet.getByText('食药〔2026〕1号').waitFor();
    // Nothing goes on paper that is not recorded.
    expect(await page.getByRole('button', { name: '打印', exact: true }).count()).toBe(0);
    await shot(page, 'archive-list-new');
    await page.getByRole('button', { name: '登记清单' }).click();
    await sheet.getByText('食药移〔2026〕1号').waitFor();
    await page.getByRole('button', { name: '打印', exact: true }).waitFor();
    expect(await sheet.getByText(/补印/).count()).toBe(0);
    await shot(page, 'archive-list-recorded');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await page.keyboard.type('食药〔2026〕1号');
    await page.keyboard.press('Enter');
    await page.getByText('已移交 2026-11-23 食药移〔2026〕1号').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.case-page').waitFor();
    await page.locator('.case-side').getByText('食药移〔2026〕1号').waitFor();
    await shot(page, 'archive-list-case');
    await page.keyboard.press('c');
    await page.getByRole('heading', { name: '打印清单' }).waitFor();
    await page.keyboard.press('4');
    await page.getByRole('button', { name: /食药移〔2026〕1号/ }).click();
    await sheet.getByText('补印（登记于 2026-11-23）').waitFor();
    await sheet.getByText('食药〔2026〕1号').waitFor();
    await page.getByRole('button', { name: '打印', exact: true }).waitFor();
    await shot(page, 'archive-list-reprint');
    expect(errors).toEqual([]);
  });
});
