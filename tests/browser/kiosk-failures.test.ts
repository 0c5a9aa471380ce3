import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { scan } from '../hardware/printer/camera.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { importChanged } from './kiosk-hall.ts';
import { useHall } from './places.ts';
import { burst, endOf, KIOSK, operate, PANEL, pair, pairingCode, signIn } from './steps.ts';

/** Every failure is made by the message a touch on the dock page sends, and taken back by it. */

let hub: HubProcess;
let browser: Browser;

useHall(async (started) => {
  ({ hub, browser } = started);
  await importChanged(hub, {
    policy: (policy) => Object.assign(policy, { publicUrl: 'http://hall.example' }),
  });
});

const START = '今天办什么事';

/** A kiosk whose line to the hub hangs on the dock. `same` tells that the page was never loaded anew. */
async function kioskOnLine() {
  const { page } = await open(browser, KIOSK, `${await endOf(hub.origin, 'line-kiosk')}/kiosk`);
  await page.getByText(START).waitFor();
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const same = () => page.evaluate(() => (globalThis as unknown as { same?: boolean }).same === true);
  return { page, same };
}

async function floor(): Promise<Page> {
  const { page } = await open(browser, PANEL, `${hub.origin}/supervision`);
  await signIn(page, 'songhaiyan');
  await page.getByRole('heading', { name: '待确认' }).waitFor();
  return page;
}

async function take(page: Page): Promise<void> {
  await page.locator('.example', { hasText: '发票领购' }).tap();
  await page.locator('.answers .tone-red').tap();
  await page.locator('.number').waitFor();
}
const goHome = (page: Page) => page.locator('.foot .touch:has(.lucide-house)').tap();
const numberOf = async (page: Page) =>
  ((await page.locator('.number').getAttribute('aria-label')) ?? '').replaceAll(' ', '');

const OTHER = '在1 楼 2号取号机补印';
const DESK = '请到咨询引导台报号码，由工作人员补印。';
const FAULT = '1号取号机打印机故障';
const PRINTER = 'printer-kiosk-1';
const FAULTS = [
  ['no paper', PRINTER, 'paper-out', '这台机器没有纸了', '1号取号机缺纸', OTHER],
  ['an open cover', PRINTER, 'open-cover', '打印机盖没有关好', FAULT, OTHER],
  ['a jam', PRINTER, 'jam', '打印机卡纸了', FAULT, OTHER],
  ['a printer that is off', PRINTER, 'offline', '打印机没有接通', FAULT, OTHER],
  ['a printer that is gone', PRINTER, 'unplug', '打印机没有接通', FAULT, OTHER],
  ['an agent that is gone', 'line-agent', 'unplug', '打印机没有接通', FAULT, DESK],
] as const;

describe.skipIf(noBrowser)('K7 a number without its paper', () => {
  test.each(FAULTS)(
    'K7 P2 %s: the number large with its code, where else there is paper, staff told; right again by itself',
    async (name, device, action, says, told, elsewhere) => {
      const { page, same } = await kioskOnLine();
      const staff = await floor();
      const alert = staff.locator('.alert', { hasText: told });
      await operate(hub.origin, { device, action });
      await alert.waitFor();
      await take(page);
      await page.locator('.screen-no-paper').getByText(says).waitFor();
      await page.getByText('您的号码已经登记，照样有效。已经通知工作人员。').waitFor();
      await page.getByText(elsewhere).waitFor();
      await page.getByText('请拍下号码，或扫码').waitFor();
      const number = await numberOf(page);
      expect(number).toMatch(/^B\d{3}$/);
      const box = await page.locator('.number').boundingBox();
      expect(Math.min(box?.height ?? 0, (box?.width ?? 0) / 2)).toBeGreaterThanOrEqual(300);
      await page.locator('.qr svg').waitFor();
      await expect
        .poll(async () => scan(await page.locator('.qr').screenshot()))
        .toMatch(/^http:\/\/hall\.example\/t\/[\w-]{20,}$/);
      await shot(page, `failure-${action}-${device}`);
      if (name === 'a jam') await shot(staff, 'floor-printer-fault');

      await operate(hub.origin, { device, action: device === PRINTER ? 'restore' : 'replug' });
      await alert.waitFor({ state: 'detached' });
      await goHome(page);
      await page.getByText(START).waitFor();
      await take(page);
      await page.getByText('请从下方取票').waitFor();
      expect(await numberOf(page)).not.toBe(number);
      expect(await same()).toBe(true);
      await page.context().close();
      await staff.context().close();
    },
    120_000,
  );
});

describe.skipIf(noBrowser)('K7 a kiosk without its hub', () => {
  const GONE = '取号机暂时不能用';
  const line = (action: 'unplug' | 'replug') => operate(hub.origin, { device: 'line-kiosk', action });

  test('K7 before a number: none is issued, the page says what to do, and goes on where the visitor was', async () => {
    const { page, same } = await kioskOnLine();
    await page.locator('.example', { hasText: '发票领购' }).tap();
    await page.getByRole('heading', { name: '发票领购' }).waitFor();
    await line('unplug');
    await page.getByText(GONE).waitFor();
    await page.getByText('请到咨询引导台取号').waitFor();
    await page.getByText('已经取到的号码照常有效，请听叫号。').waitFor();
    await page.getByText(/\d\d:\d\d 断开/).waitFor();
    // Nothing is left to touch but the languages.
    expect(await page.locator('button:not(.language)').count()).toBe(0);
    await shot(page, 'failure-hub-gone');
    await page.locator('.language:lang(en)').tap();
    await page.getByText('Please take a number at the guide desk').waitFor();
    await page.locator('.language:lang(zh)').tap();
    await line('replug');
    await page.getByRole('heading', { name: '发票领购' }).waitFor();
    await page.locator('.answers .tone-red').tap();
    await page.locator('.number').waitFor();
    expect(await same()).toBe(true);
    await page.context().close();
  });

  test('K7 after a number: it stays in sight; then the page says that it cannot be used, until the hub is back', async () => {
    const { page, same } = await kioskOnLine();
    await take(page);
    const number = await numberOf(page);
    await line('unplug');
    await goHome(page);
    await page.getByText(GONE).waitFor();
    await line('replug');
    await page.getByText(START).waitFor();
    await take(page);
    const next = await numberOf(page);
    expect(next).not.toBe(number);
    await line('unplug');
    // The page knows by now: a call for staff cannot be made, and that is said; the number stays.
    await page.locator('.foot .touch:has(.lucide-concierge-bell)').tap();
    await page.locator('.header-notice').waitFor();
    expect(await numberOf(page)).toBe(next);
    await shot(page, 'failure-hub-gone-ticket');
    await line('replug');
    expect(await same()).toBe(true);
    await page.context().close();
  });

  test('K7 K11 unpaired by its settings it shows a code; paired by staff it is a kiosk again', async () => {
    const { page, same } = await kioskOnLine();
    const box = await page.locator('.mark').boundingBox();
    if (!box) throw new Error('the hall has no mark');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.locator('input[type=password]').waitFor();
    await page.mouse.up();
    for (const digit of '135790') await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.locator('.answers .tone-red').tap();
    await page.locator('.screen-settings .answers .touch').last().tap();
    await page.locator('.screen-settings .answers .touch').last().tap();
    await page.getByText('请配对这台取号机').waitFor();
    await shot(page, 'failure-unpaired');
    const staff = await floor();
    await staff.getByText('屏幕').first().click();
    await pair(staff, await pairingCode(page), '备用取号机', async (one) => {
      await one.getByLabel('用途').selectOption('kiosk');
      await one.getByLabel(/^取号机/).selectOption('kiosk-2');
    });
    await page.getByText(START).waitFor();
    expect(await same()).toBe(true);
    await page.context().close();
    await staff.context().close();
  });

  test('K11 opened twice the second stands by, and takes over by itself when the first is closed', async () => {
    const { page } = await kioskOnLine();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByText('取号页面已经打开了').waitFor();
    await shot(second, 'failure-twice');
    await page.close();
    await second.getByText(START).waitFor();
    await second.context().close();
  });

  test('K7 X4 a kiosk whose own clock is wrong shows the hall’s time and issues as ever', async () => {
    const context = await browser.newContext(KIOSK);
    await context.addInitScript(() => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + 400 * 86_400_000 + 3 * 3_600_000;
    });
    const page = await context.newPage();
    await page.goto(`${hub.origin}/kiosk`);
    await page.getByText(START).waitFor();
    const halls = () =>
      new Intl.DateTimeFormat('zh-CN', {
        timeZone: 'Asia/Shanghai',
        hour: '2-digit',
        minute: '2-digit',
      }).format();
    await expect.poll(async () => (await page.locator('.time').textContent()) === halls()).toBe(true);
    await take(page);
    await context.close();
  });
});

describe.skipIf(noBrowser)('K6 W7 from any screen', () => {
  const CARD = '11010519491231002X';

  test('K6 a card scanned where none is asked chooses nothing, types nothing, and is said; a finger still chooses', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText(START).waitFor();
    const told = page.getByText('现在不用刷证件；要用时，屏幕会请您刷。');
    await page.locator('.foot button:has(.lucide-a-large-small)').tap();
    await page.locator('.screen-start-large').waitFor();
    // Its rows have the numbers 1 to 5, and the reading has every one of them.
    await burst(page, `12345|${CARD}\n`);
    await told.waitFor();
    await shot(page, 'failure-stray-card');
    await page.locator('.screen-start-large').waitFor();
    await page.keyboard.press('3');
    await page.getByText('请输入号票上的号码').waitFor();
    await page.locator('.field-text').focus();
    await burst(page, `${CARD}\n`);
    await told.waitFor();
    expect(await page.locator('.field-text').inputValue()).toBe('');
    // A finger that comes at once may still be taken for the end of the reading.
    const byHand = async () => {
      await page.keyboard.press('B');
      return page.locator('.field-text').inputValue();
    };
    await expect.poll(byHand, { interval: 600, timeout: 15_000 }).toMatch(/^B+$/);
    expect(await page.locator('body').textContent()).not.toContain(CARD.slice(0, 6));
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('W7 K1 one touch on any screen calls somebody; desk and floor see it, and the kiosk says who comes', async () => {
    const { page: kiosk } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const { page: desk } = await open(browser, PANEL, `${hub.origin}/guide`);
    await signIn(desk, 'chenjing');
    const staff = await floor();
    await kiosk.getByText(START).waitFor();
    const bell = kiosk.locator('.foot .touch:has(.lucide-concierge-bell)');
    const screens: readonly (() => Promise<void>)[] = [
      async () => {},
      () => kiosk.locator('.example').first().tap(),
      () => kiosk.locator('.assist-door').tap(),
    ];
    for (const to of screens) {
      await to();
      await bell.tap();
      await kiosk.getByText('已通知工作人员，请在这里稍等。').waitFor();
      await staff.locator('.alert', { hasText: '有人求助' }).waitFor();
      await desk.getByRole('button', { name: '我去' }).click();
      await kiosk.getByText('工作人员正在过来，请在这里稍等。').waitFor();
      await staff.getByText(/陈静已见/).waitFor();
      await shot(kiosk, 'failure-help-coming');
      await desk.getByRole('button', { name: '已帮到' }).click();
      await kiosk.locator('.header-notice').waitFor({ state: 'detached' });
      await staff.locator('.alert', { hasText: '有人求助' }).waitFor({ state: 'detached' });
    }
    for (const page of [kiosk, desk, staff]) await page.context().close();
  });
});
