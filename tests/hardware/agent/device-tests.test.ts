import { expect, test } from 'vitest';
import type { TestedReport } from '../../../hub/contract/device-tests.ts';
import { startAgent, tempFolder } from './parts.ts';

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
