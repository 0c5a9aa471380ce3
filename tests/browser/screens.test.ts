import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHub, type TestHub } from '../hub/support/hub.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { cuttable } from './relay.ts';
import { BOARD, PANEL, pair, pairingCode } from './steps.ts';

const MINUTE = 60_000;
let browser: Browser;
let hall: TestHub;
useBrowser((started) => {
  browser = started;
});
beforeEach(async () => {
  if (!noBrowser) hall = await startHub();
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
  await hall?.close();
});

/** The supervisor at the page of screens. */
async function supervisor(): Promise<Page> {
  const [name = '', value = ''] = (await hall.signIn('songhaiyan')).split('=');
  const { page } = await open(browser, PANEL, 'about:blank');
  await page.context().addCookies([{ name, value, url: hall.origin }]);
  await page.goto(`${hall.origin}/supervision#screens`);
  await page.getByLabel('配对码').waitFor();
  return page;
}

/** A screen of this size, paired as a hall board. */
async function paired(staff: Page, name = '一楼大屏', size: typeof BOARD = BOARD) {
  const screen = await open(browser, size, `${hall.origin}/display`);
  await pair(staff, await pairingCode(screen.page), name, async (page) => {
    await page.getByLabel('用途').selectOption('hall-board');
  });
  await screen.page.locator('.board').waitFor();
  return screen;
}

/** Staff give the screen another role in its dialog. */
async function reassign(
  staff: Page,
  role: string,
  more: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined,
) {
  await staff.getByRole('button', { name: '改用途…' }).click();
  const dialog = staff.getByRole('dialog');
  await dialog.getByLabel('用途').selectOption(role);
  await more(dialog);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function faults(page: Page, name: string): Promise<string[]> {
  return (await axe(page)).map((line) => `${name}: ${line}`);
}

/** Words of a page that do not stand whole inside the box around them. */
const cutOff = (page: Page, box: string) =>
  page.evaluate((selector) => {
    const around = document.querySelector(selector)?.getBoundingClientRect();
    if (!around) return [`no ${selector}`];
    const inner = document.querySelectorAll(
      `${selector} h2, ${selector} h3, ${selector} p, ${selector} b, ${selector} span`,
    );
    return [...inner].flatMap((element) => {
      const { top, bottom, left, right, width } = element.getBoundingClientRect();
      const inside =
        top >= around.top - 1 &&
        bottom <= around.bottom + 1 &&
        left >= around.left - 1 &&
        right <= around.right + 1;
      return width === 0 || inside ? [] : [`${element.className || element.tagName}: ${element.textContent}`];
    });
  }, box);

describe.skipIf(noBrowser)('D1 D5 what a screen shows', () => {
  test('D1 D5 staff change an open screen live: board, commitments, staff, notices, figures, a playlist by the hall’s clock with calls over its posters; axe finds nothing', async () => {
    const staff = await supervisor();
    const { page: screen, errors } = await paired(staff);
    const found: string[] = [];
    const look = async (name: string) => {
      await shot(screen, `screen-${name}`);
      found.push(...(await faults(screen, name)));
    };

    await reassign(staff, 'commitments');
    await screen.locator('.commitments .commitment').first().waitFor();
    await look('commitments');
    expect(await screen.locator('.poster-head h1').textContent()).toBe('公开承诺');

    await reassign(staff, 'staff');
    await screen.locator('.staff li').first().waitFor();
    await look('staff');

    await reassign(staff, 'notices');
    await screen.locator('.notice-words').waitFor();
    await look('notices');

    await reassign(staff, 'figures');
    await screen.locator('.figures').waitFor();
    await look('figures');
    const api = await hall.api();
    await api.post('/tickets', { queue: 'tax' });
    await screen.locator('.figures dd b').first().getByText('1', { exact: true }).waitFor();

    await reassign(staff, 'playlist', async (dialog) => {
      await dialog.getByLabel('第 1 行 内容').selectOption('staff');
      await dialog.getByLabel('第 1 行 从').fill('12:00');
      await dialog.getByLabel('第 1 行 到').fill('25:00');
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.getByText('轮播第 1 行').waitFor();
      await dialog.getByLabel('第 1 行 到').fill('13:00');
      await dialog.getByRole('button', { name: '加一行' }).click();
      await dialog.getByLabel('第 2 行 内容').selectOption('notices');
      await dialog.getByLabel('第 2 行 从').fill('13:00');
      await dialog.getByLabel('第 2 行 到').fill('14:00');
      await shot(staff, 'screens-playlist');
      found.push(...(await faults(staff, 'dialog')));
    });
    // Nine in the morning: none of its hours.
    await screen.locator('.board').waitFor();
    hall.clock.advance(3 * 60 * MINUTE);
    hall.tick();
    await screen.locator('.staff').waitFor();
    await staff.getByText('现在：亮身份').waitFor();
    // A call lies over the poster, and leaves it whole again.
    await api.post('/counters/counter-8/open');
    await api.post('/counters/counter-8/call-next');
    await screen.locator('.band').getByText('B001', { exact: true }).waitFor();
    await screen.locator('.band').getByText('8号窗口').waitFor();
    expect(await screen.locator('.staff').count()).toBe(1);
    await look('playlist-call');
    hall.clock.advance(30_000);
    hall.tick();
    await screen.locator('.band').waitFor({ state: 'detached' });
    hall.clock.advance(60 * MINUTE);
    hall.tick();
    await screen.locator('.notice-words').waitFor();
    hall.clock.advance(60 * MINUTE);
    hall.tick();
    await screen.locator('.board').waitFor();
    await shot(staff, 'screens-table');
    found.push(...(await faults(staff, 'screens')));
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('D5 every commitment comes round, whole, on every shape of screen; names wrap, pages turn by the hall’s clock', async () => {
    const staff = await supervisor();
    const long = hall.catalogue.items.reduce((a, b) => (a.name.zh.length > b.name.zh.length ? a : b));
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 2160 },
      { width: 1080, height: 1920 },
    ]) {
      const name = `${viewport.width}×${viewport.height}`;
      const { page: screen, errors } = await open(browser, { viewport }, `${hall.origin}/display`);
      await pair(staff, await pairingCode(screen), name, async (page) => {
        await page.getByLabel('用途').selectOption('commitments');
      });
      await screen.locator('.commitments .commitment').first().waitFor();
      const pages = async () =>
        Number((await screen.locator('.poster-head span').first().textContent())?.split('/')[1]);
      const total = await pages();
      expect(total).toBeGreaterThan(5);
      const seen = new Set<string>();
      const wrong: string[] = [];
      for (let at = 1; at <= total * 6 && seen.size < hall.catalogue.items.length; at++) {
        const names = await screen.locator('.commitments h3').allTextContents();
        for (const one of names) seen.add(one.replace('示例时限', ''));
        wrong.push(...(await cutOff(screen, '.commitments')));
        if (names.some((one) => one.startsWith(long.name.zh)))
          await shot(screen, `commitments-${viewport.width}`);
        await turn(screen, name);
      }
      expect([name, wrong]).toEqual([name, []]);
      expect([name, seen.size]).toEqual([name, hall.catalogue.items.length]);
      expect(errors).toEqual([]);
      await screen.context().close();
    }
  });

  test('D1 pictures and videos stand beside the calls; a broken file is skipped and staff are told', async () => {
    const folder = join(hall.folder, 'media');
    const staff = await supervisor();
    const head = (await staff.screenshot()).subarray(0, 8);
    await writeFile(join(folder, 'a broken.png'), Buffer.concat([head, Buffer.alloc(900, 7)]));
    await writeFile(join(folder, 'b poster.png'), await staff.screenshot());
    await writeFile(join(folder, 'c film.webm'), await film(staff));
    await writeFile(join(folder, 'd words.png'), 'only words');
    await hall.hub.services.media.look();
    const { page: screen } = await paired(staff);
    await reassign(staff, 'hall-board', async (dialog) => {
      expect(await dialog.getByLabel(/d words\.png/).isDisabled()).toBe(true);
      for (const name of [/a broken/, /c film/, /b poster/]) await dialog.getByLabel(name).check();
      await shot(staff, 'screens-media');
    });
    const playing = (file: string) => screen.locator(`.media[data-file="${file}"]`).waitFor();
    await playing('c film.webm');
    await shot(screen, 'board-film');
    expect(await screen.locator('.media video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(
      true,
    );
    await playing('b poster.png');
    await shot(screen, 'board-picture');
    await playing('c film.webm');
    const api = await hall.api();
    await api.post('/counters/counter-8/open');
    for (let i = 0; i < 4; i++) {
      await api.post('/tickets', { queue: 'tax' });
      for (const verb of ['call-next', 'start', 'finish']) await api.post(`/counters/counter-8/${verb}`);
    }
    await screen.locator('.row').nth(1).waitFor();
    expect(await screen.locator('.row').count()).toBe(2);
    await screen.waitForFunction(() => document.getAnimations().length === 0);
    await shot(screen, 'board-film-calls');
    await staff.goto(`${hall.origin}/supervision#floor`);
    await staff.getByText('一楼大屏：a broken.png 放不出来').waitFor();
    expect(await staff.getByText('放不出来').count()).toBe(1);
  });

  test('D1 a screen with an old build loads itself anew once nobody is looking at a call, and only once', async () => {
    const staff = await supervisor();
    const relay = await cuttable(Number(new URL(hall.origin).port));
    const screen = await open(browser, BOARD, 'about:blank');
    let loads = 0;
    screen.page.on('domcontentloaded', () => {
      loads += 1;
    });
    // A cache between gives an old page, until the test says otherwise.
    await screen.page.addInitScript(() => {
      if (!location.protocol.startsWith('http') || localStorage.getItem('build') === 'new') return;
      new MutationObserver(() => {
        document.querySelector('meta[name=build]')?.setAttribute('content', 'older-build');
      }).observe(document, { childList: true, subtree: true });
    });
    await screen.page.goto(`http://127.0.0.1:${relay.port}/display`);
    await pair(staff, await pairingCode(screen.page), '一楼大屏', async (page) => {
      await page.getByLabel('用途').selectOption('hall-board');
      // Nothing to be spoken: the picture alone counts here.
      await page.getByLabel('播报叫号').uncheck();
    });
    // Loaded once in vain, then left alone, and staff see it.
    await expect.poll(() => loads, { timeout: 15_000 }).toBe(2);
    await screen.page.locator('.board').waitFor();
    await staff.getByText('旧版 older-build').waitFor();
    await shot(staff, 'screens-outdated');
    const api = await hall.api();
    await api.post('/tickets', { queue: 'tax' });
    await api.post('/counters/counter-8/open');
    await api.post('/counters/counter-8/call-next');
    await screen.page.getByText('B001').first().waitFor();
    expect(loads).toBe(2);
    // As if the hub served the next build: told again with the next connection, while a call is fresh.
    await screen.page.evaluate(() => {
      sessionStorage.removeItem('onewindow.loaded-for');
      localStorage.setItem('build', 'new');
    });
    await relay.cut();
    await screen.page.getByText('连接中断').first().waitFor();
    await relay.mend();
    await screen.page.getByText('连接中断').first().waitFor({ state: 'detached' });
    await screen.page.getByText('B001').first().waitFor();
    expect(loads).toBe(2);
    hall.clock.advance(21_000);
    await api.post('/tickets', { queue: 'tax' });
    await expect.poll(() => loads, { timeout: 15_000 }).toBe(3);
    await staff.getByText(`版本 ${hall.hub.services.build}`).waitFor();
    expect(loads).toBe(3);
    await relay.cut();
  });
});

/** A second of moving picture, made by the browser itself. */
async function film(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 180];
    const brush = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let frame = 0; frame < 25; frame++) {
      if (brush) brush.fillStyle = `hsl(${frame * 14} 60% 40%)`;
      brush?.fillRect(frame * 8, 20, 120, 140);
      await new Promise(requestAnimationFrame);
    }
    const stopped = new Promise((done) => {
      recorder.onstop = done;
    });
    recorder.stop();
    await stopped;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** Moves the hall's clock until the screen shows another page; it learns the time with each view, here from a new ground. */
async function turn(screen: Page, name: string): Promise<void> {
  const page = () => screen.locator('.poster-head span').first().textContent();
  const before = await page();
  await expect
    .poll(async () => {
      hall.clock.advance(8000);
      const found = [...hall.hub.services.state().devices.screens.values()].find((one) => one.name === name);
      const theme = found?.assignment.theme === 'dark' ? 'light' : 'dark';
      const { device = '', assignment = { role: 'commitments' as const } } = found ?? {};
      await hall.command({ type: 'AssignScreen', device, assignment: { ...assignment, theme } });
      await screen.locator(`html[data-theme=${theme}]`).waitFor();
      return page();
    })
    .not.toBe(before);
}
