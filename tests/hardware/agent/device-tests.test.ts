import { expect, test } from 'vitest';
import { startDeviceTests } from '../../../hardware/agent/device-tests.ts';
import { startLeds } from '../../../hardware/agent/leds.ts';
import { startReaders } from '../../../hardware/agent/readers.ts';
import { openSession } from '../../../hardware/agent/session.ts';
import type { LedPanel } from '../../../hardware/led/port.ts';
import { silentLog } from '../../../hardware/log.ts';
import type { CardReader } from '../../../hardware/reader/port.ts';
import { createVirtualReader } from '../../../hardware/virtual/reader.ts';
import type { TestedReport } from '../../../hub/contract/device-tests.ts';
import { type ManualClock, manualClock, settle } from '../clock.ts';
import { createFakeLink } from './fake-link.ts';
import { newId, startAgent, tempFolder } from './parts.ts';

const order = (name: string, id: string) => ({ tests: [{ device: `demo/${name}`, id }] });

async function started() {
  const agent = await startAgent(await tempFolder());
  agent.link.connect();
  const told = () =>
    agent.link.reports.filter((report): report is TestedReport => report.report === 'tested');
  return { ...agent, told };
}

test('lamps flash, whatever they showed, and then show it again', async () => {
  const { link, virtual, clock, told } = await started();
  link.show({ pads: [{ device: 'demo/pad-5', counter: 'counter-5', lamp: 'serving' }] });
  await clock.advance(0);
  const seen: string[] = [];
  virtual.pad.onChange(() => {
    if (seen.at(-1) !== virtual.pad.lamp) seen.push(virtual.pad.lamp);
  });
  link.show({
    pads: [{ device: 'demo/pad-5', counter: 'counter-5', lamp: 'serving' }],
    ...order('pad-5', 'test-00001'),
  });
  await clock.advance(5000);
  expect(seen).toEqual(['no', 'off', 'no', 'off', 'no', 'off', 'serving']);
  expect(told()).toMatchObject([{ id: 'test-00001', device: 'pad-5', outcome: 'flashed' }]);
});

test('an order is carried out once, however often it is shown; a device that is not there says so', async () => {
  const { link, virtual, clock, told } = await started();
  virtual.evaluator.unplug();
  await clock.advance(0);
  link.show(order('evaluator-5', 'test-00001'));
  link.show(order('evaluator-5', 'test-00001'));
  await clock.advance(0);
  expect(told().map(({ outcome }) => outcome)).toEqual(['offline']);
  link.show(order('nobody', 'test-00002'));
  await clock.advance(0);
  expect(told().map(({ outcome }) => outcome)).toEqual(['offline', 'offline']);
});

test('a printer prints its page, and tells what came of it', async () => {
  const { link, printer, clock, told } = await started();
  printer.testPage = async () => ({ outcome: 'not-sent', detail: 'no-paper' });
  link.show(order('lobby', 'test-00001'));
  await clock.advance(0);
  expect(told()).toMatchObject([{ device: 'lobby', outcome: 'not-sent', detail: 'no-paper' }]);
});

test('D4 a panel shows its name for a moment, and then what the hub says by then', async () => {
  const clock = manualClock();
  const link = createFakeLink(newId);
  const said: string[] = [];
  let connected = true;
  const panel: LedPanel = {
    name: 'strip',
    get connected() {
      return connected;
    },
    onConnected: () => {},
    show: ({ choices }) => void said.push(choices[0]?.map(({ text }) => text).join(' ') ?? ''),
    close: async () => {},
  };
  const session = openSession({ link, run: 'run-0001', version: 'test', clock, log: silentLog });
  const leds = startLeds({ session, panels: [panel], clock });
  const shows = (number: string) =>
    link.show({
      leds: [
        {
          device: 'lobby/strip',
          shows: {
            kind: 'counter',
            urgent: null,
            sign: {
              place: { id: 'c5', name: { zh: '5', en: '5' }, floor: 2 },
              ...{ state: 'open', pauseReason: null, number, phase: 'serving', call: null },
            },
          },
        },
      ],
    });
  link.connect();
  await settle();
  shows('A001');
  expect(leds.identify('strip')).toBe(true);
  shows('A002');
  expect(said.at(-1)).toBe('strip');
  await clock.advance(8000);
  expect(said.at(-1)).toContain('A002');
  connected = false;
  expect([leds.identify('strip'), leds.identify('nobody')]).toEqual([false, false]);
});

test.each([
  ['read', 'resident-card'],
  ['unread', 'wrong-number'],
  ['unread', 'garbage'],
  ['no-card', null],
] as const)(
  'K6 a reader is tried with any document: %s; what stands on it is told to nobody',
  async (outcome, card) => {
    const clock = manualClock();
    const reader = createVirtualReader('reader', clock);
    const { link, told } = await readerAgent(reader, clock);
    link.show(order('reader', 'test-00001'));
    await clock.advance(0);
    expect(reader.asked).toBe(true);
    if (card) reader.put(card);
    else await clock.advance(20_000);
    await settle();
    expect(told()).toEqual([{ report: 'tested', id: 'test-00001', device: 'reader', outcome, detail: '' }]);
    expect(reader.asked).toBe(false);
  },
);

test('K6 a reader its kiosk asks is not tried, and a kiosk that asks takes it from who tries it', async () => {
  const clock = manualClock();
  const reader = createVirtualReader('reader', clock);
  const { link, told } = await readerAgent(reader, clock);
  const asking = { readers: [{ device: 'demo/reader', ask: 'asking-0001' }] };
  link.show({ ...asking, ...order('reader', 'test-00001') });
  await clock.advance(0);
  expect(told()).toMatchObject([{ outcome: 'busy' }]);
  link.show({ readers: [{ device: 'demo/reader', ask: null }], ...order('reader', 'test-00002') });
  await clock.advance(0);
  link.show({ ...asking, ...order('reader', 'test-00002') });
  reader.put('passport');
  expect(link.reports.at(-1)).toMatchObject({ report: 'card', holder: { idKind: 'passport' } });
  await clock.advance(20_000);
  expect(told()).toMatchObject([{ outcome: 'busy' }, { outcome: 'no-card' }]);
  reader.unplug();
  link.show(order('reader', 'test-00003'));
  await clock.advance(0);
  expect(told().at(-1)).toMatchObject({ outcome: 'offline' });
});

/** An agent of one reader. */
async function readerAgent(reader: CardReader, clock: ManualClock) {
  const link = createFakeLink(newId);
  const session = openSession({ link, run: 'run-0001', version: 'test', clock, log: silentLog });
  startReaders({ session, readers: [reader] });
  const leds = startLeds({ session, panels: [], clock });
  startDeviceTests({ session, printers: [], hid: () => [], readers: [reader], leds, clock });
  link.connect();
  await settle();
  const told = () => link.reports.filter((report): report is TestedReport => report.report === 'tested');
  return { link, told };
}
