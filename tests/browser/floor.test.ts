import type { Browser, Locator } from 'playwright';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { startHub, type TestHub } from '../hub/support/hub.ts';
import { type Raw, raw } from '../hub/support/raw.ts';
import { noBrowser, open, shot } from './browser.ts';
import { useBrowser } from './places.ts';
import { PANEL } from './steps.ts';

/** The supervisor's floor as a whole, in a hall whose clock the test moves (S1). */

let browser: Browser;
useBrowser((started) => {
  browser = started;
});

const MINUTE = 60_000;
const SECOND = 1000;
const WORKING = {
  'counter-5': 'wangmin',
  'counter-7': 'lixuemei',
  'counter-8': 'chensiyuan',
  'counter-9': 'zhaoli',
  'counter-12': 'sunyan',
  'counter-18': 'zhengkai',
} as const;
type Working = keyof typeof WORKING;

/** A screen that staff paired: its credential. */
async function screen(hall: TestHub, name: string): Promise<string> {
  const { code, device, secret } = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
  await hall.command({ type: 'PairScreen', code, name, assignment: { role: 'hall-board', sound: false } });
  return `${device}.${secret}`;
}

/** What an agent in the lobby tells of its devices, bound to where they stand. */
async function devices(hall: TestHub): Promise<Raw> {
  const agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'front' }) });
  const printer = (kiosk: string, kind: string) => ({
    name: kiosk,
    kind: 'printer',
    connected: true,
    status: { kind },
  });
  await agent.send('report', {
    report: 'devices',
    devices: [
      printer('kiosk-1', 'no-paper'),
      printer('kiosk-2', 'paper-low'),
      printer('kiosk-3', 'ready'),
      { name: 'pad-8', kind: 'pad', connected: true },
      { name: 'pad-9', kind: 'pad', connected: false },
      { name: 'evaluator-8', kind: 'evaluator', connected: true },
    ],
  });
  for (const kiosk of ['kiosk-1', 'kiosk-2', 'kiosk-3'])
    await hall.command({ type: 'BindDevice', device: `front/${kiosk}`, to: kiosk });
  for (const device of ['pad-8', 'pad-9', 'evaluator-8'])
    await hall.command({ type: 'BindDevice', device: `front/${device}`, to: `counter-${device.at(-1)}` });
  return agent;
}

/** Thirty-two minutes of a morning, after which every kind of state stands somewhere. */
async function morning() {
  const hall = await startHub({ change: ({ policy }) => Object.assign(policy, { preCall: 0 }) });
  const sockets: Raw[] = [];
  onTestFinished(async () => {
    for (const socket of sockets) socket.close();
    await hall.close();
  });
  const keep = (socket: Raw) => {
    sockets.push(socket);
    return socket;
  };
  const staff = async (person: string) =>
    keep(await raw(hall.origin, '/counter', { cookie: await hall.signIn(person) }));
  const supervisor = await staff('songhaiyan');
  const clerks = new Map<string, Raw>();
  const at = async (counter: Working, type: string, more: object = {}) => {
    const clerk = clerks.get(counter) ?? (await staff(WORKING[counter]));
    clerks.set(counter, clerk);
    expect(await clerk.command({ type, counter, ...more })).toMatchObject({ ok: true });
  };
  const kiosk = hall.link('/kiosk', await hall.token('kiosk', { kiosk: 'kiosk-1' }));
  await expect.poll(() => kiosk.status.kind).toBe('connected');
  const issue = async (item: string) => {
    expect(await kiosk.ask({ type: 'IssueTicket', item, class: 'ordinary' })).toMatchObject({ ok: true });
  };

  for (const counter of Object.keys(WORKING) as Working[]) await at(counter, 'OpenCounter');
  keep(await devices(hall));
  keep(await raw(hall.origin, '/display', { token: await screen(hall, '一楼大屏') }));
  await screen(hall, '二楼大屏');
  for (const item of [
    'invoice-purchase',
    'tax-payment-certificate',
    'civil-affairs',
    'business-registration',
  ])
    await issue(item);
  await issue('environment-ordinary');
  for (const counter of ['counter-9', 'counter-18', 'counter-5'] as const) {
    await at(counter, 'CallNext');
    await at(counter, 'StartService');
  }
  await at('counter-5', 'Park');
  hall.clock.advance(6 * MINUTE);
  await issue('invoice-purchase');
  await issue('name-approval');
  await at('counter-5', 'CallNext');
  await at('counter-5', 'StartService');
  hall.clock.advance(3 * MINUTE);
  await at('counter-7', 'PauseCounter', { reason: 'archive' });
  hall.clock.advance(MINUTE);
  await issue('annual-inspection');
  hall.clock.advance(2 * MINUTE);
  const seen = await supervisor.command({ type: 'AcknowledgeAlert', alert: 'no-paper:kiosk-1' });
  expect(seen).toMatchObject({ ok: true });
  hall.clock.advance(18 * MINUTE);
  clerks.get('counter-18')?.close();
  const lost = () => hall.hub.services.presence.connected('person:zhengkai');
  await expect.poll(lost).toBe(false);
  hall.clock.advance(110 * SECOND);
  await at('counter-8', 'CallNext');
  hall.clock.advance(10 * SECOND);
  hall.tick();
  const reply = await supervisor.send('follow', { topic: 'floor' });
  const resume = () => at('counter-7', 'ResumeCounter');
  return { hall, view: (reply as unknown as { answer: FloorView }).answer, resume };
}

/** What is written in each of these, a part a line, without the plates' invisible breaks. */
async function written(all: Locator): Promise<string[]> {
  return (await all.allInnerTexts()).map((text) => text.replace(/[\s\u200b]+/g, ' ').trim());
}

describe.skipIf(noBrowser)('S1 the floor', () => {
  test('S1 every counter with its state, number, time and clerk; every queue with its longest wait; devices, screens, alerts and who saw them', async () => {
    const { hall, view, resume } = await morning();
    const [name = '', ...value] = (await hall.signIn('songhaiyan')).split('=');
    const { page, errors } = await open(browser, PANEL, `${hall.origin}/healthz`);
    await page.context().addCookies([{ name, value: value.join('='), url: hall.origin }]);
    await page.goto(`${hall.origin}/supervision`);
    await page.locator('.cell').first().waitFor();
    await shot(page, 'floor-whole');
    // Timers go on with the hub's clock: the minute is what a slow machine cannot change.
    const cells = (await written(page.locator('.cell'))).map((cell) => cell.replace(/:\d\d /, ' '));
    expect(cells).toEqual([
      '行政复议 窗口 未开',
      '12 空闲 32 孙岩',
      ...['13', '14', '15', '16', '17'].map((counter) => `${counter} 未开`),
      '18 失联 E001 在办 32 郑凯',
      '5 办理 A002 26 王敏 1',
      '6 未开',
      '7 暂停 去档案室 23 李雪梅',
      '8 叫号 B002 00 陈思远',
      '9 办理 B001 32 赵丽',
      '10 未开',
      '11 未开',
      '导税台 未开',
      '银行收费 窗口 未开',
      ...['1', '2', '3', '4'].map((counter) => `${counter} 未开`),
    ]);
    expect(await written(page.locator('.storey h2'))).toEqual(['3楼', '2楼', '1楼']);
    // Exceptions alone carry a plate, counters and waits alike.
    expect(await written(page.locator('.cell .plate'))).toEqual(['失联', '暂停', '叫号']);
    expect(await written(page.locator('.waits .plate'))).toEqual(['26', '32']);
    // Queue, who waits, longest minutes, counters that call of those that could: 7 is paused, 18 lost.
    expect(await written(page.locator('.waits li'))).toEqual([
      'A工商食药 1 22 1/3',
      'B税务 1 26 2/4',
      'C社区 1 32 0/4',
      'D国土住建 0 — 1/4',
      'E安监环保 0 — 0/3',
      'F缴费 0 — 0/1',
      'G行政复议 0 — 0/1',
    ]);
    expect(await written(page.locator('.alert'))).toEqual([
      '18号窗口失联 09:30 起，郑凯，E001 在办 1 确认',
      '社区有人等候超限 09:30 起，最长已等 32 分 2 确认',
      '7号窗口暂停已过 20 分 09:29 起，李雪梅 3 确认',
      '社区没有窗口在办 09:00 起，1 人等候 4 确认',
      '2号取号机纸将尽 09:00 起 5 确认',
      '二楼大屏失联 09:00 起 6 确认',
      '1号取号机缺纸 宋海燕已见 09:12 已确认',
    ]);
    expect(await written(page.locator('.ready li'))).toEqual([
      '取号机 1/3',
      '屏幕 1/2',
      '打印机 2/3',
      '评价器 1/1',
      '叫号键盘 1/2',
    ]);
    expect(await written(page.locator('.figures > div'))).toEqual([
      '等候 3 人',
      '最长 32 分',
      '开放 6 /21 窗口',
      '取号 8',
      '接待 0',
      '过号 0',
      '平均等候 6 分',
      '平均办理 —',
      '满意 0 /0 评',
    ]);
    // Nothing on the page that the hub does not know, and nothing left out.
    expect(view.counters).toHaveLength(cells.length);
    expect(await page.locator('.waits li').count()).toBe(view.queues.length);
    expect(await page.locator('.alert').count()).toBe(view.alerts.length);

    // A digit says “seen”, by whom and when; what ended goes by itself.
    await page.keyboard.press('2');
    await page.locator('.alert', { hasText: '社区有人等候超限' }).getByText('宋海燕已见 09:32').waitFor();
    await resume();
    await page.locator('.alert', { hasText: '7号窗口' }).waitFor({ state: 'detached' });
    await expect
      .poll(() => written(page.locator('.cell', { hasText: '李雪梅' })))
      .toEqual([expect.stringMatching(/^7 空闲 00:/)]);
    expect(await written(page.locator('.alert[data-seen] strong'))).toEqual([
      '社区有人等候超限',
      '1号取号机缺纸',
    ]);
    expect(errors).toEqual([]);
  });
});
