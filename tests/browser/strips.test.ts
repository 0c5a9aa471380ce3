import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startAgent } from '../../hardware/agent/start.ts';
import { realClock } from '../../hardware/clock.ts';
import { parseConfig } from '../../hardware/config.ts';
import { silentLog } from '../../hardware/log.ts';
import type { ScreenAssignment } from '../../hub/contract/commands.ts';
import { newId, startHub, type TestHub } from '../hub/support/hub.ts';
import { newFolder } from '../hub/support/process.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { pairingCode } from './steps.ts';
import { atEnds, type Draw, dots, inMiddle, sixteen, twelve } from './strip-dots.ts';

let hall: TestHub;
let browser: Browser;
useBrowser(async (started) => {
  browser = started;
  hall = await startHub();
});
afterAll(() => hall?.close());

const patient = { timeout: 15_000, interval: 50 };
/** Pixels a dot has on the page. */
const PITCH = 4;

async function strip(
  counter: string,
  size: Pick<ScreenAssignment, 'columns' | 'rows' | 'colours'>,
): Promise<Page> {
  const { columns = 192, rows = 24 } = size;
  const viewport = { width: columns * PITCH, height: rows * PITCH };
  const { page } = await open(browser, { viewport }, `${hall.origin}/display`);
  const assignment = { role: 'counter-strip', counter, sound: false, theme: 'light', ...size } as const;
  await hall.command({ type: 'PairScreen', code: await pairingCode(page), name: counter, assignment });
  await page.locator('canvas').waitFor();
  onTestFinished(() => page.context().close());
  return page;
}

const at = async (counter: string, ...verbs: string[]) => {
  const api = await hall.api();
  for (const verb of verbs) {
    const { status } = await api.post(`/counters/${counter}/${verb}`);
    expect(status, `${counter} ${verb}`).toBe(200);
  }
};
const take = async (queue: string) => {
  const { body } = await (await hall.api()).post('/tickets', { queue });
  return String((body as Readonly<Record<string, unknown>>).number);
};

describe.skipIf(noBrowser)('strips in the browser', () => {
  test('D2 D4 the dots of the canvas spell what the font’s own file says, of 12 and of 16 dots; an urgent message, then the call again', async () => {
    await at('counter-8', 'open');
    const fonts = [
      [12, twelve()],
      [16, sixteen()],
    ] as const;
    for (const [rows, draw] of fonts) {
      const page = await strip('counter-8', { columns: 128, rows });
      await expect.poll(() => dots(page, 128, rows), patient).toEqual(atEnds('8号窗口', '您好', draw, 128));
    }
    const number = await take('tax');
    await at('counter-8', 'call-next');
    const pages = await Promise.all(fonts.map(([rows]) => strip('counter-8', { columns: 128, rows })));
    const spell = async (expected: (draw: Draw) => string[]) => {
      for (const [index, [rows, draw]] of fonts.entries())
        await expect.poll(() => dots(pages[index] as Page, 128, rows), patient).toEqual(expected(draw));
    };
    // Lit three parts of a second while it flashes.
    const called = (draw: Draw) => atEnds('8号窗口', `请${number}`, draw, 128);
    await spell(called);
    const urgent = { type: 'Broadcast', zh: '请离开', minutes: 1 } as const;
    const { broadcast } = (await hall.command(urgent)) as { broadcast: string };
    await spell((draw) => inMiddle('重要通知：请离开', draw, 128));
    await hall.command({ type: 'EndBroadcast', broadcast });
    await spell(called);
  });

  test('D4 W3 every state on panels of every kind: something is lit, and nothing is cut at the edges', async () => {
    const panels = [
      { columns: 192, rows: 24, colours: 'two' },
      { columns: 64, rows: 16, colours: 'red' },
      { columns: 128, rows: 32, colours: 'two' },
      { columns: 192, rows: 64, colours: 'full' },
      { columns: 320, rows: 16, colours: 'amber' },
    ] as const;
    const counter = 'counter-9';
    const pages = await Promise.all(panels.map((panel) => strip(counter, panel)));
    const label = (page: Page) => page.locator('canvas').getAttribute('aria-label');
    const look = async (name: string, says: string) => {
      for (const [index, page] of pages.entries()) {
        const { columns, rows } = panels[index] as (typeof panels)[number];
        await expect.poll(() => label(page), patient).toContain(says);
        await expect
          .poll(async () => (await dots(page, columns, rows)).join('').includes('#'), patient)
          .toBe(true);
        await shot(page, `strip-${name}-${columns}x${rows}`);
      }
    };
    await look('closed', '未开放');
    await at(counter, 'open');
    await look('idle', '您好');
    const api = await hall.api();
    for (const [reason, says] of [
      ['briefly-away', '临时有事'],
      ['lunch', '午间休息'],
      ['session-end', '本场办理'],
      ['archive', '整理档案'],
      ['meeting', '内部会议'],
    ] as const) {
      await api.post(`/counters/${counter}/pause`, { reason });
      await look(`pause-${reason}`, says);
      await at(counter, 'resume');
    }
    const number = await take('tax');
    await at(counter, 'call-next');
    await look('called', `请${number}`);
    await at(counter, 'recall');
    await look('recalled', `请${number}`);
    await at(counter, 'start');
    await look('serving', number);
    const zh = '系统维护，税务业务暂停办理半小时，请您稍候';
    const en = 'Tax services pause for half an hour. Please wait.';
    const { broadcast } = (await hall.command({ type: 'Broadcast', zh, en, minutes: 5 })) as {
      broadcast: string;
    };
    await look('urgent', '暂停办理半小时');
    await hall.command({ type: 'EndBroadcast', broadcast });
    await look('served-on', number);
  });

  test('D4 P6 a call reaches the virtual panels through agent and wire, and the dock shows them', async () => {
    const data = newFolder();
    const token = await hall.token('agent', { name: 'leds' });
    const panel = (name: string, more: object) => ({
      name,
      connection: 'virtual://',
      colours: 'full',
      ...more,
    });
    const led = [
      panel('dots', { driver: 'e131', columns: 192, rows: 24 }),
      panel('zone', { driver: 'ddp', columns: 192, rows: 64 }),
      panel('text', { driver: 'text', columns: 128, rows: 16, frame: 'aa55' }),
    ];
    const agent = await startAgent({
      config: parseConfig(JSON.stringify({ data, led })),
      hub: hall.origin,
      token,
      version: 'test',
      pages: resolve('dist/pages'),
      fonts: resolve('hub/pixels'),
      clock: realClock,
      newId,
      noise: (count) => randomBytes(count),
      log: silentLog,
      onRefused: ({ code }) => {
        throw new Error(code);
      },
    });
    onTestFinished(() => agent.close());
    await expect.poll(() => hall.hub.services.presence.device('leds/zone')?.kind, patient).toBe('led');
    await hall.command({ type: 'BindDevice', device: 'leds/dots', to: 'counter-10' });
    await hall.command({ type: 'BindDevice', device: 'leds/text', to: 'counter-10' });
    await hall.command({ type: 'BindDevice', device: 'leds/zone', to: 'floor-2' });
    const { page, errors } = await open(
      browser,
      { viewport: { width: 1366, height: 900 } },
      agent.dock ?? '',
    );
    const number = await take('tax');
    await at('counter-10', 'open', 'call-next');
    await page.getByText(`收到文字：10号窗口 请${number}`).waitFor();
    const card = (name: string) => page.getByRole('article', { name, exact: true });
    const lit = (name: string) =>
      card(name)
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => {
          const bytes = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
          let count = 0;
          for (let i = 0; i < bytes.length; i += 4) if ((bytes[i] ?? 0) > 128) count += 1;
          return count;
        });
    for (const name of ['dots', 'zone', 'text'])
      await expect.poll(() => lit(name), patient).toBeGreaterThan(100);
    await shot(page, 'dock-leds');
    await hall.command({
      type: 'Broadcast',
      zh: '今天提前半小时下班，请您留意',
      zone: 'floor-2',
      minutes: 1,
    });
    await page.getByText('收到文字：重要通知：今天提前半小时下班，请您留意').waitFor();
    await shot(page, 'dock-leds-urgent');
    await card('dots').getByRole('button', { name: '拔出' }).click();
    await expect.poll(() => lit('dots'), patient).toBe(0);
    await card('dots').getByText('已拔出').waitFor();
    await expect.poll(() => hall.hub.services.presence.device('leds/dots')?.connected, patient).toBe(false);
    await card('dots').getByRole('button', { name: '插回' }).click();
    await expect.poll(() => lit('dots'), patient).toBeGreaterThan(100);
    expect(errors).toEqual([]);
  });
});
