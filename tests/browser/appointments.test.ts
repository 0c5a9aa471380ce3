import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { KIOSK, PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

const type = async (page: Page, digits: string) => {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap();
};

describe.skipIf(noBrowser)('appointments, by touch and by staff', () => {
  test('T13 K8 booked at the kiosk, too early to check in; staff move it, find its slot and cancel it', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText('企业年检').first().tap();
    await page.getByText('现在取号').or(page.getByText('取号')).first().waitFor();
    await shot(page, 'kiosk-item-bookable');
    await page.getByRole('button', { name: '预约时段' }).tap();
    await page.getByRole('heading', { name: '您哪天来？' }).waitFor();
    await shot(page, 'kiosk-booking-days');
    await page.locator('.row:not(.row-closed)').last().tap();
    await page.getByText('几点来').waitFor();
    await shot(page, 'kiosk-booking-times');
    await page.locator('.row:not(.row-closed)').first().tap();
    await type(page, '13800138000');
    await shot(page, 'kiosk-booking-phone');
    await page.getByRole('button', { name: '确定预约' }).tap();
    const shown = page.locator('.booked-code');
    await shown.waitFor();
    await shot(page, 'kiosk-booked');
    const code = ((await shown.textContent()) ?? '').replace(/\D/g, '');
    expect(code).toMatch(/^\d{8}$/);
    await page.getByRole('button', { name: '回首页' }).tap();
    await shot(page, 'kiosk-start-appointments');
    await page.getByText('预约签到').first().tap();
    await type(page, code);
    await page.getByRole('button', { name: '签到取号' }).tap();
    await page.getByText('起可以签到').waitFor();
    await shot(page, 'kiosk-check-in-early');

    const supervision = await open(browser, PANEL, `${hub.origin}/supervision#appointments`);
    await signIn(supervision.page, 'songhaiyan');
    await supervision.page.getByRole('button', { name: '代为预约' }).waitFor();
    await shot(supervision.page, 'supervision-appointments');
    await supervision.page.getByRole('button', { name: '代为预约' }).click();
    const dialog = supervision.page.getByRole('dialog');
    await dialog.getByText('工商食药').waitFor();
    await dialog.getByText('工商食药').click();
    await dialog
      .getByText(/^\d\d-\d\d$/)
      .last()
      .click();
    await dialog.getByText('还有 4').first().click();
    await shot(supervision.page, 'supervision-book');
    await dialog.getByRole('button', { name: '预约', exact: false }).last().click();
    await dialog.getByText(/预约码 \d{8}/).waitFor();
    await supervision.page.keyboard.press('Escape');
    await supervision.page.getByRole('button', { name: '改期' }).click();
    await dialog.locator('input').fill('99999999');
    await supervision.page.keyboard.press('Enter');
    await dialog.getByText('没有找到预约').waitFor();
    await dialog.locator('input').fill(code);
    await supervision.page.keyboard.press('Enter');
    await dialog.getByText('现在约在').waitFor();
    await dialog.locator('select[name=day] option').nth(1).waitFor({ state: 'attached' });
    await dialog.getByRole('button', { name: '改到这个时段' }).click();
    await dialog.getByText('必填').waitFor();
    // The last day, whatever the hour is now: today's slots run out in the afternoon.
    const last = (await dialog.locator('select[name=day] option').count()) - 1;
    await dialog.locator('select[name=day]').selectOption({ index: last });
    await dialog.locator('select[name=start]').selectOption({ index: 3 });
    await dialog.getByLabel('为什么改').fill('窗口人员临时外出');
    await shot(supervision.page, 'supervision-move');
    await dialog.getByRole('button', { name: '改到这个时段' }).click();
    await dialog.getByText(new RegExp(`已改到 .+，预约码 ${code} 不变`)).waitFor();
    await shot(supervision.page, 'supervision-moved');
    await supervision.page.keyboard.press('Escape');
    await supervision.page.getByRole('button', { name: '取消预约' }).click();
    await dialog.locator('input').first().fill(code);
    await supervision.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '签到取号' }).tap();
    await page.getByText('这个预约已经取消').waitFor();
    expect([...errors, ...supervision.errors]).toEqual([]);
  });

  test('T14 another number for the same visit: one screen shows both', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const take = async (item: string) => {
      await page.getByText(item).first().tap();
      await page.getByRole('button', { name: /取号/ }).last().tap();
      await page.getByRole('button', { name: '再取一个' }).waitFor();
    };
    await take('企业年检');
    await page.getByRole('button', { name: '再取一个' }).tap();
    await take('发票领购');
    await page.getByText('A001、B001').waitFor();
    await shot(page, 'kiosk-visit');
    expect(errors).toEqual([]);
  });
});
