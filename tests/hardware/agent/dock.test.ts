import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openA4 } from '../../../hardware/agent/a4-printers.ts';
import { serveDock } from '../../../hardware/agent/dock-server.ts';
import { openHid } from '../../../hardware/agent/hid-devices.ts';
import { openLeds } from '../../../hardware/agent/leds.ts';
import { openPrinters } from '../../../hardware/agent/printers.ts';
import { openReaders } from '../../../hardware/agent/readers.ts';
import { realClock } from '../../../hardware/clock.ts';
import { parseConfig } from '../../../hardware/config.ts';
import type { DockState } from '../../../hardware/dock/state.ts';
import { silentLog } from '../../../hardware/log.ts';
import type { PrintDocument } from '../../../hub/contract/print.ts';
import { INK } from '../../../hub/pixels/ink.ts';
import { DOCUMENT, tempFolder } from './parts.ts';

const CONFIG = parseConfig(
  JSON.stringify({
    printers: [
      { name: 'lobby', connection: 'virtual://' },
      { name: 'office', connection: 'virtual-a4' },
    ],
    readers: [{ name: 'reader', connection: 'virtual://' }],
    led: [
      { name: 'strip', driver: 'text', connection: 'virtual://', columns: 64, rows: 16, frame: 'aa55' },
      { name: 'dots', driver: 'e131', connection: 'virtual://', columns: 64, rows: 16 },
    ],
    hid: [
      { name: 'pad-5', kind: 'pad', profile: 'frame64', connection: 'virtual://' },
      { name: 'evaluator-5', kind: 'evaluator', profile: 'numbered', connection: 'virtual://' },
    ],
  }),
);

const NOTICE: PrintDocument = {
  ...{ kind: 'notice', language: 'zh', hall: '政务大厅', at: 0, timeZone: 'Asia/Shanghai' },
  ...{ case: 'case-0001', notice: 'notice-0001', title: '受理通知书', number: '1号', copies: 1, copy: 0 },
  url: '/notices/case-0001/notice-0001.pdf',
};
const patient = { timeout: 15_000, interval: 20 };

/** A dock with real virtual devices behind it, and a page folder of one page. */
async function dock() {
  const folder = await tempFolder();
  await mkdir(join(folder, 'pages/hardware/dock'), { recursive: true });
  await mkdir(join(folder, 'pages/assets'), { recursive: true });
  await writeFile(join(folder, 'pages/hardware/dock/index.html'), '<p>dock</p>');
  await writeFile(join(folder, 'pages/assets/dock-1.js'), '1');
  await writeFile(join(folder, 'secret.html'), 'secret');
  const parts = {
    clock: realClock,
    log: silentLog,
    noise: (count: number) => new Uint8Array(count).fill(0xff),
  };
  const printing = await openPrinters(CONFIG.printers, { ...parts, data: folder });
  const hid = openHid(CONFIG.hid, parts);
  const a4 = openA4(CONFIG.a4, {
    data: folder,
    clock: realClock,
    fetchPage: async () => ({ pdf: new TextEncoder().encode('%PDF-1.7 a notice') }),
  });
  const reading = openReaders(CONFIG.readers, realClock);
  const leds = await openLeds(CONFIG.led, { agent: 'demo', fonts: 'hub/pixels', clock: realClock });
  const served = await serveDock({
    agent: 'demo',
    devices: [...printing.dock, ...a4.dock, ...hid.dock, ...reading.dock, ...leds.dock],
    hub: () => 'connected',
    onHub: () => {},
    pages: join(folder, 'pages'),
    port: 0,
  });
  onTestFinished(async () => {
    await served.close();
    await Promise.all([hid.close(), printing.close(), leds.close()]);
  });
  const states = await follow(served.url);
  const operate = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${served.url}operate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  await vi.waitFor(() => expect(hid.pads[0]?.device.connected).toBe(true), patient);
  await vi.waitFor(() => expect(hid.evaluators[0]?.device.connected).toBe(true), patient);
  return { url: served.url, states, operate, hid, printing, a4, reading, leds };
}

/** Every state the dock tells, newest last. */
async function follow(url: string): Promise<DockState[]> {
  const states: DockState[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${url}state`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const read = async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) states.push(JSON.parse(data));
      }
    }
  };
  read().catch(() => {});
  await vi.waitFor(() => expect(states.length).toBeGreaterThan(0), patient);
  return states;
}

const device = (states: DockState[], name: string) => states.at(-1)?.devices.find((one) => one.name === name);

test('P6 a touch on the dock goes through report bytes and decoder to the same key event as a finger', async () => {
  const { operate, hid, states } = await dock();
  const pressed: string[] = [];
  hid.pads[0]?.device.onKey(({ key, kind }) => pressed.push(`pad ${key} ${kind}`));
  hid.evaluators[0]?.device.onKey(({ key, kind }) => pressed.push(`evaluator ${key} ${kind}`));
  expect(await operate({ device: 'pad-5', action: 'press', key: 'k2' })).toMatchObject({ status: 200 });
  expect(await operate({ device: 'evaluator-5', action: 'hold', key: 'k5', ms: 50 })).toMatchObject({
    status: 200,
  });
  expect(pressed).toEqual(['pad k2 press', 'evaluator k5 press']);
  hid.pads[0]?.device.setLamp('called');
  await vi.waitFor(() => expect(device(states, 'pad-5')).toMatchObject({ lamp: 'called' }), patient);
  expect(device(states, 'pad-5')).toMatchObject({
    profile: 'frame64',
    keys: [{ meaning: 'next' }, { meaning: 'recall' }, {}, {}, {}, { key: 'k6', meaning: 'pause' }],
  });
});

test('P4 P6 unplug, replug, read error, garbage from the dock: the device comes back, nothing is pressed', async () => {
  const { operate, hid, states } = await dock();
  const pad = hid.pads[0]?.device;
  const pressed: string[] = [];
  pad?.onKey(({ key }) => pressed.push(key));
  await operate({ device: 'pad-5', action: 'garbage' });
  await operate({ device: 'pad-5', action: 'unplug' });
  await vi.waitFor(() => expect(device(states, 'pad-5')).toMatchObject({ plugged: false }), patient);
  expect(pad?.connected).toBe(false);
  await operate({ device: 'pad-5', action: 'press', key: 'k1' });
  await operate({ device: 'pad-5', action: 'replug' });
  await vi.waitFor(() => expect(pad?.connected).toBe(true), patient);
  await operate({ device: 'pad-5', action: 'fail' });
  expect(pad?.connected).toBe(false);
  await vi.waitFor(() => expect(pad?.connected).toBe(true), patient);
  expect(pressed).toEqual([]);
  await operate({ device: 'pad-5', action: 'press', key: 'k1' });
  expect(pressed).toEqual(['k1']);
});

test('P2 P6 the printer: what is done to it shows, and reaches the driver; what it prints is there as a picture', async () => {
  const { operate, printing, states, url } = await dock();
  const [printer] = printing.printers;
  await printer?.print(DOCUMENT, 1);
  await vi.waitFor(() => expect(device(states, 'lobby')).toMatchObject({ papers: [{}] }), patient);
  const lobby = device(states, 'lobby');
  const image = lobby?.kind === 'printer' ? lobby.papers[0]?.image : undefined;
  const png = await fetch(new URL(image ?? '', url));
  expect(png.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  for (const [action, shown] of [
    ['paper-out', { paper: 'out' }],
    ['open-cover', { coverOpen: true }],
    ['jam', { jam: true }],
    ['offline', { offline: true }],
    ['unplug', { unplugged: true }],
    ['slow', { slow: true }],
    ['garbage', { garbage: true }],
    ['restore', WELL],
  ] as const) {
    expect(await operate({ device: 'lobby', action })).toMatchObject({ status: 200 });
    await vi.waitFor(() => expect(device(states, 'lobby')).toMatchObject(shown), patient);
  }
  await operate({ device: 'lobby', action: 'paper-out' });
  await vi.waitFor(() => expect(device(states, 'lobby')).toMatchObject({ status: 'no-paper' }), patient);
});

const WELL = {
  ...{ paper: 'ok', coverOpen: false, jam: false, offline: false },
  ...{ unplugged: false, slow: false, garbage: false },
};

test('P4 P6 slow and garbage from the dock: a pad late and no less right, a printer of which nobody knows', async () => {
  const { operate, hid, printing } = await dock();
  const pressed: string[] = [];
  hid.pads[0]?.device.onKey(({ key, kind }) => pressed.push(`${key} ${kind}`));
  await operate({ device: 'pad-5', action: 'slow' });
  await operate({ device: 'pad-5', action: 'press', key: 'k3' });
  await operate({ device: 'pad-5', action: 'full-speed' });
  await operate({ device: 'pad-5', action: 'press', key: 'k1' });
  expect(pressed).toEqual([]);
  await vi.waitFor(() => expect(pressed).toEqual(['k3 press', 'k1 press']), patient);
  const [printer] = printing.printers;
  await operate({ device: 'lobby', action: 'garbage' });
  expect(await printer?.print(DOCUMENT, 1)).toEqual({ outcome: 'unknown', detail: 'garbled' });
  await operate({ device: 'lobby', action: 'clear' });
  await operate({ device: 'lobby', action: 'slow' });
  expect(await printer?.print(DOCUMENT, 1)).toMatchObject({ outcome: 'printed' });
});

test('P6 C12 an A4 printer: its queue, the page that came out, and a job taken out by hand', async () => {
  const { operate, a4, states, url } = await dock();
  const [printer] = a4.printers;
  const notice = { ...NOTICE, copies: 1 };
  expect(await printer?.print(notice, 0, Promise.resolve(true))).toMatchObject({ outcome: 'printed' });
  await vi.waitFor(
    () => expect(device(states, 'office')).toMatchObject({ papers: [{}], queue: [] }),
    patient,
  );
  const office = device(states, 'office');
  const page = await fetch(new URL((office?.kind === 'a4' && office.papers[0]?.pdf) || '', url));
  expect(page.headers.get('content-type')).toBe('application/pdf');
  expect(await page.text()).toBe('%PDF-1.7 a notice');
  for (const [on, off, shown] of [
    ['paper-out', 'paper-ok', { paper: 'out' }],
    ['jam', 'clear-jam', { jam: true }],
    ['unplug', 'replug', { unplugged: true }],
    ['stop-queue', 'start-queue', { stopped: true }],
    ['slow', 'full-speed', { slow: true }],
    ['garbage', 'clear', { garbage: true }],
  ] as const) {
    await operate({ device: 'office', action: on });
    await vi.waitFor(() => expect(device(states, 'office')).toMatchObject(shown), patient);
    await operate({ device: 'office', action: off });
    await vi.waitFor(() => expect(device(states, 'office')).not.toMatchObject(shown), patient);
  }
  await operate({ device: 'office', action: 'paper-out' });
  const waiting = printer?.print(notice, 0, Promise.resolve(true));
  await vi.waitFor(
    () => expect(device(states, 'office')).toMatchObject({ queue: [{ id: 2, title: '受理通知书 1号' }] }),
    patient,
  );
  await operate({ device: 'office', action: 'cancel', job: 2 });
  expect(await waiting).toMatchObject({ outcome: 'failed' });
  expect(device(states, 'office')).toMatchObject({ queue: [], papers: [{}] });
});

test('D4 P6 a strip on a bad wire: late, or refused; on a good one it shows what it is told', async () => {
  const { operate, leds, states } = await dock();
  const say = (text: string) => {
    for (const panel of leds.panels)
      panel.show({ choices: [[{ text, ink: INK.red }]], lines: [], call: null, urgent: null });
  };
  await operate({ device: 'strip', action: 'garbage' });
  await operate({ device: 'dots', action: 'garbage' });
  say('请A001');
  const refused = (name: string) => {
    const led = device(states, name);
    return led?.kind === 'led' ? led.refused : 0;
  };
  await vi.waitFor(() => expect(refused('dots')).toBeGreaterThan(0), patient);
  expect(device(states, 'strip')).toMatchObject({ garbage: true, text: '' });
  await operate({ device: 'strip', action: 'clear' });
  await operate({ device: 'strip', action: 'slow' });
  say('请A002');
  expect(device(states, 'strip')).toMatchObject({ text: '' });
  await vi.waitFor(() => expect(device(states, 'strip')).toMatchObject({ text: '请A002' }), patient);
  // What came before the first whole frame was noise.
  expect(refused('strip')).toBeGreaterThan(0);
});

test('K6 P6 a reader: asked for, slow, and with a line that is none', async () => {
  const { operate, reading, states } = await dock();
  const told: unknown[] = [];
  const stop = reading.readers[0]?.read((holder) => told.push(holder));
  await vi.waitFor(() => expect(device(states, 'reader')).toMatchObject({ asked: true }), patient);
  await operate({ device: 'reader', action: 'put', card: 'garbage' });
  expect(told).toEqual([null]);
  await operate({ device: 'reader', action: 'slow' });
  await operate({ device: 'reader', action: 'put', card: 'passport' });
  expect(told).toEqual([null]);
  await vi.waitFor(() => expect(told).toMatchObject([null, { idKind: 'passport' }]), patient);
  stop?.();
});

/** What, body, code, field. */
const WRONG: [string, unknown, string, string][] = [
  ['no JSON', '{', 'malformed', 'body'],
  ['no object', '[]', 'malformed', 'device'],
  ['no device', { action: 'press' }, 'malformed', 'device'],
  ['no action', { device: 'pad-5' }, 'malformed', 'action'],
  ['a strange device', { device: 'pad-6', action: 'press', key: 'k1' }, 'no-such-device', 'device'],
  ['a strange action', { device: 'pad-5', action: 'explode' }, 'malformed', 'action'],
  ['a printer’s action on a pad', { device: 'pad-5', action: 'jam' }, 'malformed', 'action'],
  [
    'a pad’s action on a printer',
    { device: 'lobby', action: 'press', key: 'k1' },

    'malformed',
    'action',
  ],
  ['an A4 printer’s action on a roll', { device: 'lobby', action: 'stop-queue' }, 'malformed', 'action'],
  ['a job that is no number', { device: 'office', action: 'cancel', job: 'all' }, 'malformed', 'job'],
  ['no key', { device: 'pad-5', action: 'press' }, 'malformed', 'key'],
  ['a key it has not', { device: 'evaluator-5', action: 'press', key: 'k6' }, 'malformed', 'key'],
  ['a finger fallen asleep', { device: 'pad-5', action: 'hold', key: 'k1', ms: 1e9 }, 'malformed', 'ms'],
];

test('X2 whatever is wrong with a touch is refused by its field', async () => {
  const { operate } = await dock();
  for (const [what, body, code, field] of WRONG) {
    const answer = await operate(body);
    expect(answer.status, what).toBe(400);
    expect(answer.body, what).toMatchObject({ ok: false, refusal: { code, field } });
  }
});

test('X2 the dock answers its own page only: host, type, size, method, path', async () => {
  const { operate, url } = await dock();
  const press = { device: 'pad-5', action: 'press', key: 'k1' };
  expect((await operate(press, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await operate({ ...press, more: 'x'.repeat(5000) })).status).toBe(413);
  expect((await fetch(`${url}operate`)).status).toBe(405);
  expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
  expect(await (await fetch(url)).text()).toBe('<p>dock</p>');
  expect((await fetch(`${url}assets/dock-1.js`)).headers.get('content-type')).toMatch('text/javascript');
  const { port } = new URL(url);
  expect(await status(port, '/', { host: 'evil.example' })).toBe(421);
  for (const path of [
    '/../secret.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/paper/lobby/..%2fx.png',
  ]) {
    expect(await status(port, path, {}), path).toBe(404);
  }
});

/** The status of a GET whose path no client library tidies. */
function status(port: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}
