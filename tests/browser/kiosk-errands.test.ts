import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { importChanged } from './kiosk-hall.ts';
import { useHall } from './places.ts';
import { KIOSK } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const atStart = (page: Page) => page.getByText('今天办什么事').waitFor();
const home = async (page: Page) => {
  await button(page, '首页').tap();
  await atStart(page);
};
/** The counters marked on the last plan of the way. */
const wanted = (page: Page) => page.locator('.plan-wanted text').allTextContents();

describe.skipIf(noBrowser)('errands and papers at the kiosk', () => {
  test('K8 the first page has a door to each errand: progress, collection, check-in, a missed call, help', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await atStart(page);
    const doors: [door: RegExp, leads: string][] = [
      [/^办件进度/, '办件进度查询'],
      [/^领取结果/, '领取办理结果'],
      [/^预约签到|^预约报到/, '预约'],
      [/^过号恢复/, '号叫过了'],
      [/^求助指引/, '需要什么帮助？'],
    ];
    for (const [door, leads] of doors) {
      await button(page, door).tap();
      await page.getByRole('heading', { name: leads }).first().waitFor();
      await home(page);
    }
    expect(errors).toEqual([]);
  });

  test('K8 the ways to fees, to complaints and to review start from the first page, in low mode too', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await atStart(page);
    const errands: [errand: RegExp, counter: string, plans: number][] = [
      [/^缴费/, '银行收费窗口', 1],
      [/^当面投诉/, '导税台', 1],
      [/^行政复议/, '行政复议窗口', 2],
    ];
    for (const low of [false, true]) {
      if (low) await button(page, /^放低/).tap();
      for (const [errand, counter, plans] of errands) {
        await button(page, /^求助指引/).tap();
        await button(page, errand).tap();
        await page.getByRole('heading', { name: counter }).waitFor();
        expect(await wanted(page)).toEqual([counter]);
        expect(await page.locator('.plan-way').count()).toBe(plans);
        await home(page);
      }
    }
    expect(errors).toEqual([]);
  });

  test('K2 a material’s sample is shown as large as the screen, is read in words, and closes again', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await atStart(page);
    await button(page, /^发票领购/).tap();
    const door = button(page, '《发票领购簿》的样本');
    await expect
      .poll(() => door.locator('img').evaluate((small: HTMLImageElement) => small.naturalWidth))
      .toBeGreaterThan(0);
    await door.tap();
    const sheet = page.getByRole('img', { name: '《发票领购簿》的样本' });
    await expect
      .poll(() => sheet.evaluate((large: HTMLImageElement) => large.naturalWidth))
      .toBeGreaterThan(0);
    const box = await sheet.boundingBox();
    expect(box?.width).toBeGreaterThan(800);
    expect(box?.height).toBeGreaterThan(1000);
    await page.getByText('整本带来，内页有以前的领购记录。').waitFor();
    const url = await sheet.getAttribute('src');
    expect(url).toMatch(/^\/samples\/invoice-book\.[a-f0-9]{12}\.svg$/);
    const { status, headers } = await fetch(hub.origin + url);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'image/svg+xml',
      'nosniff',
    ]);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    await button(page, '返回').tap();
    await page.getByRole('heading', { name: '发票领购', exact: true }).waitFor();
    // By the keyboard alone: the picture opens with Enter, Escape closes it.
    await door.focus();
    await page.keyboard.press('Enter');
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '发票领购', exact: true }).waitFor();
    // In low mode the samples are chosen in the lower half.
    await home(page);
    await button(page, /^放低/).tap();
    await button(page, /^发票领购/).tap();
    await button(page, '样本').tap();
    await button(page, /^已用发票存根/).tap();
    await page.getByRole('img', { name: '已用发票存根的样本' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('K2 the item page says what is paid and where, and leads there; a free one says so', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await atStart(page);
    await button(page, /^按主题找/).tap();
    await button(page, /^置业安居/).tap();
    await button(page, /^土地使用权发证/).tap();
    await page.getByText('80 元', { exact: true }).waitFor();
    await button(page, '怎么走 银行收费窗口').tap();
    await page.getByRole('heading', { name: '银行收费窗口' }).waitFor();
    expect(await wanted(page)).toEqual(['银行收费窗口']);
    await home(page);
    await button(page, /^户籍办理/).tap();
    await page.getByText('不收费').first().waitFor({ state: 'attached' });
    expect(await page.locator('.line-fee').count()).toBe(0);
    // In low mode both ways stand below.
    await home(page);
    await button(page, /^放低/).tap();
    await button(page, /^户籍办理/).tap();
    await button(page, /^怎么走/).tap();
    await page.getByText('您在这里').waitFor();
    expect(errors).toEqual([]);
  });

  test('K1 a hall without themes offers none', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await atStart(page);
    await button(page, /^按主题找/).waitFor();
    await importChanged(hub, {}, ['themes']);
    await button(page, /^按主题找/).waitFor({ state: 'detached' });
    await shot(page, 'kiosk-no-themes');
    await button(page, /^按部门找/).waitFor();
    expect(errors).toEqual([]);
  });
});
