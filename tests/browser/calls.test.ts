import type { Browser, Page } from 'playwright';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { hashSecret } from '../../hub/live/credentials.ts';
import { createVoice } from '../../hub/voice/voice.ts';
import { newId, startHub, type TestHub } from '../hub/support/hub.ts';
import { raw } from '../hub/support/raw.ts';
import { layWire, type Wire } from '../hub/support/wire.ts';
import { type Heard, noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { BOARD, pairingCode, STRIP } from './steps.ts';
import { atEnds, dots, sixteen } from './strip-dots.ts';

/** A strip of 128 × 16 dots, four pixels each. */
const SMALL = { viewport: { width: 512, height: 64 } };

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

/** A listener of the hub's own announcements: which call the words of a file are of, by journal position. */
async function listen(): Promise<() => ReadonlyMap<string, number>> {
  const secret = newId();
  const assignment = { role: 'hall-board', sound: true } as const;
  const token = newId();
  await hall.command({
    type: 'MakeToken',
    token,
    hash: hashSecret(secret),
    role: 'display',
    name: '耳',
    assignment,
  });
  const { views } = await raw(hall.origin, '/display', { token: `${token}.${secret}` });
  return () =>
    new Map(
      (views as ScreenView[]).flatMap(({ announcements }) =>
        announcements.flatMap(({ position, clips }) =>
          clips.flatMap(({ url, kind }): [string, number][] => (kind === 'call' ? [[url, position]] : [])),
        ),
      ),
    );
}

const called = () => hall.hub.services.state().calls;
/** Files whose words were played to their end, in order, chimes left out. */
async function words({ heard }: Screen): Promise<readonly Heard[]> {
  return (await heard()).filter(({ kind, seconds }) => kind === 'ended' && seconds > 1.5);
}
const shows = (page: Page, number: string) => page.getByText(number, { exact: true }).first().waitFor();

describe.skipIf(noBrowser)('the screens of a hall', () => {
  test('D2 D4 D6 three boards, two strips and the commitments: calls reach all, flash, move down, stand in dots, are spoken in journal order to their end, and a cut in the middle leaves nothing stale', async () => {
    const ear = await listen();
    const [first, second, zone, strip, other, poster] = await Promise.all([
      screen(BOARD, { role: 'hall-board', sound: true }),
      screen(BOARD, { role: 'hall-board', theme: 'dark' }),
      screen(BOARD, { role: 'zone-board', zone: 'floor-1' }),
      screen(SMALL, { role: 'counter-strip', counter: 'counter-8', columns: 128, rows: 16 }),
      screen(STRIP, { role: 'counter-strip', counter: 'counter-9', columns: 192, rows: 24 }),
      screen(BOARD, { role: 'commitments' }),
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
    const spells = (number: string) =>
      expect
        .poll(() => dots(strip.page, 128, 16), { timeout: 20_000 })
        .toEqual(atEnds('8号窗口', `请${number}`, sixteen(), 128));
    await spells(numberAt('counter-8'));
    const item = () => poster.page.locator('.commitments h3').first().textContent();
    await expect.poll(item, { timeout: 20_000 }).toBeTruthy();
    // Cut while the first is speaking.
    await expect.poll(async () => (await first.heard()).length, { timeout: 60_000 }).toBeGreaterThan(0);
    const cut = [first, second, strip, poster];
    for (const { wire } of cut) wire.cut();
    for (const { page } of cut) await page.getByText('连接中断').waitFor({ timeout: 20_000 });
    // Meanwhile one is served and another is called: what the boards show is from before.
    const started = numberAt('counter-8');
    await api.post('/counters/counter-8/start');
    await api.post('/counters/counter-8/call-next', { outcome: 'other' });
    expect(await first.page.getByText('B004').count()).toBe(0);
    for (const { wire } of cut) wire.mend();
    for (const { page } of [first, second]) {
      await page.getByText('连接中断').waitFor({ state: 'detached', timeout: 20_000 });
      // The first view after the cut is whole: the picture is right with it (D6).
      await page.getByText('B004').first().waitFor({ timeout: 1000 });
    }
    await spells('B004');
    await poster.page.getByText('连接中断').waitFor({ state: 'detached', timeout: 20_000 });
    await expect.poll(item).toBeTruthy();
    expect(await poster.page.getByText('B004').count()).toBe(0);
    await expect
      .poll(() => called().filter(({ announced }) => !announced).length, { timeout: 120_000 })
      .toBeLessThanOrEqual(1);
    await expect
      .poll(() => called().filter(({ announced, number }) => !announced && number !== 'B001').length, {
        timeout: 120_000,
      })
      .toBe(0);
    await shot(first.page, 'screens-after-cut');
    await api.post('/counters/counter-9/start');
    await api.post('/counters/counter-9/call-next', { outcome: 'other' });
    // Told to get ready before, which the call itself overtook.
    const told = () =>
      called().some((call) => call.kind === 'call' && call.number === 'B005' && call.announced);
    await expect.poll(told, { timeout: 120_000 }).toBe(true);
    const spoken = await words(first);
    // Played one after the other, each as long as the hub said it is.
    const positions = [...new Set(spoken.map(({ url }) => ear().get(url)))];
    expect(positions).toEqual([...positions].sort((a = 0, b = 0) => a - b));
    // Whoever was started meanwhile may have gone unspoken, and B004 was called while no loudspeaker was there.
    const said = positions.map((at) => called().find(({ position }) => position === at));
    const counts = (number: string | undefined) => number !== started && number !== 'B004';
    const callsOf = (calls: readonly ((typeof said)[number] | undefined)[]) =>
      calls.flatMap((call) => (call?.kind === 'call' && counts(call.number) ? [call.number] : []));
    expect(callsOf(said)).toEqual(callsOf(called()));
    expect(callsOf(said)).toContain('B005');
    for (const { url, seconds } of spoken) {
      const file = await (await fetch(hall.origin + url)).arrayBuffer();
      expect(seconds).toBeCloseTo((file.byteLength - 44) / 2 / 22_050, 1);
    }
    // Nobody but the board with sound spoke.
    for (const silent of [second, zone, poster]) expect(await words(silent)).toEqual([]);
    const lost = (text: string) => /ERR_|WebSocket|Failed to load/.test(text);
    for (const { errors } of [first, second, zone, strip, other, poster])
      expect(errors.filter((text) => !lost(text))).toEqual([]);
  });
});
