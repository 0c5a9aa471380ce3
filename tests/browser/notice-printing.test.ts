import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { describe, expect, test } from 'vitest';
import { pdfText } from '../hub/support/pdf.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, shot } from './browser.ts';
import { act, atCounter, checkMaterials, type Desk, receive, serve } from './case-steps.ts';
import { useHall } from './places.ts';

/** Paper from the panel's button to the sheet: hub, agent process, A4 printers that keep their sheets as PDF (P6). */

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

/** Sheets that came out of an A4 printer, oldest first. */
async function sheets(printer: string): Promise<string[]> {
  const files = await readdir(join(hub.data, 'paper')).catch(() => []);
  return files.filter((file) => file.endsWith('.pdf') && file.includes(printer)).sort();
}
const text = async (sheet: string) => pdfText(new Uint8Array(await readFile(join(hub.data, 'paper', sheet))));

/** A notice's row on the panel, by the title of the paper. */
const row = ({ page }: Desk, title: string) =>
  page.locator('.notice-row').filter({ has: page.getByText(title, { exact: true }) });

describe.skipIf(noBrowser)('a notice on paper', () => {
  test('C12 P6 the panel’s button prints at the counter’s own printer; the outcome comes back, a second sheet is marked', async () => {
    const clerk = await atCounter(browser, hub, 'wangmin', 5);
    await serve(hub, clerk, 5, 'pharmacy-change');
    const number = await receive(clerk, { kind: '法人', name: '安澜区惠民大药房有限公司' });
    await checkMaterials(clerk);
    await act(clerk, /受理$/);
    const paper = row(clerk, '受理通知书');
    await paper.getByText('未打印').waitFor();
    expect(await sheets('a4-')).toEqual([]);
    await paper.getByRole('button', { name: '打印', exact: true }).click();
    await paper.getByText('已打印').waitFor({ timeout: 15_000 });
    const [sheet = ''] = await sheets('a4-counter-5');
    const words = await text(sheet);
    for (const said of ['受理通知书', '安澜区惠民大药房有限公司', number]) expect(words).toContain(said);
    expect(words).not.toContain('补印');
    await shot(clerk.page, 'notice-printed');

    await paper.getByRole('button', { name: '补印' }).click();
    await expect.poll(() => sheets('a4-counter-5'), { timeout: 15_000 }).toHaveLength(2);
    expect(await text((await sheets('a4-counter-5'))[1] ?? '')).toContain('补印第1次');
    await paper.getByText('已打印 · 第 2 次').waitFor();
    expect(clerk.errors).toEqual([]);
    await clerk.page.context().close();
  });

  test('C12 P6 at a shared printer it waits until the clerk releases it; printed by the browser it is unknown until confirmed', async () => {
    const clerk = await atCounter(browser, hub, 'zhengkai', 18);
    await serve(hub, clerk, 18, 'hazardous-chemicals-trading-b');
    await receive(clerk, { kind: '法人', name: '安澜区宏达化工有限公司' });
    await checkMaterials(clerk);
    await act(clerk, /受理$/);
    const paper = row(clerk, '接件通知书');
    await paper.getByRole('button', { name: '打印', exact: true }).click();
    await paper.getByText('等您放出').waitFor();
    await shot(clerk.page, 'notice-held');
    expect(await sheets('a4-shared')).toEqual([]);
    await paper.getByRole('button', { name: '放出' }).click();
    await paper.getByText('已打印').waitFor({ timeout: 15_000 });
    const [sheet = ''] = await sheets('a4-shared');
    expect(await text(sheet)).toContain('接件通知书');

    const second = row(clerk, '并联审批受理通知书');
    // A page of its own asks for it; an engine without a viewer of PDF never shows its address.
    const opened = clerk.page.context().waitForEvent('page');
    const asked = clerk.page
      .context()
      .waitForEvent('request', (request) => /\/notices\/.+\.pdf$/.test(request.url()));
    await second.getByRole('button', { name: '浏览器打印' }).click();
    expect((await asked).isNavigationRequest()).toBe(true);
    await opened;
    await second.getByText('不确定，请确认').waitFor();
    await shot(clerk.page, 'notice-unknown');
    await second.getByRole('button', { name: '印出来了' }).click();
    await second.getByText('已打印').waitFor();
    expect(await sheets('a4-')).toHaveLength(3);
    expect(clerk.errors).toEqual([]);
  });
});
