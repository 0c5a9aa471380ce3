import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { follow, must } from './casework/counter.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

let hall: TestHub;
let agent: Raw;
let supervisor: Raw;
beforeAll(async () => {
  hall = await startHub();
  agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'box' }) });
  must(await agent.command({ type: 'AgentJoined', run: 'run-00001', version: '1' }));
  const pad = { name: 'pad-1', kind: 'pad', connected: true };
  must(await agent.send('report', { report: 'devices', devices: [pad] }));
  supervisor = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
});
afterAll(() => hall.close());

const ask = (device: string, who = supervisor) => who.send('query', { query: 'test-device', device });
const orders = async () => (await follow<AgentView>(agent, 'agent')).tests;
const result = async () => (await follow<FloorView>(supervisor, 'floor')).devices[0]?.test ?? null;

test('staff try a device: its agent is asked once, and its answer stands beside it', async () => {
  expect(await result()).toBeNull();
  must(await ask('box/pad-1'));
  must(await ask('box/pad-1'));
  const [order, ...more] = await orders();
  expect([order?.device, more]).toEqual(['box/pad-1', []]);
  expect(await result()).toMatchObject({ outcome: null });
  must(
    await agent.send('report', { report: 'tested', id: 'another-id', device: 'pad-1', outcome: 'offline' }),
  );
  expect(await result()).toMatchObject({ outcome: null });
  must(await agent.send('report', { report: 'tested', id: order?.id, device: 'pad-1', outcome: 'flashed' }));
  expect(await result()).toMatchObject({ outcome: 'flashed' });
  expect(await orders()).toEqual([]);
});

test('P7 staff see each agent with the version it told, and when it is gone', async () => {
  const other = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'attic' }) });
  must(await other.command({ type: 'AgentJoined', run: 'run-00002', version: '0.9.1' }));
  const agents = async () => (await follow<FloorView>(supervisor, 'floor')).agents;
  expect(await agents()).toMatchObject([
    { agent: 'attic', version: '0.9.1', connected: true },
    { agent: 'box', version: '1', connected: true },
  ]);
  other.close();
  await expect.poll(async () => (await agents())[0]?.connected, { timeout: 20_000 }).toBe(false);
});

test('X2 a device nobody knows is named; a clerk may not try any', async () => {
  expect(await ask('box/none')).toMatchObject({
    ok: false,
    refusal: { code: 'no-such-device', field: 'device' },
  });
  const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('wangmin') });
  expect(await ask('box/pad-1', clerk)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
});
