import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../hub/contract/catalogue.ts';
import { demoHall } from '../catalogue/hall.ts';
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

const home = async (page: Page) => {
  await page.getByRole('button', { name: '首页' }).tap();
  await page.getByText('今天办什么事').waitFor();
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
/**
 * Has the screen read until more than so many parts were heard. That waits behind the directions which a new hall speaks first, and
 * a busy machine may not speak in time: whoever waited in vain touches again.
 */
const readAloud = (page: Page, name: string, heard: () => Promise<number>, more = 0) =>
  expect
    .poll(
      async () => {
        if ((await heard()) <= more && (await button(page, name).count()) > 0) await button(page, name).tap();
        return heard();
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBeGreaterThan(more);

describe.skipIf(noBrowser)('a visitor at the kiosk', () => {
  test('K1 every frequent matter of the demo hall gives its number in at most three touches', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const frequent = (await demoHall()).items.filter((item: Item) => item.frequent !== null);
    expect(frequent).toHaveLength(8);
    for (const item of frequent) {
      await page.getByText('今天办什么事').waitFor();
      let touches = 0;
      const tap = async (name: string | RegExp) => {
        await button(page, name).tap();
        touches += 1;
      };
      if ((await page.getByRole('button', { name: item.name.zh, exact: true }).count()) === 0)
        await tap(/^常办事项/);
      await tap(new RegExp(`^${item.name.zh}`));
      await tap(/取号$/);
      await page.locator('.number').waitFor();
      expect(touches, item.name.zh).toBeLessThanOrEqual(3);
      await home(page);
    }
    expect(errors).toEqual([]);
  });

  test('K1 K3 who does not know the matter finds it by department, theme, initials, or asks', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await button(page, /^按部门找/).tap();
    await button(page, /^食药监局|^食品药品/).tap();
    await button(page, /^药品零售企业筹建/).tap();
    await page.getByRole('heading', { name: '药品零售企业筹建' }).waitFor();
    await home(page);
    await button(page, /^按主题找/).tap();
    await button(page, /^食药安全/).tap();
    await button(page, /^安监局/).tap();
    await button(page, /^危险化学品经营许可证/).tap();
    await page.getByRole('heading', { name: /危险化学品经营许可证/ }).waitFor();
    await home(page);
    await button(page, /^搜索事项/).tap();
    for (const letter of 'fplg') await page.getByRole('button', { name: letter, exact: true }).tap();
    await button(page, /^发票领购/).tap();
    await page.getByRole('heading', { name: '发票领购' }).waitFor();
    await home(page);
    await button(page, /^求助指引/).tap();
    await page.getByText('请到咨询引导台，工作人员会陪您办。').waitFor();
    await home(page);
    await button(page, /^别处办理/).tap();
    await page.locator('.row').first().tap();
    await button(page, '打印去处说明').tap();
    await page
      .getByText(/去处说明/)
      .first()
      .waitFor();
    await shot(page, 'kiosk-directions');
    expect(errors).toEqual([]);
  });

  test('K2 the item page: ten disclosures, materials, the question of a committed item, its list on paper, and the way on the floor plan', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const item = (await demoHall()).items.find(({ id }) => id === 'business-registration');
    if (!item) throw new Error('the demo hall has no business registration');
    await button(page, /^常办事项/).tap();
    await button(page, /^注册登记/).tap();
    await page.getByRole('heading', { name: item.name.zh }).waitFor();
    const { approvalDuty, legalBasis, conditions, procedure, feeStandard, result, complaintPhone } =
      item.disclosures;
    const promised = `${item.promisedDays} 个工作日`;
    const told = [approvalDuty, legalBasis, conditions, procedure, feeStandard, result].map(({ zh }) => zh);
    const materials = item.materials.map(({ name }) => name.zh);
    const reading = page.locator('.item-reading');
    const seen = new Set<string>();
    const all = [promised, ...told, complaintPhone, ...materials];
    for (let turned = 0; turned < 6 && seen.size < all.length; turned++) {
      for (const words of all) if (await reading.getByText(words).first().isVisible()) seen.add(words);
      if (await button(page, /^接着看/).isVisible()) await button(page, /^接着看/).tap();
    }
    expect([...seen].sort()).toEqual([...new Set(all)].sort());
    await page.getByText(`这 ${materials.length} 项材料，您都带齐了吗？`).waitFor();
    if (await button(page, /^从头看/).isVisible()) await button(page, /^从头看/).tap();
    await button(page, '怎么走').tap();
    await page.getByText('您在这里').waitFor();
    // From the first floor to the second: two plans, its three counters marked on the second.
    expect(await page.locator('.plan').count()).toBe(2);
    expect(await page.locator('.plan-wanted text').allTextContents()).toEqual(['5', '6', '7']);
    expect(await page.locator('.plan-way').count()).toBe(2);
    await shot(page, 'kiosk-way');
    await button(page, '返回').tap();
    await button(page, /^没带齐/).tap();
    await page.getByText('请从下方取清单').waitFor();
    expect(errors).toEqual([]);
  });

  test('K4 a whole visit by the keyboard or a tactile keypad alone', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText('今天办什么事').waitFor();
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLButtonElement ? at.textContent : '';
      });
    const reach = async (words: RegExp, key: string) => {
      for (let presses = 0; presses < 30 && !words.test(await focused()); presses++)
        await page.keyboard.press(key);
      expect(await focused()).toMatch(words);
    };
    // Large type by arrows, then its numbered rows by their numbers.
    await reach(/大字版|叫人来|朗读|高对比|放低/, 'ArrowDown');
    await reach(/大字版/, 'ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText('取号办事').waitFor();
    await page.keyboard.press('1');
    await page.getByText('请按您要办的那一项').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('取号办事').waitFor();
    await page.keyboard.press('1');
    await page.getByText('请按您要办的那一项').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: '发票领购' }).waitFor();
    await page.keyboard.press('1');
    await page.locator('.number').waitFor();
    await reach(/再看|再取|首页|记好了|叫人来|朗读|停下/, 'ArrowDown');
    await reach(/首页|记好了/, 'ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText('今天办什么事').waitFor();
    expect(errors).toEqual([]);
  });

  test('K4 large type leaves out what is not needed, numbers its rows, and reads every screen aloud by itself', async () => {
    const { page, errors, heard } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText('今天办什么事').waitFor();
    const played = async () => (await heard()).filter(({ kind }) => kind === 'play').map(({ url }) => url);
    const all = await page.locator('main button').count();
    // Asked for, the ordinary page reads too; unasked it is silent.
    expect(await played()).toEqual([]);
    // Part by part: the second is made while the first is heard.
    await readAloud(page, '朗读', async () => new Set(await played()).size, 1);
    const heardMoreThan = (before: number) =>
      expect.poll(async () => (await played()).length, { timeout: 60_000 }).toBeGreaterThan(before);
    await button(page, /大字版/).tap();
    await page.getByText('取号办事').waitFor();
    const ordinary = (await played()).length;
    expect(await page.locator('main button').count()).toBe(5);
    expect(all).toBeGreaterThan(8);
    expect(
      await page.locator('main button').evaluateAll((rows) => rows.map((row) => row.dataset.key)),
    ).toEqual(['1', '2', '3', '4', '5']);
    await heardMoreThan(ordinary);
    await page.keyboard.press('5');
    await page.locator('.screen-help').waitFor();
    await heardMoreThan((await played()).length);
    expect(new Set(await played()).size).toBeGreaterThan(2);
    for (const url of await played()) expect(url).toMatch(/^\/voice\/[a-f0-9]+\.wav$/);
    expect(errors).toEqual([]);
  });

  test('K4 in Russian from the first touch to the number; the screen is read in Russian too', async () => {
    const { page, errors, heard } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await button(page, 'Перейти на русский').tap();
    await page.getByText('Здравствуйте!').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
    await readAloud(page, 'Вслух', async () => (await heard()).length);
    await page.locator('.example').first().tap();
    await button(page, /Всё равно взять|Взять номер/).tap();
    await page.getByText('Ваш номер').waitFor();
    await shot(page, 'kiosk-ticket-ru');
    await page.getByRole('button', { name: 'Домой' }).tap();
    await page.getByText('今天办什么事').waitFor();
    expect(errors).toEqual([]);
  });

  test('K11 the page cannot be left, zoomed or opened twice', async () => {
    const { page } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText('今天办什么事').waitFor();
    await button(page, /^按部门找/).tap();
    const url = page.url();
    for (const _ of [1, 2, 3]) await page.evaluate(() => history.back());
    await page.keyboard.press('Alt+ArrowLeft');
    for (const key of ['F5', 'Control+r', 'Control+=', 'Control+p', 'Control+s', 'Control+f', 'F3', 'F7'])
      expect(await prevented(page, key), key).toBe(true);
    expect(await wheelPrevented(page)).toBe(true);
    expect(await prevented(page, 'Tab')).toBe(false);
    await page.getByText('您要找哪个部门？').waitFor();
    expect(page.url()).toBe(url);
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
    const second = await page.context().newPage();
    await second.goto(`${hub.origin}/kiosk`);
    await second.getByText('取号页面已经打开了').waitFor();
    expect(await page.getByText('您要找哪个部门？').count()).toBe(1);
  });
});

/** Presses a key and tells whether the page kept it from the browser. */
async function prevented(page: Page, key: string): Promise<boolean> {
  const [modifier, pressed] = key.startsWith('Control+') ? ['Control', key.slice(8)] : [null, key];
  if (modifier) await page.keyboard.down(modifier);
  await page.evaluate(() => {
    const keep = (event: Event) => Object.assign(globalThis, { kept: event.defaultPrevented });
    addEventListener('keydown', keep, { once: true });
  });
  await page.keyboard.press(pressed);
  if (modifier) await page.keyboard.up(modifier);
  return page.evaluate(() => (globalThis as unknown as { kept: boolean }).kept);
}

const wheelPrevented = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const wheel = new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, bubbles: true, cancelable: true });
    document.body.dispatchEvent(wheel);
    return wheel.defaultPrevented;
  });

describe.skipIf(noBrowser)('after a visitor', () => {
  /** Letters nobody else types. */
  const TYPED = 'qzxwvjkq';

  test('K5 idle, a countdown with "continue", then a clean start page: history, storage and memory hold nothing', async () => {
    await importChanged(hub, {
      policy: (policy) => Object.assign(policy, { kioskIdleSeconds: 5, kioskCountdownSeconds: 5 }),
    });
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await page.getByText('今天办什么事').waitFor();
    const before = await left(page);
    await button(page, /English/).tap();
    await button(page, /^Search/).tap();
    for (const letter of TYPED) await page.getByRole('button', { name: letter, exact: true }).tap();
    await page.getByText(`Nothing found for “${TYPED}”`).waitFor();
    expect(await inMemory(page, TYPED)).toBe(true);
    await page.getByText('Are you still there?').waitFor({ timeout: 60_000 });
    await shot(page, 'kiosk-idle');
    await button(page, 'Continue').tap();
    await page.getByText(`Nothing found for “${TYPED}”`).waitFor();
    await page.getByText('Are you still there?').waitFor({ timeout: 60_000 });
    await page.getByText('今天办什么事').waitFor({ timeout: 60_000 });
    expect(await left(page)).toEqual(before);
    await page.evaluate(() => history.back());
    await page.getByText('今天办什么事').waitFor();
    await expect.poll(() => inMemory(page, TYPED), { timeout: 15_000 }).toBe(false);
    await button(page, /^搜索事项/).tap();
    expect(await page.locator('.field-text').inputValue()).toBe('');
    expect(errors).toEqual([]);
  });
});

/** Everything a browser keeps beside the page itself. */
const left = (page: Page): Promise<object> =>
  page.evaluate(async () => ({
    url: location.href,
    state: history.state,
    length: history.length,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: 'caches' in globalThis ? await caches.keys() : [],
    title: document.title,
    language: document.documentElement.lang,
  }));

/** Is the text anywhere in the page's heap, after what nobody holds is collected? */
async function inMemory(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('').includes(text);
}
