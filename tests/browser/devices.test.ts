import type { Browser } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { KIOSK, operate, PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

describe.skipIf(noBrowser)('devices on the supervision page', () => {
  test('P4 a pad nobody configured: press it, say what it is, choose its counter; it works, until staff forget it', async () => {
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
    await row.getByRole('button', { name: '删除…' }).click();
    await dialog.getByText(/以后再按键，可以重新接入/).waitFor();
    await shot(page, 'devices-forget');
    await dialog.getByRole('button', { name: '删除这台设备' }).click();
    await row.waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

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
    await row('printer-kiosk-1').getByText('缺纸', { exact: true }).waitFor();
    await row('printer-kiosk-1').getByRole('button', { name: '打测试页' }).click();
    await row('printer-kiosk-1')
      .getByText(/测试页没送出/)
      .waitFor();
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'restore' });
    expect(errors).toEqual([]);
  });

  test('P1 a spare prints for a kiosk without paper, which says where; it rests again when there is paper', async () => {
    const staff = await open(browser, PANEL, `${hub.origin}/supervision#devices`);
    await signIn(staff.page, 'songhaiyan');
    const row = staff.page.getByRole('row').filter({ hasText: 'demo/printer-kiosk-2' });
    await row.getByRole('button', { name: '代打…' }).click();
    await staff.page
      .getByRole('dialog')
      .getByLabel(/1号取号机/)
      .selectOption('spare');
    await shot(staff.page, 'devices-share');
    await staff.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await row.getByText('备用 1号取号机').waitFor();

    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const take = async () => {
      await page.getByText('发票领购').first().tap();
      await page.getByRole('button', { name: /取号/ }).last().tap();
    };
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'paper-out' });
    await staff.page
      .getByRole('row')
      .filter({ hasText: 'demo/printer-kiosk-1' })
      .getByText('缺纸', { exact: true })
      .waitFor();
    await take();
    await page.getByText('请到2号取号机取票').waitFor();
    await page.getByText('号票已经打好').waitFor();
    await shot(page, 'kiosk-spare');
    await page.getByRole('button', { name: '首页' }).tap();
    await operate(hub.origin, { device: 'printer-kiosk-1', action: 'restore' });
    await staff.page.getByRole('row').filter({ hasText: 'demo/printer-kiosk-1' }).getByText('正常').waitFor();
    await take();
    await page.getByText('请从下方取票').waitFor();
    expect([...errors, ...staff.errors]).toEqual([]);
  });
});
