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

  test('P2 a test page and flashing lamps, with what came of it beside the device', async () => {
    const { page, errors } = await open(browser, PANEL, `${hub.origin}/supervision#devices`);
    await signIn(page, 'songhaiyan');
    const row = (device: string) => page.getByRole('row').filter({ hasText: `demo/${device}` });
    await row('printer-kiosk-1').getByRole('button', { name: '打测试页' }).click();
    await row('printer-kiosk-1')
      .getByText(/测试页已打好/)
      .waitFor();
    await row('pad-counter-5').getByRole('button', { name: '闪灯找它' }).click();
    await row('pad-counter-5')
      .getByText(/灯闪过了/)
      .waitFor();
    await shot(page, 'devices-tested');
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'paper-out' });
    await row('printer-kiosk-1').getByText('缺纸').waitFor();
    await row('printer-kiosk-1').getByRole('button', { name: '打测试页' }).click();
    await row('printer-kiosk-1')
      .getByText(/测试页没送出/)
      .waitFor();
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'restore' });
    expect(errors).toEqual([]);
  }, 60_000);
});
