import type { Browser, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import { MONDAY_NINE, startHub, type TestHub } from '../hub/support/hub.ts';
import { raw } from '../hub/support/raw.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { KIOSK, PANEL } from './steps.ts';

/** The kiosk of a hall whose clock the test moves: out of hours, nobody serving, quotas. */

let browser: Browser;
useBrowser((started) => {
  browser = started;
});

const HOUR = 3_600_000;
const EIGHT_IN_THE_EVENING = MONDAY_NINE + 11 * HOUR;
/** Takes appointments. */
const BOOKABLE = '企业年检';
/** Takes none. */
const PLAIN = '发票领购';

async function hallAt(at: number, change: (catalogue: Catalogue) => void = () => {}): Promise<TestHub> {
  const hub = await startHub({
    at,
    demo: true,
    change: (catalogue) => {
      Object.assign(catalogue.policy, { aroundTheClock: false });
      change(catalogue);
    },
  });
  onTestFinished(() => hub.close());
  return hub;
}

async function kioskOf(hub: TestHub): Promise<Page> {
  const { page } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
  onTestFinished(() => page.context().close());
  await page.getByText('今天办什么事').waitFor();
  return page;
}

/** A staff page of somebody signed in. */
async function staffPage(hub: TestHub, person: string, path: string): Promise<Page> {
  const [name = '', ...value] = (await hub.signIn(person)).split('=');
  const { page } = await open(browser, PANEL, `${hub.origin}/healthz`);
  onTestFinished(() => page.context().close());
  await page.context().addCookies([{ name, value: value.join('='), url: hub.origin }]);
  await page.goto(`${hub.origin}${path}`);
  return page;
}

const toItem = (page: Page, name: string) => page.locator('.example', { hasText: name }).tap();
const red = (page: Page) => page.locator('.answers .tone-red');

/** Books the first free time of the last day shown, from a screen that offers it; gives the code. */
async function book(page: Page): Promise<string> {
  await page.locator('.answers .touch', { hasText: '预约时段' }).tap();
  await page.locator('.row:not(.row-closed)').last().tap();
  await page.getByText('几点来').waitFor();
  await page.locator('.row:not(.row-closed)').first().tap();
  await page.getByRole('button', { name: '确定预约' }).tap();
  await page.locator('.booked-code').waitFor();
  return ((await page.locator('.booked-code').textContent()) ?? '').replace(/\D/g, '');
}

describe.skipIf(noBrowser)('no number now, as drawn', () => {
  test('T10 T13 out of hours: no number, the hours, and an appointment that is taken from there', async () => {
    const page = await kioskOf(await hallAt(EIGHT_IN_THE_EVENING));
    await toItem(page, BOOKABLE);
    await page.locator('.obstacle-title', { hasText: '现在不取号' }).waitFor();
    await page.getByText('开放时间 8:30–12:00、13:30–17:00，最晚 11:45、16:30 取号。').waitFor();
    expect(await page.getByRole('button', { name: /取号$/ }).count()).toBe(0);
    await shot(page, 'closed-hours');
    expect(await book(page)).toMatch(/^\d{8}$/);
  });

  test('T10 out of hours where nothing can be booked: the list to print, and the department’s other matters', async () => {
    const page = await kioskOf(await hallAt(EIGHT_IN_THE_EVENING));
    await toItem(page, PLAIN);
    await page.locator('.obstacle-title', { hasText: '现在不取号' }).waitFor();
    expect(await red(page).count()).toBe(0);
    await page.getByRole('button', { name: '打印材料清单' }).waitFor();
    await shot(page, 'closed-hours-plain');
    await page.getByRole('button', { name: '看地税局其他事项' }).tap();
    await page.getByRole('heading', { name: '地税局' }).waitFor();
  });

  test('T12 T11 nobody serves: warned before issue and the supervisor alerted; the wait is unknown, until a counter opens', async () => {
    const hub = await hallAt(MONDAY_NINE);
    const page = await kioskOf(hub);
    await toItem(page, PLAIN);
    await page.locator('.obstacle-title', { hasText: '现在没有窗口在办这类业务' }).waitFor();
    await page.getByText('仍可取号，开窗后按顺序叫号；要等多久说不准。').waitFor();
    await shot(page, 'closed-nobody');
    await page.getByRole('button', { name: '仍然取号' }).tap();
    await page.locator('.number').waitFor();
    await page.getByText('暂时说不准').waitFor();
    const staff = await staffPage(hub, 'songhaiyan', '/supervision');
    const alert = staff.locator('.alert', { hasText: '税务没有窗口在办' });
    await alert.waitFor();

    const next = await kioskOf(hub);
    await toItem(next, PLAIN);
    await next.locator('.obstacle').waitFor();
    const clerk = await raw(hub.origin, '/counter', { cookie: await hub.signIn('chensiyuan') });
    onTestFinished(() => clerk.close());
    expect(await clerk.command({ type: 'OpenCounter', counter: 'counter-8' })).toMatchObject({ ok: true });
    await next.locator('.obstacle').waitFor({ state: 'detached' });
    await alert.waitFor({ state: 'detached' });
    await next.getByRole('button', { name: '取号', exact: true }).tap();
    await next.locator('.number').waitFor();
    // One is ahead: how many, how long, and that the count may change.
    await next.getByText('1 人', { exact: true }).waitFor();
    await next.getByText('人数可能变化').waitFor();
    await next.getByText(/分钟/).first().waitFor();
    expect(await next.getByText('暂时说不准').count()).toBe(0);
    await shot(next, 'closed-no-more');
  });

  test('T11 in large type, and in each language, the page says that the count may change', async () => {
    const hub = await hallAt(MONDAY_NINE);
    const first = await kioskOf(hub);
    await toItem(first, PLAIN);
    await red(first).tap();
    await first.locator('.number').waitFor();
    const page = await kioskOf(hub);
    await page.locator('.foot button:has(.lucide-a-large-small)').tap();
    for (const at of ['.screen-start-large', '.screen-frequent', '.screen-item']) {
      await page.locator(at).waitFor();
      await page.locator('[data-key="1"]').tap();
    }
    await page.getByText('人数可能变化').waitFor();
    for (const [language, words] of [
      ['en', 'may change'],
      ['ru', 'может измениться'],
    ] as const) {
      await page.locator(`.language:lang(${language})`).first().tap();
      await page.getByText(words).waitFor();
    }
  });

  test('T9 T13 today’s numbers are taken: the reason, when there are more, and an appointment', async () => {
    const hub = await hallAt(MONDAY_NINE, (catalogue) => {
      const queue = catalogue.queues.find(({ id }) => id === 'commerce-drug');
      if (queue) Object.assign(queue, { dailyQuota: 1 });
    });
    const first = await kioskOf(hub);
    await toItem(first, BOOKABLE);
    await red(first).tap();
    await first.locator('.number').waitFor();
    const page = await kioskOf(hub);
    await toItem(page, BOOKABLE);
    await page.locator('.obstacle-title', { hasText: '今天的号已经取完' }).waitFor();
    await page.getByText('下个工作日 8:30 开始取号，早些来更稳妥。').waitFor();
    await shot(page, 'closed-quota');
    expect(await book(page)).toMatch(/^\d{8}$/);
  });

  test('T9 K6 one person’s numbers of the day are taken: refused with when to come again, and an appointment', async () => {
    const hub = await hallAt(MONDAY_NINE, (catalogue) => {
      const queue = catalogue.queues.find(({ id }) => id === 'land-housing');
      if (queue) Object.assign(queue, { personQuota: 1 });
    });
    const holder = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' } as const;
    const clerk = await raw(hub.origin, '/counter', { cookie: await hub.signIn('sunyan') });
    onTestFinished(() => clerk.close());
    const kiosk = hub.link('/kiosk', await hub.token('kiosk', { kiosk: 'kiosk-2' }));
    await expect.poll(() => kiosk.status.kind).toBe('connected');
    const issue = { type: 'IssueTicket', item: 'real-estate', class: 'ordinary', holder } as const;
    expect(await kiosk.ask(issue)).toMatchObject({ ok: true });
    // Called, and not there: no number is open any more, and the day's one is used.
    const counter = 'counter-12';
    for (const type of ['OpenCounter', 'CallNext', 'NoShow'] as const)
      expect(await clerk.command({ type, counter }), type).toMatchObject({ ok: true });

    const page = await kioskOf(hub);
    await page.locator('.tile:has(.lucide-landmark)').tap();
    await page.getByText('住建局').first().tap();
    await page.getByText('房管', { exact: true }).first().tap();
    await red(page).tap();
    await page.getByRole('heading', { name: '实名取号' }).waitFor();
    for (const key of holder.idNumber) await page.getByRole('button', { name: key, exact: true }).tap();
    await page.getByRole('button', { name: '取号', exact: true }).tap();
    await page.getByText('您今天在这个队列的号已经取满').waitFor();
    await page.getByText('11月24日 09:00 起可以再取号').waitFor();
    await shot(page, 'closed-person-quota');
    expect(await book(page)).toMatch(/^\d{8}$/);
  });

  test('K4 K7 speech is away: the page says so, once it is asked to read', async () => {
    // This hall's voice has nothing to say.
    const page = await kioskOf(await hallAt(MONDAY_NINE));
    await page.getByRole('button', { name: '朗读' }).tap();
    await page.getByText('现在读不出来，请看屏幕，或叫人来帮您。').waitFor();
    await page.getByRole('button', { name: '朗读' }).waitFor();
    await shot(page, 'closed-no-speech');
  });
});
