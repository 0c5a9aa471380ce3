import type { Browser, Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { HubProcess } from '../hub/support/process.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot, watch } from './browser.ts';
import { useHall } from './places.ts';
import {
  APPLICANT,
  burst,
  dockOf,
  finish,
  KIOSK,
  operate,
  PANEL,
  pair,
  pairingCode,
  signIn,
} from './steps.ts';

/** The specimen of ICAO 9303: what a passport reader types. */
const MRZ = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const NUMBER = 'L898902C3';
const NAME = 'ERIKSSON ANNA MARIA';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

/** From the start page to where a document is asked. */
async function toDocument(page: Page, press: (button: Locator) => Promise<void>): Promise<void> {
  await press(page.getByRole('button', { name: /部门/ }).first());
  await press(page.getByText('住建局').first());
  await press(page.getByText('房管', { exact: true }).first());
  await press(page.getByRole('button', { name: /取号/ }).last());
  await page.getByRole('heading', { name: '实名取号' }).waitFor();
}

describe.skipIf(noBrowser)('a ticket by name', () => {
  test('K6 X3 a document scanned at the kiosk: masked there, a ticket without it, in full before the clerk and in the form', async () => {
    const kiosk = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    const { page } = kiosk;
    await toDocument(page, (button) => button.tap());
    await shot(page, 'kiosk-identity');
    await page.getByRole('button', { name: '护照' }).tap();
    for (const key of 'E12345') await page.getByRole('button', { name: key, exact: true }).tap();
    await page.getByRole('button', { name: /^姓名/ }).tap();
    for (const key of ['L', 'I', '空格', 'M'])
      await page.getByRole('button', { name: key, exact: true }).tap();
    await page.getByRole('button', { name: /^姓名.*LI M$/ }).waitFor();
    await shot(page, 'kiosk-identity-passport');
    await page.getByRole('button', { name: '身份证' }).tap();
    const take = page.getByRole('button', { name: '取号', exact: true });
    expect(await take.isDisabled()).toBe(true);
    for (const digit of '1101051949') await page.getByRole('button', { name: digit, exact: true }).tap();
    expect(await page.locator('output').textContent()).toBe('••••••••49');
    await burst(page, `${MRZ.join('\n')}\n`);
    await page.getByRole('heading', { name: '这是您的证件吗？' }).waitFor();
    await shot(page, 'kiosk-identity-read');
    const shown = (await page.locator('body').textContent()) ?? '';
    expect(shown).toContain('*****02C3');
    expect(shown).not.toContain('ERIKSSON');
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    await page.getByText('D001').first().waitFor();
    expect(await page.locator('body').textContent()).not.toContain('02C3');

    const counter = await open(browser, PANEL, `${hub.origin}/counter`);
    await signIn(counter.page, 'sunyan');
    await counter.page.getByRole('button', { name: /^12/ }).first().click();
    await counter.page
      .getByRole('button', { name: /开窗|开放/ })
      .first()
      .click();
    await counter.page
      .getByRole('button', { name: /下一位/ })
      .first()
      .waitFor();
    // A key pressed while the counter still opens does nothing.
    const named = counter.page.getByText(`护照 ${NAME} ${NUMBER}`);
    await expect
      .poll(
        async () => {
          if ((await named.count()) === 0) await counter.page.keyboard.press('F2');
          return named.count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    await shot(counter.page, 'panel-by-name');
    await counter.page.keyboard.press('F4');
    await expect
      .poll(() =>
        counter.page
          .locator('input')
          .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)),
      )
      .toEqual(expect.arrayContaining([NAME, NUMBER]));
    await shot(counter.page, 'panel-by-name-form');
    for (const { errors } of [kiosk, counter]) expect(errors).toEqual([]);
  });

  test('E2 E3 rated low on the screen at the counter: the supervisor calls back, finds, remedies, closes; the clerk learns nothing', async () => {
    const shown = await open(browser, APPLICANT, `${hub.origin}/display`);
    const staff = await open(browser, PANEL, `${hub.origin}/supervision`);
    await signIn(staff.page, 'songhaiyan');
    await staff.page.getByText('屏幕').first().click();
    await pair(staff.page, await pairingCode(shown.page), '12号评议屏', async (page) => {
      await page.getByLabel('用途').selectOption('applicant');
      await page.getByLabel(/^窗口/).selectOption('counter-12');
    });
    const counter = await open(browser, PANEL, `${hub.origin}/counter#counter-12`);
    await signIn(counter.page, 'sunyan');
    await counter.page.getByText('办理中').first().waitFor();
    await finish(counter.page);
    await shown.page.getByRole('button', { name: '非常不满意' }).tap();
    await shown.page.getByRole('button', { name: '没有讲清楚' }).tap();
    await shown.page.getByRole('button', { name: /提交/ }).tap();
    await shown.page
      .getByText(/谢谢|感谢/)
      .first()
      .waitFor();

    const { page } = staff;
    await page.keyboard.press('Alt+7');
    await page.getByRole('button', { name: 'D001' }).click();
    await page.getByText('待回访').first().waitFor();
    expect(await page.locator('body').textContent()).not.toContain(NAME);
    await page.getByRole('button', { name: '查看联系方式' }).click();
    await page.getByText(NAME).waitFor();
    await shot(page, 'follow-up');
    expect(await axe(page)).toEqual([]);
    const step = async (key: string, dialog: string, fill: (page: Page) => Promise<void>) => {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await fill(page);
      await shot(page, `follow-up-${dialog}`);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await step('1', 'D001 已回访', (at) => at.getByLabel('沟通了什么').fill('材料要求没有一次讲清'));
    await page.getByText('待核实').first().waitFor();
    await step('1', 'D001 核实', async (at) => {
      await at.getByText('属实', { exact: true }).click();
      await at.getByLabel('查明了什么').fill('告知单没有打印');
    });
    await page.getByText('待整改').first().waitFor();
    await step('1', 'D001 整改', (at) => at.getByLabel('整改措施').fill('当日补发告知单并致歉'));
    await page.getByText('待办结').first().waitFor();
    await step('1', 'D001 办结', (at) => at.getByLabel(/^结论/).fill('已电话告知，服务对象满意'));
    await page.getByText('已办结').first().waitFor();
    await shot(page, 'follow-up-closed');
    expect(await page.getByRole('row', { name: /^今年/ }).textContent()).toBe('今年1100% 1/1100% 1/11');
    expect(await counter.page.locator('body').textContent()).not.toContain('不满意');
    // E4: what was rated on the screen is not rated by a card as well.
    await page.getByRole('button', { name: '录入评议卡' }).click();
    await page.getByLabel('号票上的号码').fill('d1');
    await page.getByText('基本满意', { exact: true }).click();
    await page.keyboard.press('Enter');
    await page.getByText('已经评议过了').waitFor();
    await shot(page, 'rating-card');
    expect(await axe(page)).toEqual([]);
    for (const { errors } of [shown, staff, counter]) expect(errors).toEqual([]);
  }, 120_000);

  test('S4 E2 a complaint about that visit: entered, assigned, investigated, answered, closed by the keyboard; the clerk it is about sees nothing', async () => {
    const officer = await open(browser, PANEL, `${hub.origin}/supervision#feedback`);
    const { page } = officer;
    await signIn(page, 'mengfan');
    await page.getByText('没有投诉、表扬或回访。').waitFor();
    await page.getByRole('button', { name: '登记投诉' }).click();
    await page.getByText('12345 热线', { exact: true }).click();
    await page.getByLabel(/^事由/).fill('材料没有一次讲清');
    await page.getByLabel('内容', { exact: true }).fill('跑了三趟，每次都说少一样材料。');
    await page.getByLabel(/^今天的号码/).fill('d1');
    await page.getByLabel('电话（可不填）').fill('13912345678');
    await shot(page, 'complaint-new');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const side = page.getByRole('complementary');
    await side.getByText('跑了三趟，每次都说少一样材料。').waitFor();
    await shot(page, 'complaint');
    expect(await axe(page)).toEqual([]);
    const number = (await side.getByRole('heading', { level: 2 }).textContent()) ?? '';
    expect(number).toMatch(/^诉〔\d{4}〕1号$/);
    expect(await side.textContent()).toMatch(/12号窗口.*孙岩/);
    expect(await side.textContent()).not.toContain('13912345678');
    const step = async (key: string, dialog: string, fill: () => Promise<void>, then: string) => {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name: `${number} ${dialog}` }).waitFor();
      await fill();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page
        .getByRole('row', { name: new RegExp(number) })
        .getByText(then)
        .waitFor();
    };
    const to = page.getByLabel('交给谁');
    const assign = async () => {
      expect(await to.textContent()).not.toContain('孙岩');
      await to.selectOption({ label: '孟凡' });
    };
    await step('2', '交办', assign, '待核实');
    const find = async () => {
      await page.getByRole('dialog').getByText('属实', { exact: true }).click();
      await page.getByLabel('查明了什么').fill('告知单没有打印');
    };
    await step('2', '核实', find, '待整改');
    await step('2', '整改', () => page.getByLabel('整改措施').fill('当日补发告知单'), '待答复');
    await step('2', '答复投诉人', () => page.getByLabel(/^怎样答复/).fill('已致歉'), '待办结');
    await step('1', '办结', () => page.getByLabel('结论').fill('投诉人满意'), '已办结');
    await page.getByRole('button', { name: '查看联系方式' }).click();
    await side.getByText('13912345678').waitFor();
    await side.getByText('查看了联系方式').waitFor();
    await shot(page, 'complaint-closed');
    const clerk = await open(browser, PANEL, `${hub.origin}/supervision#feedback`);
    await signIn(clerk.page, 'sunyan');
    await clerk.page.getByText('没有投诉、表扬或回访。').waitFor();
    await shot(clerk.page, 'complaint-clerk');
    expect(await clerk.page.locator('body').textContent()).not.toContain('材料没有一次讲清');
    for (const { errors } of [officer, clerk]) expect(errors).toEqual([]);
  }, 120_000);

  test('K6 P6 the twin of a reader that types: nothing where nothing is asked, a bad one is said, one cut off is none, a good one takes the ticket', async () => {
    const dock = await open(browser, PANEL, await dockOf(hub.origin));
    const card = dock.page.getByRole('article', { name: 'keyboard-reader' });
    const press = (name: string) => card.getByRole('button', { name, exact: true }).click();
    expect(await card.getByRole('button', { name: '身份证' }).isDisabled()).toBe(true);
    const opens = dock.page.waitForEvent('popup');
    await press('打开取号机');
    const page = await opens;
    const errors = watch(page);
    await page.setViewportSize(KIOSK.viewport);
    await card.getByText('已接通').waitFor();
    await page.getByRole('button', { name: /部门/ }).first().waitFor();
    await shot(dock.page, 'dock-keyboard-reader');
    await press('身份证');
    await page
      .getByText(/现在不用刷证件/)
      .first()
      .waitFor();
    await toDocument(page, (button) => button.click());
    // Not from the page that opened it: no key.
    await page.evaluate(() => postMessage({ 'onewindow-key': '7' }));
    await press('号码有误');
    const unread = page.getByText(/没有读出证件/).first();
    await unread.waitFor();
    await press('变慢');
    await press('居住证');
    await press('拔出');
    await press('插回');
    await press('居住证');
    await page
      .getByText(/陈＊＊/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '取号', exact: true }).click();
    await page.getByText('D002').first().waitFor();
    expect([...errors, ...dock.errors]).toEqual([]);
    await page.close();
    await card.getByText('取号机未打开').waitFor();
  });

  test('K6 P6 a card on the virtual reader: a bad one is said, a good one takes the ticket', async () => {
    const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await toDocument(page, (button) => button.tap());
    const put = async (card: string, shown: RegExp) => {
      const word = page.getByText(shown).first();
      await expect
        .poll(
          async () => {
            await operate(hub.origin, { device: 'reader-kiosk-1', action: 'put', card });
            return word.count();
          },
          { timeout: 15_000 },
        )
        .toBeGreaterThan(0);
    };
    await put('wrong-number', /没有读出证件/);
    await put('resident-card', /张＊＊/);
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    await page.getByText('D003').first().waitFor();
    expect(errors).toEqual([]);
  });
});
