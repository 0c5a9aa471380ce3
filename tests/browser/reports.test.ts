import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { accepted, page as connected, does, received, serving } from '../hub/casework/counter.ts';
import { PASSWORD, startHub, type TestHub } from '../hub/support/hub.ts';
import { newFolder } from '../hub/support/process.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { PANEL } from './steps.ts';

/** The hall's figures as a supervisor reads them (S3). */

const MINUTE = 60_000;
let hall: TestHub;
let browser: Browser;
const folder = newFolder();
useBrowser(async (started) => {
  browser = started;
  hall = await startHub({ folder });
  const clerk = await connected(hall, 'wangmin');
  for (const round of [1, 2, 3]) {
    await serving(hall, clerk, 'counter-5', 'pharmacy-change');
    if (round < 3) {
      const id = await received(clerk, 'counter-5', round === 1 ? 'pharmacy-change' : 'pharmacy-setup');
      if (round === 1) await accepted(clerk, id);
    }
    hall.clock.advance(round * 7 * MINUTE);
    await does(clerk, { type: 'Finish', counter: 'counter-5', outcome: 'case' });
  }
  for (const queue of ['tax', 'community']) await does(clerk, { type: 'IssueTicket', queue });
  clerk.close();
});
afterAll(async () => {
  await hall?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(noBrowser)('reports on the supervision page', () => {
  test('S3 C1 a supervisor reads the day by keyboard, by queue and by clerk, on screen, explained, and on paper', async () => {
    const { page, errors } = await open(browser, PANEL, `${hall.origin}/supervision`);
    await page.locator('input').first().fill('songhaiyan');
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.watch-bar').waitFor();
    await page.keyboard.press('Alt+9');
    const table = page.locator('.report-table');
    await table.waitFor();
    const total = () => table.locator('tfoot .number-cell').allTextContents();
    expect((await total()).slice(0, 3)).toEqual([expect.stringMatching(/^[3-5]$/), '3', '3']);
    await shot(page, 'reports-visits');

    await page.getByRole('group', { name: '分组' }).getByRole('radio', { checked: true }).focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft');
    await table.getByText('王敏').waitFor();
    // 7, 14 and 21 minutes.
    await table.getByRole('row', { name: /王敏/ }).getByText('14.0').first().waitFor();
    await page.getByRole('group', { name: '指标' }).getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('ArrowRight');
    await table.getByText('按期办结率').waitFor();
    // Received and accepted are two figures.
    expect((await total()).slice(0, 2)).toEqual(['2', '1']);
    await shot(page, 'reports-cases');
    await page.getByRole('button', { name: '指标说明' }).click();
    await page.getByRole('dialog').getByText('接收材料、建立的办件。').waitFor();
    await shot(page, 'reports-meanings');
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: '指标' }).getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('未评不计入满意率').waitFor();
    expect(await axe(page)).toEqual([]);
    await shot(page, 'reports-opinions');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出表格' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^report-day-clerk-.*\.csv$/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.watch-bar').isVisible()).toBe(false);
    expect(await page.locator('.report-asked').isVisible()).toBe(false);
    await shot(page, 'reports-print');
    await page.emulateMedia({ media: 'screen' });

    await page.getByLabel('从').fill('2025-01-01');
    await page.getByRole('alert').getByText('这段时间太长').waitFor();
    await page.getByLabel('到').fill('2025-01-02');
    await page.getByText('这段时间没有记录。').waitFor();
    await shot(page, 'reports-none');
    await page.getByRole('button', { name: 'English' }).click();
    // Ten tabs fit beside whoever reads, in English too.
    const [last, me] = [page.locator('.watch-tab').last(), page.locator('.watch-me')];
    await last.getByText('Catalogue').waitFor();
    const ends = ((await last.boundingBox())?.x ?? 0) + ((await last.boundingBox())?.width ?? 0);
    expect(ends).toBeLessThanOrEqual((await me.boundingBox())?.x ?? 0);
    await shot(page, 'reports-en');
    expect(errors.filter((error) => !error.includes('422'))).toEqual([]);
  });
});
