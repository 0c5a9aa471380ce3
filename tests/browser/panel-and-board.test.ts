import type { Browser, Page } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CommandOf } from '../../hub/contract/commands.ts';
import { startHub, type TestHub } from '../hub/support/hub.ts';
import { raw } from '../hub/support/raw.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { BOARD, PANEL, pairingCode } from './steps.ts';

/** The panel's timers, history and masked mode, and a call on the board, in a hall whose clock the test moves. */

let browser: Browser;
useBrowser((started) => {
  browser = started;
});

const MINUTE = 60_000;
const CLERK = 'chensiyuan';
const COUNTER = 'counter-8';
const call = { counter: COUNTER } as const;

/** `must`: the clerk does it; `issue`: somebody takes a number at a kiosk. */
async function hall() {
  const hub = await startHub({
    change: ({ policy }) => Object.assign(policy, { waitAmberMinutes: 10, waitRedMinutes: 20, preCall: 0 }),
  });
  const clerk = await raw(hub.origin, '/counter', { cookie: await hub.signIn(CLERK) });
  onTestFinished(async () => {
    clerk.close();
    await hub.close();
  });
  const must = async (command: object) => {
    expect(await clerk.command(command), JSON.stringify(command)).toMatchObject({ ok: true });
  };
  await must({ type: 'OpenCounter', ...call });
  const kiosk = hub.link('/kiosk', await hub.token('kiosk', { kiosk: 'kiosk-1' }));
  await expect.poll(() => kiosk.status.kind).toBe('connected');
  const issue = async (item: string, more: Partial<CommandOf<'IssueTicket'>> = {}) => {
    const answer = await kiosk.ask({ type: 'IssueTicket', item, class: 'ordinary', ...more });
    expect(answer).toMatchObject({ ok: true });
  };
  return { hub, must, issue };
}

const INVOICES = 'invoice-purchase';

async function panelOf(hub: TestHub): Promise<Page> {
  const [name = '', ...value] = (await hub.signIn(CLERK)).split('=');
  const { page } = await open(browser, PANEL, `${hub.origin}/healthz`);
  onTestFinished(() => page.context().close());
  await page.context().addCookies([{ name, value: value.join('='), url: hub.origin }]);
  await page.goto(`${hub.origin}/counter`);
  await page.locator('.waiting').waitFor();
  return page;
}

const clock = (page: Page) => page.locator('.clock').textContent();

describe.skipIf(noBrowser)('W2 the panel', () => {
  test('W2 the waiting by number, class, matter and wait, near and over the limit in shape and word; masked, others are hidden', async () => {
    const { hub, issue } = await hall();
    await issue(INVOICES, { class: 'priority', reason: 'elderly' });
    hub.clock.advance(11 * MINUTE);
    await issue('tax-payment-certificate');
    hub.clock.advance(11 * MINUTE);
    await issue(INVOICES);
    const page = await panelOf(hub);
    const rows = page.locator('.order-row');
    await expect.poll(() => rows.count()).toBe(3);
    const words = async () => (await rows.allTextContents()).map((text) => text.replace(/\s+/g, ' '));
    expect(await words()).toEqual([
      expect.stringMatching(/B001.*老.*发票领购.*22 超限/),
      expect.stringMatching(/B002.*完税证明.*11 临限/),
      expect.stringMatching(/B003.*发票领购/),
    ]);
    await shot(page, 'panel-waiting');
    await page.keyboard.press('F10');
    await page.getByText('对方可见，已遮挡他人').waitFor();
    await expect.poll(() => page.locator('.order-item .veil').count()).toBe(3);
    expect((await words()).join()).not.toMatch(/发票领购|完税证明|老/);
    // How long they wait and in which order stays in sight: it names nobody.
    expect((await words()).join()).toMatch(/B001.*超限.*B002.*临限.*B003/);
    await shot(page, 'panel-masked');
    await page.keyboard.press('F10');
    await expect.poll(() => page.locator('.order-item .veil').count()).toBe(0);
  });

  test('W2 the ticket in hand: its timer by the hall’s clock, what happened to it, and the day’s own figures', async () => {
    const { hub, must, issue } = await hall();
    await issue(INVOICES);
    hub.clock.advance(4 * MINUTE);
    await must({ type: 'CallNext', ...call });
    hub.clock.advance(2 * MINUTE);
    await must({ type: 'Recall', ...call });
    const page = await panelOf(hub);
    await page.locator('.record-clock', { hasText: '已叫号' }).waitFor();
    await expect.poll(() => clock(page)).toMatch(/^0?2:[0-5]\d$/);
    const history = () =>
      page
        .locator('.history-row')
        .evaluateAll((all) => all.map((row) => [...row.children].slice(0, 2).map((one) => one.textContent)));
    await expect.poll(history).toEqual([
      ['09:00', '取号'],
      ['09:04', '呼叫'],
      ['09:06', '重呼'],
    ]);
    await shot(page, 'panel-called');
    await must({ type: 'StartService', ...call });
    hub.clock.advance(7 * MINUTE);
    // Any fact sends the view anew, with the hall's time in it.
    await issue(INVOICES);
    await page.locator('.record-clock', { hasText: '办理中' }).waitFor();
    await expect.poll(() => clock(page)).toMatch(/^0?7:[0-5]\d$/);
    await must({ type: 'Finish', ...call, outcome: 'other' });
    const served = page.locator('.record-today dl div', { hasText: '接待' });
    await expect.poll(async () => (await served.textContent()) ?? '').toMatch(/1/);
    await page.locator('.record-part', { hasText: 'B001' }).getByText(/7/).first().waitFor();
    await shot(page, 'panel-finished');
  });
});

describe.skipIf(noBrowser)('D2 the board', () => {
  test('D2 a new call flashes twice, its recall flashes again, the one before moves down and does not flash', async () => {
    const { hub, must, issue } = await hall();
    const { page } = await open(browser, BOARD, `${hub.origin}/display`);
    onTestFinished(() => page.context().close());
    const code = await pairingCode(page);
    const assignment = { role: 'hall-board', sound: false, theme: 'light' } as const;
    await hub.command({ type: 'PairScreen', code, name: '一楼大屏', assignment });
    await page.locator('.field').waitFor();
    await page.evaluate(() => {
      const flashed: string[] = [];
      Object.assign(globalThis, { flashed });
      document.addEventListener('animationstart', ({ animationName, target }) => {
        const field = (target as Element).closest('.field');
        if (!animationName.startsWith('flash')) return;
        const { animationIterationCount } = getComputedStyle(target as Element);
        flashed.push(`${field?.querySelector('.field-number')?.textContent} ×${animationIterationCount}`);
      });
    });
    const flashed = () => page.evaluate(() => (globalThis as unknown as { flashed: string[] }).flashed);
    await issue(INVOICES);
    await issue(INVOICES);
    await must({ type: 'CallNext', ...call });
    await expect.poll(flashed).toEqual(['B001 ×2']);
    await must({ type: 'Recall', ...call });
    await expect.poll(flashed).toEqual(['B001 ×2', 'B001 ×2']);
    await must({ type: 'StartService', ...call });
    await must({ type: 'Finish', ...call, outcome: 'other' });
    await must({ type: 'CallNext', ...call });
    await expect.poll(flashed).toEqual(['B001 ×2', 'B001 ×2', 'B002 ×2']);
    await page.locator('.rows .row-number', { hasText: 'B001' }).waitFor();
    expect(await page.locator('.field-number').textContent()).toBe('B002');
    await shot(page, 'board-flash');
  });
});
