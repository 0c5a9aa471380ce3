import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import type { Api } from '../hub/support/api.ts';
import { startHub, type TestHub } from '../hub/support/hub.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { cuttable } from './relay.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const PUBLIC = 'https://hall.example';

let hall: TestHub;
let api: Api;
let browser: Browser;

useBrowser(async (started) => {
  browser = started;
  hall = await startHub({
    change: (catalogue) => {
      catalogue.policy.publicUrl = PUBLIC;
    },
  });
  api = await hall.api();
});
afterAll(() => hall?.close());

type Issued = { id: string; number: string; statusUrl: string };

async function phone(body: object, options: BrowserContextOptions = {}, origin = hall.origin) {
  const ticket = (await api.post('/tickets', body)).body as unknown as Issued;
  const { page, errors, felt } = await open(
    browser,
    { ...PHONE, ...options },
    origin + ticket.statusUrl.slice(PUBLIC.length),
  );
  await page.locator('html[data-live]').waitFor();
  return { ticket, page, errors, felt };
}

/** How a call vibrates, ms on and off. */
const CALL = [400, 200, 400, 200, 800];

const counter = (verb: string) => api.post(`/counters/bank/${verb}`);

describe.skipIf(noBrowser)('K10 the phone in the hand', () => {
  test.each(['light', 'dark'] as const)(
    'K10 E4 unknown, ahead, near, called with ring, vibration and title, serving, rated: %s, on one page without a reload',
    async (colorScheme) => {
      await counter('close');
      const before: Issued[] = [];
      for (let n = 0; n < 5; n++)
        before.push((await api.post('/tickets', { queue: 'fees' })).body as unknown as Issued);
      const { page, ticket, errors, felt } = await phone({ queue: 'fees' }, { colorScheme });
      const look = (name: string) => shot(page, `phone-${name}-${colorScheme}`);
      await page.getByText('现在没有窗口在办').waitFor();
      await look('unknown');
      await page.evaluate(() => Object.assign(globalThis, { same: true }));
      await counter('open');
      await page.getByText(/大约再等 \d+–\d+ 分钟/).waitFor();
      await page.getByRole('button', { name: '叫到我时响铃' }).tap();
      await page.getByText(/可能不响/).waitFor();
      expect(await felt()).toEqual([200]);
      await look('ahead');
      for (const { id } of before.slice(0, 3)) await api.post(`/tickets/${id}/cancel`);
      await page.getByText('快到您了').waitFor();
      expect(await page.title()).toBe(`快到了 ${ticket.number}`);
      await look('near');
      for (const { id } of before.slice(3)) await api.post(`/tickets/${id}/cancel`);
      const rung = () => page.locator('body').getAttribute('data-rung');
      expect(await rung()).toBeNull();
      await counter('call-next');
      await page.getByText('轮到您了').waitFor();
      expect(await rung()).toBe('1');
      expect(await felt()).toEqual([200, CALL]);
      const titles = new Set<string>();
      await expect.poll(async () => titles.add(await page.title()).size, { timeout: 5000 }).toBe(2);
      expect([...titles].every((title) => /轮到您了|● /.test(title))).toBe(true);
      await look('called');
      await counter('recall');
      await expect.poll(rung).toBe('2');
      expect(await felt()).toEqual([200, CALL, CALL]);
      await counter('start');
      await page.getByText(/正在银行收费窗口办理/).waitFor();
      await look('serving');
      await counter('finish');
      await page.getByRole('button', { name: '不满意', exact: true }).waitFor();
      await look('rate');
      expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
      await page.getByRole('button', { name: '不满意', exact: true }).tap();
      await page.getByLabel('办得太慢').check();
      await look('why');
      await page.getByRole('button', { name: '提交' }).tap();
      await page.getByText('评价收到了').waitFor();
      await look('rated');
      expect(errors).toEqual([]);
    },
    60_000,
  );

  test('K10 a phone that cannot vibrate says so, and rings all the same', async () => {
    await counter('open');
    const issued = (await api.post('/tickets', { queue: 'fees' })).body as unknown as Issued;
    const context = await browser.newContext(PHONE);
    await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'vibrate'));
    const page = await context.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(hall.origin + issued.statusUrl.slice(PUBLIC.length));
    await page.locator('html[data-live]').waitFor();
    await page.getByRole('button', { name: '叫到我时响铃' }).tap();
    await page.getByText('浏览器不能振动').waitFor();
    await counter('call-next');
    await page.locator('body[data-rung="1"]').waitFor();
    for (const verb of ['start', 'finish']) await counter(verb);
    expect(errors).toEqual([]);
    await context.close();
  }, 60_000);

  test('K10 T7 T12 moved, passed, cancelled after asking once more, ended, in English too', async () => {
    const review = (verb: string) => api.post(`/counters/review/${verb}`);
    await review('open');
    const { page } = await phone({ queue: 'review', language: 'en' });
    await page.getByText('You are next.').waitFor();
    await shot(page, 'phone-next-en');
    await review('call-next');
    await page.getByText('It is your turn').waitFor();
    await shot(page, 'phone-called-en');
    await page.getByRole('link', { name: '中文' }).tap();
    await page.getByText('轮到您了').waitFor();

    const moved = await phone({ queue: 'community', language: 'en' }, { colorScheme: 'dark' });
    await hall.command({ type: 'MergeQueue', from: 'community', to: 'tax', reason: 'empty' });
    await moved.page.getByText(/now waits for/).waitFor();
    await shot(moved.page, 'phone-moved-en-dark');
    let asked = '';
    moved.page.once('dialog', (dialog) => {
      asked = dialog.message();
      void dialog.dismiss();
    });
    await moved.page.getByRole('button', { name: 'Cancel my place' }).tap();
    expect(asked).toContain('Cancel your place?');
    expect((await api.get(`/tickets/${moved.ticket.id}`)).body.state).toBe('waiting');
    moved.page.once('dialog', (dialog) => void dialog.accept());
    await moved.page.getByRole('button', { name: 'Cancel my place' }).tap();
    await moved.page.getByText('This number was cancelled.').waitFor();
    await shot(moved.page, 'phone-cancelled-en-dark');

    const ended = await phone({ queue: 'tax' });
    await hall.command({ type: 'EndQueue', queue: 'tax', reason: 'closing' });
    await ended.page.getByText('今天的业务已结束').waitFor();
    await shot(ended.page, 'phone-ended');
  });

  test('K10 the connection is cut: the page says so, comes back by itself and is right', async () => {
    const relay = await cuttable(Number(new URL(hall.origin).port));
    const { page, ticket } = await phone({ queue: 'land-housing' }, {}, `http://127.0.0.1:${relay.port}`);
    await relay.cut();
    await page.getByText('连接中断').waitFor();
    await shot(page, 'phone-offline');
    await api.post(`/tickets/${ticket.id}/cancel`);
    await relay.mend();
    await page.getByText('这个号已取消').waitFor();
    expect(await page.getByText('连接中断').isVisible()).toBe(false);
    await relay.cut();
  });
});
