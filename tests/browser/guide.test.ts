import type { Browser, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../hub/contract/commands.ts';
import type { HubProcess } from '../hub/support/process.ts';
import { type Raw, raw } from '../hub/support/raw.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useHall } from './places.ts';
import { KIOSK, PANEL, signIn } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

useHall((started) => {
  ({ hub, browser } = started);
});

/** Somebody at work beside the pages, with the sign-in of a page. */
async function beside(page: Page): Promise<Raw> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  return raw(hub.origin, '/counter', { cookie });
}

async function must(socket: Raw, command: CommandInput): Promise<void> {
  const reply = await socket.command(command);
  expect(reply, JSON.stringify(reply)).toMatchObject({ ok: true });
}

/** The tax clerk, with a counter open and nothing drawn. */
async function clerkAt(user: string, counter: string): Promise<Raw> {
  const { page } = await open(browser, PANEL, `${hub.origin}/counter`);
  await signIn(page, user);
  await expect.poll(async () => (await page.context().cookies()).length).toBeGreaterThan(0);
  const clerk = await beside(page);
  await must(clerk, { type: 'OpenCounter', counter });
  return clerk;
}

async function guideDesk(size = PANEL) {
  const opened = await open(browser, size, `${hub.origin}/guide`);
  await signIn(opened.page, GUIDE);
  await opened.page.getByRole('heading', { name: '查一个号' }).waitFor();
  return opened;
}

const GUIDE = 'chenjing';
const CLERK = 'chensiyuan';
const COUNTER = 'counter-8';
const call = { counter: COUNTER } as const;

/** Issues at the desk for the tax queue; gives the number, as it stands large on the page. */
async function issue(page: Page, answers: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  const before = await page.locator('.guide-big').allTextContents();
  await page.getByRole('button', { name: '给税务取号' }).click();
  const dialog = page.getByRole('dialog');
  await answers(dialog);
  await dialog.getByRole('button', { name: '取号' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await page.locator('.guide-big').allTextContents()).join())
    .not.toBe(before.join());
  return (await page.locator('.guide-big').textContent()) ?? '';
}

describe.skipIf(noBrowser)('W7 the guide desk', () => {
  test('K6 W7 a queue by name: no number without a document at its field, or the reason why there is none', async () => {
    const { page, errors } = await guideDesk();
    const dialog = page.getByRole('dialog');
    const given = () => page.locator('.guide-big').textContent();
    await page.getByRole('button', { name: '给国土住建取号' }).click();
    await dialog.getByLabel('证件号码').fill('110105194912310021');
    await dialog.getByRole('button', { name: '取号' }).click();
    await dialog.getByText('请核对').waitFor();
    await shot(page, 'guide-by-name');
    await dialog.getByLabel('证件号码').fill('11010519491231002X');
    await dialog.getByRole('button', { name: '取号' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(given).toBe('D001');
    await page.getByRole('button', { name: '给国土住建取号' }).click();
    await dialog.getByText('不登记', { exact: true }).click();
    await dialog.getByRole('button', { name: '取号' }).click();
    await dialog.locator('.form-fault').waitFor();
    await dialog.getByLabel('不登记证件的原因').fill('证件在补办');
    await dialog.getByRole('button', { name: '取号' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(given).toBe('D002');
    expect(errors).toEqual([]);
  });

  test('W7 T4 T7 issues, takes back an unproven priority, fetches who cannot hear, reinstates', async () => {
    const { page, errors } = await guideDesk();
    const clerk = await clerkAt(CLERK, COUNTER);
    const ordinary = await issue(page, async () => {});
    const priority = await issue(page, async (dialog) => {
      await dialog.getByText('优先照顾').click();
      await dialog.getByText('老年人').click();
    });
    await page.locator('.guide-found').getByText('优先 · 老年人').waitFor();
    await page.getByText('前面 0 人').waitFor();
    await shot(page, 'guide-found');
    await page.getByRole('button', { name: '改为普通号' }).click();
    await page.getByLabel('理由').fill('没有带证件');
    await page.getByRole('dialog').getByRole('button', { name: '改为普通号' }).click();
    await page.getByText('前面 1 人').waitFor();

    await must(clerk, { type: 'CallNext', ...call });
    await must(clerk, { type: 'NoShow', ...call });
    const passed = page.locator('.guide-line', { hasText: ordinary });
    await passed.getByRole('button', { name: '恢复排队' }).click();
    await passed.waitFor({ state: 'detached' });
    await page.getByLabel('号码').fill(ordinary);
    await page.getByRole('button', { name: '查', exact: true }).click();
    await page.locator('.guide-found').getByText('等候中').waitFor();

    const deaf = await issue(page, async (dialog) => {
      await dialog.getByText('需要：写字板').click();
    });
    // Until the two before are called and gone.
    for (const number of [priority, ordinary]) {
      await must(clerk, { type: 'CallNext', ...call });
      expect(number).not.toBe(deaf);
      await must(clerk, { type: 'StartService', ...call });
      await must(clerk, { type: 'Finish', ...call });
    }
    await must(clerk, { type: 'CallNext', ...call });
    const fetch = page.locator('.guide-line', { hasText: deaf });
    await shot(page, 'guide-fetch');
    const early = await clerk.command({ type: 'NoShow', ...call });
    expect(early).toMatchObject({ ok: false, refusal: { code: 'not-yet-fetched' } });
    await fetch.getByRole('button', { name: '已当面请到' }).click();
    await fetch.waitFor({ state: 'detached' });
    await must(clerk, { type: 'NoShow', ...call });
    expect(errors).toEqual([]);
  });

  test('W7 K1 a call for help reaches the desk and the supervisor; who goes is seen at the kiosk', async () => {
    const desk = await guideDesk();
    const supervisor = await open(browser, PANEL, `${hub.origin}/supervision`);
    await signIn(supervisor.page, 'songhaiyan');
    const { page: kiosk } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
    await kiosk.getByText('常办事项').waitFor();
    await kiosk
      .getByRole('button', { name: /求助指引/ })
      .first()
      .tap();
    await kiosk.getByRole('button', { name: '请工作人员过来' }).tap();
    await kiosk.getByText('已通知工作人员').first().waitFor();
    await shot(kiosk, 'guide-kiosk-called');
    await supervisor.page.getByText(/取号机.*有人求助/).waitFor();
    await desk.page.getByRole('button', { name: '我去' }).click();
    await kiosk.getByText('工作人员正在过来').first().waitFor();
    await supervisor.page.getByText(/陈静已见/).waitFor();
    await shot(desk.page, 'guide-help');
    await desk.page.getByRole('button', { name: '已帮到' }).click();
    await kiosk.getByRole('button', { name: '请工作人员过来' }).waitFor();
    expect([...desk.errors, ...supervisor.errors]).toEqual([]);
  });

  test('W7 C3 a consultation is recorded; T15 a paper number is entered, wrong ones are said at their field', async () => {
    const { page, errors } = await guideDesk();
    await page.getByRole('button', { name: '记一次咨询' }).click();
    await page.getByRole('button', { name: '选事项…' }).click();
    await page.getByRole('combobox').fill('发票领购');
    await page.getByRole('option', { selected: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('问了什么').waitFor();
    await shot(page, 'guide-consult');
    await page.getByRole('button', { name: '记录' }).click();
    await page.getByText('今天咨询 1 次').waitFor();

    await page.getByRole('button', { name: '补录纸号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('ZB').click();
    await dialog.getByLabel('号码').fill('B001');
    await dialog.getByLabel('几点取的号').fill('25:00');
    await dialog.getByRole('button', { name: '补录' }).click();
    await dialog.getByText('这个号不在该队列预印的号段里', { exact: false }).waitFor();
    await shot(page, 'guide-paper');
    await dialog.getByLabel('号码').fill('ZB007');
    await dialog.getByRole('button', { name: '补录' }).click();
    await dialog.getByText('时间先后不对', { exact: false }).waitFor();
    const now = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
    });
    await dialog.getByLabel('几点取的号').fill(now.format(Date.now()));
    // The hub was up at that time, or only just down: a reason settles it.
    await dialog.getByLabel('那时系统没有中断的').fill('一楼网络断了');
    await dialog.getByRole('button', { name: '补录' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.guide-big', { hasText: 'ZB007' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('W7 K4 axe finds nothing on the page and its dialogs, in both languages, light and dark', async () => {
    const found: string[] = [];
    for (const size of [PANEL, { viewport: { width: 1920, height: 1080 } }]) {
      const { page } = await guideDesk(size);
      const look = async (name: string) => {
        await shot(page, `guide-${name}-${size.viewport.width}`);
        found.push(...(await axe(page)).map((line) => `${name} ${line}`));
      };
      await look('zh-light');
      await page.getByRole('button', { name: '深色' }).click();
      await look('zh-dark');
      await page.getByRole('button', { name: 'English' }).click();
      await look('en-dark');
      await page.getByRole('button', { name: 'Light' }).click();
      await look('en-light');
      await page.getByRole('button', { name: /^A ticket for Tax/ }).click();
      await page.getByText('Priority').click();
      await look('en-issue');
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});
