import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HubProcess, newFolder, spawnHub } from '../hub/support/process.ts';
import { launch, noBrowser, open, shot } from './browser.ts';
import { operate, PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;
const data = newFolder();

beforeAll(async () => {
  if (noBrowser) return;
  [hub, browser] = await Promise.all([spawnHub({ data }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  await rm(data, { recursive: true, force: true });
});

describe.skipIf(noBrowser)('devices on the supervision page', () => {
  test('P4 a pad nobody configured: press it, say what it is, choose its counter; it works', async () => {
    const { page, errors } = await open(browser, PANEL, `${hub.origin}/supervision#devices`);
    await signIn(page, 'songhaiyan');
    await page.getByRole('button', { name: '按键找设备…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('正在等按键…').waitFor();
    await shot(page, 'devices-learn');
    // The agent listens a moment after staff ask: a person presses again.
    await expect
      .poll(
        async () => {
          await operate(hub.origin, { device: 'pad-spare', action: 'press', key: 'k1' });
          return dialog.getByText('新设备：pad-spare').count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    await shot(page, 'devices-stranger');
    await dialog.getByRole('button', { name: /叫号键盘/ }).click();
    await dialog.getByRole('combobox').fill('5');
    await shot(page, 'devices-learned');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ hasText: 'pad-spare' });
    await row.getByText('5号窗口').waitFor();
    expect(errors).toEqual([]);
  }, 60_000);
});
