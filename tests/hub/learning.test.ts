import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentView } from '../../hub/contract/views/agent.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { follow, must } from './casework/counter.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

let hall: TestHub;
let lobby: Raw;
let upstairs: Raw;
let supervisor: Raw;
let clerk: Raw;
beforeAll(async () => {
  hall = await startHub();
  const agent = async (name: string) => {
    const joined = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name }) });
    must(await joined.command({ type: 'AgentJoined', run: `run-${name}`, version: '1' }));
    const device = (own: string) => ({ name: own, kind: 'pad', connected: true });
    must(await joined.send('report', { report: 'devices', devices: [device('pad-1'), device('pad-2')] }));
    return joined;
  };
  [lobby, upstairs] = [await agent('lobby'), await agent('upstairs')];
  supervisor = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
  clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('wangmin') });
  await hall.command({ type: 'BindDevice', device: 'lobby/pad-2', to: 'counter-5' });
});
afterAll(() => hall.close());

const STRANGER = {
  ...{ id: 'real:/dev/hidraw3', title: 'ACME', serial: '', port: '1-2.4', report: '01' },
  models: [{ kind: 'pad', profile: 'bitmask' }],
};
const learn = (ask: string | null, more: object = {}, who = supervisor) =>
  who.send('query', { query: 'learn', ask, ...more });
const pressed = async (agent: Raw, ask: string, what: { device?: string; stranger?: object }) =>
  must(await agent.send('report', { report: 'pressed', ask, device: null, stranger: null, ...what }));
const floor = async () => (await follow<FloorView>(supervisor, 'floor')).learning;
const order = async (agent: Raw) => (await follow<AgentView>(agent, 'agent')).learning;

describe('P4 the press-any-button step', () => {
  test('P4 every agent is asked; the first press that serves no counter is shown, later ones change nothing', async () => {
    must(await learn('asking-0001'));
    expect([await order(lobby), await order(upstairs)]).toEqual(
      Array(2).fill({ ask: 'asking-0001', adopt: null }),
    );
    await pressed(lobby, 'asking-0001', { device: 'pad-2' });
    expect(await floor()).toEqual({ ask: 'asking-0001', found: null });
    await pressed(upstairs, 'asking-0001', { device: 'pad-1' });
    await pressed(lobby, 'asking-0001', { device: 'pad-1' });
    expect(await floor()).toMatchObject({ found: { kind: 'device', device: 'upstairs/pad-1' } });
  });

  test('P4 a stranger is shown, its own agent takes it on, and it is a device from then on', async () => {
    must(await learn('asking-0002'));
    await pressed(lobby, 'asking-0001', { device: 'pad-1' });
    expect(await floor()).toEqual({ ask: 'asking-0002', found: null });
    expect(await learn('asking-0002', { adopt: { kind: 'pad', profile: 'bitmask' } })).toMatchObject({
      ok: false,
      refusal: { code: 'no-such-device' },
    });
    await pressed(lobby, 'asking-0002', { stranger: STRANGER });
    expect(await floor()).toMatchObject({ found: { kind: 'stranger', agent: 'lobby', stranger: STRANGER } });
    must(await learn('asking-0002', { adopt: { kind: 'pad', profile: 'bitmask' } }));
    expect([await order(lobby), await order(upstairs)]).toEqual([
      { ask: 'asking-0002', adopt: { kind: 'pad', profile: 'bitmask', stranger: STRANGER.id } },
      { ask: 'asking-0002', adopt: null },
    ]);
    await pressed(upstairs, 'asking-0002', { device: 'pad-2' });
    await pressed(lobby, 'asking-0002', { device: 'pad-9' });
    expect(await floor()).toMatchObject({ found: { kind: 'device', device: 'lobby/pad-9' } });
    expect((await order(lobby))?.adopt).toBeNull();
  });

  test('P4 only who may bind devices may ask, and an end is an end', async () => {
    expect(await learn('asking-0003', {}, clerk)).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    must(await learn(null));
    expect([await floor(), await order(lobby)]).toEqual([null, null]);
  });

  test('P4 a device taken on is forgotten by staff: recorded, unbound, and its agent is told until it tells of it no more', async () => {
    const devices = (...list: object[]) => lobby.send('report', { report: 'devices', devices: list });
    const pad = { name: 'pad-1', kind: 'pad', connected: true };
    const taken = { name: 'pad-9', kind: 'pad', connected: true, learned: true };
    const forget = (device: string, who = supervisor) => who.command({ type: 'ForgetDevice', device });
    const told = async () => (await follow<AgentView>(lobby, 'agent')).forget;
    const line = async (name: string) =>
      (await follow<FloorView>(supervisor, 'floor')).devices.find(({ device }) => device === name);
    must(await devices(pad, taken));
    await hall.command({ type: 'BindDevice', device: 'lobby/pad-9', to: 'counter-5' });
    expect(await line('lobby/pad-9')).toMatchObject({ learned: true, boundTo: 'counter-5' });
    expect(await forget('lobby/pad-9', clerk)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await forget('lobby/pad-1')).toMatchObject({ refusal: { code: 'not-learned', field: 'device' } });
    expect(await told()).toEqual([]);
    must(await forget('lobby/pad-9'));
    expect(await line('lobby/pad-9')).toMatchObject({ boundTo: null });
    must(await devices(pad, taken));
    expect(await told()).toEqual(['lobby/pad-9']);
    must(await devices(pad));
    must(await devices(pad, taken));
    expect(await told()).toEqual([]);
  });

  test('X2 a press told in a wrong shape names its field', async () => {
    const answer = await lobby.send('report', {
      report: 'pressed',
      ask: 'asking-0001',
      device: 7,
      stranger: null,
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'malformed', field: 'device' } });
  });
});
