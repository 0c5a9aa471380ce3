import { expect, test } from 'vitest';
import { no, yes } from './fake-link.ts';
import { startAgent, tempFolder } from './parts.ts';

const pads = (lamp: 'idle' | 'called' | 'serving' | 'paused' | 'off') => ({
  pads: [{ device: 'demo/pad-5', counter: 'c5', lamp }],
});

test('W1 each key of the pad asks for its action; the lamp follows the counter', async () => {
  const { link, virtual, clock } = await startAgent(await tempFolder());
  link.connect();
  link.show(pads('idle'));
  await clock.advance(0);
  expect(virtual.pad.lamp).toBe('idle');
  for (const key of virtual.pad.keys) {
    virtual.pad.press(key);
    await clock.advance(200);
  }
  expect(link.of('PressPad').map(({ command }) => command)).toEqual(
    ['next', 'recall', 'start', 'finish', 'no-show', 'pause'].map((action) => ({
      type: 'PressPad',
      device: 'demo/pad-5',
      action,
    })),
  );
  link.show(pads('called'));
  await clock.advance(0);
  expect(virtual.pad.lamp).toBe('called');
});

test('W5 P7 a press made offline is dropped with a word, and never fires late', async () => {
  const { link, virtual, clock, log } = await startAgent(await tempFolder());
  link.connect();
  link.show(pads('idle'));
  await clock.advance(0);
  link.disconnect();
  await clock.advance(0);
  expect(virtual.pad.lamp).toBe('no');
  virtual.pad.press('k1');
  await clock.advance(200);
  expect(log).toContainEqual({
    level: 'warn',
    details: { device: 'pad-5', action: 'next' },
    message: 'press dropped: no connection to the hub',
  });
  link.connect();
  await clock.advance(60_000);
  expect(link.of('PressPad')).toEqual([]);
  expect(virtual.pad.lamp).toBe('idle');
});

test('W5 a press whose answer is lost is not repeated', async () => {
  const { link, virtual, clock } = await startAgent(await tempFolder());
  link.hub = ({ command }) => (command.type === 'PressPad' ? 'lost' : yes);
  link.connect();
  link.show(pads('idle'));
  await clock.advance(0);
  virtual.pad.press('k1');
  await clock.advance(60_000);
  expect(link.of('PressPad')).toHaveLength(1);
});

test('W1 a refusal shows on the lamp for a moment, then the counter again', async () => {
  const { link, virtual, clock, log } = await startAgent(await tempFolder());
  link.hub = ({ command }) => (command.type === 'PressPad' ? no('ticket-in-hand') : yes);
  link.connect();
  link.show(pads('called'));
  await clock.advance(0);
  virtual.pad.press('k1');
  await clock.advance(100);
  expect(virtual.pad.lamp).toBe('no');
  expect(log.at(-1)?.details).toEqual({ device: 'pad-5', action: 'next', refusal: 'ticket-in-hand' });
  await clock.advance(1500);
  expect(virtual.pad.lamp).toBe('called');
});

test('P4 a pad pulled out and put back: told to the hub, works again, shows its lamp again', async () => {
  const { link, virtual, clock } = await startAgent(await tempFolder());
  link.connect();
  link.show(pads('serving'));
  await clock.advance(0);
  virtual.pad.unplug();
  await clock.advance(3000);
  virtual.pad.press('k1');
  virtual.pad.replug();
  await clock.advance(3000);
  expect(virtual.pad.lamp).toBe('serving');
  virtual.pad.press('k4');
  await clock.advance(200);
  expect(link.of('PressPad')).toHaveLength(1);
  const told = link.reports.map(
    (report) => report.report === 'devices' && report.devices.find(({ name }) => name === 'pad-5')?.connected,
  );
  expect(told).toEqual([true, false, true]);
  expect(link.reports[0]).toMatchObject({ dock: 'http://127.0.0.1:1' });
});
