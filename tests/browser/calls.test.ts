import type { Browser, Page } from 'playwright';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { createVoice } from '../../hub/voice/voice.ts';
import { startHub, type TestHub } from '../hub/support/hub.ts';
import { layWire, type Wire } from '../hub/support/wire.ts';
import { type Heard, noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { BOARD, pairingCode, STRIP } from './steps.ts';

type Screen = {
  readonly page: Page;
  readonly wire: Wire;
  readonly errors: string[];
  readonly heard: () => Promise<Heard[]>;
};

let hall: TestHub;
let browser: Browser;
const wires: Wire[] = [];

useBrowser(async (started) => {
  browser = started;
  const parts = { program: { kind: 'built-in' }, log: { warn() {} }, now: () => Date.now() } as const;
  // A loaded machine may take its time over a word; what is tested is the order.
  const voice = createVoice({
    ...parts,
    cacheFolder: inject('speech'),
    timeoutMs: 60_000,
    patienceMs: 60_000,
  });
  hall = await startHub({ voice });
});
afterAll(async () => {
  for (const wire of wires) await wire.close();
  await hall?.close();
});

async function screen(size: typeof BOARD, assignment: object): Promise<Screen> {
  const wire = await layWire(hall.origin);
  wires.push(wire);
  const opened = await open(browser, size, `${wire.origin}/display`);
  const code = await pairingCode(opened.page);
  await hall.command({ type: 'PairScreen', code, name: '屏', assignment: assignment as never });
  return { ...opened, wire };
}

const called = () => hall.hub.services.state().calls;
/** Files whose words were played to their end, in order, chimes left out. */
async function words({ heard }: Screen): Promise<readonly Heard[]> {
  return (await heard()).filter(({ kind, seconds }) => kind === 'ended' && seconds > 1.5);
}
const shows = (page: Page, number: string) => page.getByText(number, { exact: true }).first().waitFor();

describe.skipIf(noBrowser)('the screens of a hall', () => {
  test('D2 D6 three boards and two strips: calls reach all, flash, move down, are spoken in order to their end, and a cut in the middle leaves nothing stale', async () => {
    const [first, second, zone, strip, other] = await Promise.all([
      screen(BOARD, { role: 'hall-board', sound: true }),
      screen(BOARD, { role: 'hall-board', theme: 'dark' }),
      screen(BOARD, { role: 'zone-board', zone: 'floor-1' }),
      screen(STRIP, { role: 'counter-strip', counter: 'counter-8', columns: 192, rows: 24 }),
      screen(STRIP, { role: 'counter-strip', counter: 'counter-9', columns: 192, rows: 24 }),
    ]);
    await first.page.getByText('请留意叫号').first().waitFor();
    const api = await hall.api();
    for (const counter of [8, 9, 10]) await api.post(`/counters/counter-${counter}/open`);
    for (let i = 0; i < 6; i++) await api.post('/tickets', { queue: 'tax' });
    // Three at once.
    await Promise.all([8, 9, 10].map((counter) => api.post(`/counters/counter-${counter}/call-next`)));
    for (const { page } of [first, second])
      for (const number of ['B001', 'B002', 'B003']) await shows(page, number);
    // The newest stands in the field and flashes, the two before it have moved down.
    const moving = (page: Page) =>
      page.locator('.field').evaluate((field) => getComputedStyle(field).animationName !== 'none');
    for (const { page } of [first, second]) {
      await expect
        .poll(() => page.locator('.field-number').textContent(), { timeout: 20_000 })
        .toBe(called().at(-1)?.number);
      await expect.poll(() => moving(page)).toBe(true);
      await expect.poll(() => page.locator('.rows .row').count()).toBeGreaterThanOrEqual(2);
      await page
        .locator('.rows')
        .getByText(called()[0]?.number ?? '')
        .waitFor();
    }
    // The counters are upstairs: the zone's board of the ground floor has none of it, the strips each their own.
    expect(await zone.page.getByText('B001').count()).toBe(0);
    const onStrip = (of: Screen) => of.page.locator('[aria-label]').first().getAttribute('aria-label');
    const numberAt = (counter: string) => called().find((call) => call.counter === counter)?.number ?? '';
    await expect.poll(() => onStrip(strip), { timeout: 20_000 }).toContain(numberAt('counter-8'));
    await expect.poll(() => onStrip(other), { timeout: 20_000 }).toContain(numberAt('counter-9'));
    // Cut while the first is speaking.
    await expect.poll(async () => (await first.heard()).length, { timeout: 60_000 }).toBeGreaterThan(0);
    for (const { wire } of [first, second]) wire.cut();
    await first.page.getByText('连接中断').waitFor({ timeout: 20_000 });
    // Meanwhile one is served and another is called: what the boards show is from before.
    await api.post('/counters/counter-8/start');
    await api.post('/counters/counter-8/call-next', { outcome: 'other' });
    expect(await first.page.getByText('B004').count()).toBe(0);
    for (const { wire } of [first, second]) wire.mend();
    for (const { page } of [first, second]) {
      await page.getByText('连接中断').waitFor({ state: 'detached', timeout: 20_000 });
      // The first view after the cut is whole: the picture is right with it (D6).
      await page.getByText('B004').first().waitFor({ timeout: 1000 });
    }
    await expect
      .poll(() => called().filter(({ announced }) => !announced).length, { timeout: 120_000 })
      .toBeLessThanOrEqual(1);
    await expect
      .poll(() => called().filter(({ announced, number }) => !announced && number !== 'B001').length, {
        timeout: 120_000,
      })
      .toBe(0);
    await shot(first.page, 'screens-after-cut');
    const spoken = await words(first);
    // Played one after the other, each as long as the hub said it is.
    const all = await first.heard();
    const ends = all.filter(({ kind }) => kind === 'ended').map(({ at }) => at);
    const plays = all.filter(({ kind }) => kind === 'play').map(({ at }) => at);
    expect([...ends].sort((a, b) => a - b)).toEqual(ends);
    expect([...plays].sort((a, b) => a - b)).toEqual(plays);
    for (const { url, seconds } of spoken) {
      const file = await (await fetch(hall.origin + url)).arrayBuffer();
      expect(seconds).toBeCloseTo((file.byteLength - 44) / 2 / 22_050, 1);
    }
    // Nobody but the board with sound spoke.
    for (const silent of [second, zone]) expect(await words(silent)).toEqual([]);
    const lost = (text: string) => /ERR_|WebSocket|Failed to load/.test(text);
    for (const { errors } of [first, second, zone, strip, other])
      expect(errors.filter((text) => !lost(text))).toEqual([]);
  });
});
