import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { KioskView } from '../../hub/contract/views/kiosk.ts';
import { follow, must } from './casework/counter.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

let hall: TestHub;
let agent: Raw;
let kiosk: Raw;
beforeAll(async () => {
  hall = await startHub();
  agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'box' }) });
  kiosk = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-1' }) });
  must(await agent.command({ type: 'AgentJoined', run: 'run-00001', version: '1' }));
  await report('ready', 'ready');
  await hall.command({ type: 'BindDevice', device: 'box/one', to: 'kiosk-1' });
  await hall.command({ type: 'BindDevice', device: 'box/two', to: 'kiosk-2' });
});
afterAll(() => hall.close());

const report = async (one: string, two: string) => {
  const printer = (name: string, kind: string) => ({
    name,
    kind: 'printer',
    connected: true,
    status: { kind },
  });
  must(
    await agent.send('report', { report: 'devices', devices: [printer('one', one), printer('two', two)] }),
  );
};
const share = (...places: { to: string; spare: boolean }[]) =>
  hall.command({ type: 'ShareDevice', device: 'box/two', places });
const take = async () => {
  const queue = hall.catalogue.counters.find(({ queues }) => queues.length > 0)?.queues[0] ?? '';
  must(await kiosk.command({ type: 'IssueTicket', queue }));
};
const jobs = async () =>
  (await follow<AgentView>(agent, 'agent')).printers.map((printer) => printer.jobs.map(({ id }) => id));
const paper = async () => {
  const { printer, printsAt, otherKiosk } = await follow<KioskView>(kiosk, 'kiosk');
  return [printer.kind, printsAt?.zh ?? null, otherKiosk?.name.zh ?? null];
};

test('P1 a spare is given the jobs of a place only while none of its own printers can print', async () => {
  await share({ to: 'kiosk-1', spare: true });
  await take();
  const [mine = [], spare] = await jobs();
  expect([mine.length, spare]).toEqual([1, []]);
  expect(await paper()).toEqual(['ready', null, null]);
  await report('no-paper', 'ready');
  expect(await jobs()).toEqual([mine, mine]);
  expect(await paper()).toEqual(['ready', '2号取号机', null]);
  await report('no-paper', 'jam');
  expect(await paper()).toEqual(['no-paper', null, null]);
  await report('ready', 'ready');
  expect(await jobs()).toEqual([mine, []]);
});

test('P1 a job that was claimed is nobody else’s, and a spare may claim', async () => {
  await report('no-paper', 'ready');
  const [, [job = ''] = []] = await jobs();
  must(await agent.command({ type: 'ClaimPrint', job }));
  expect(await jobs()).toEqual([[], []]);
  must(await agent.command({ type: 'ReportPrint', job, outcome: 'not-sent' }));
  expect(await jobs()).toEqual([[job], [job]]);
  must(await agent.command({ type: 'ClaimPrint', job }));
  must(await agent.command({ type: 'ReportPrint', job, outcome: 'printed' }));
  expect(await jobs()).toEqual([[], []]);
});

test('P1 two kiosks on one printer: it prints for both, and the one without says where', async () => {
  await report('ready', 'ready');
  await hall.command({ type: 'BindDevice', device: 'box/one', to: null });
  await share({ to: 'kiosk-1', spare: false });
  expect(await paper()).toEqual(['ready', '2号取号机', null]);
  await take();
  const [none, shared] = await jobs();
  expect([none, shared?.length]).toEqual([[], 1]);
});
