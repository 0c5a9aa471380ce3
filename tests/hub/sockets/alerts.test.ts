import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Alert, FloorView } from '../../../hub/contract/views/floor.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

const MINUTE = 60_000;
let hall: TestHub;
let supervisor: Raw;
beforeEach(async () => {
  hall = await startHub();
  supervisor = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
});
afterEach(() => hall.close());

/** Alerts on the floor right now, without the kiosks that have no printer in this hall. */
const alerts = async (): Promise<readonly Alert[]> => {
  hall.tick();
  const reply = await supervisor.send('follow', { topic: 'floor' });
  return (reply as { answer: FloorView }).answer.alerts.filter((one) => one.kind !== 'printer-fault');
};
const ids = async () => (await alerts()).map((alert) => alert.id);
const acknowledge = (alert: string) => supervisor.command({ type: 'AcknowledgeAlert', alert });
const seenBy = async (id: string) => (await alerts()).find((alert) => alert.id === id)?.seenBy?.name.en;
const name = () => hall.catalogue.staff.find((person) => person.id === 'songhaiyan')?.name.en;

describe('S1 alerts on the floor', () => {
  test('K7 P2 no paper; seen by whom; stays seen while other devices report, and comes back unseen when it happens again', async () => {
    const agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'front' }) });
    const report = (kind: string, pad: boolean) =>
      agent.send('report', {
        report: 'devices',
        devices: [
          { name: 'lobby', kind: 'printer', connected: true, status: { kind } },
          { name: 'pad', kind: 'pad', connected: pad },
        ],
      });
    await report('no-paper', true);
    await hall.command({ type: 'BindDevice', device: 'lobby', to: 'kiosk-1' });
    expect(await ids()).toEqual(['no-paper:kiosk-1']);
    const since = (await alerts())[0]?.since;
    hall.clock.advance(MINUTE);
    expect((await acknowledge('no-paper:kiosk-1')).ok).toBe(true);
    expect(await seenBy('no-paper:kiosk-1')).toBe(name());
    hall.clock.advance(MINUTE);
    await report('no-paper', false);
    expect(await seenBy('no-paper:kiosk-1')).toBe(name());
    expect((await alerts())[0]?.since).toBe(since);
    await report('ready', false);
    expect(await ids()).toEqual([]);
    hall.clock.advance(MINUTE);
    await report('no-paper', false);
    expect(await ids()).toEqual(['no-paper:kiosk-1']);
    expect(await seenBy('no-paper:kiosk-1')).toBeUndefined();
    agent.close();
  });

  test('P2 a printer that stands still, or answers rubbish, is a fault with its cause; one that cannot say is none', async () => {
    const agent = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'front' }) });
    const floor = async (status: object) => {
      const lobby = { name: 'lobby', kind: 'printer', connected: true, status };
      await agent.send('report', { report: 'devices', devices: [lobby] });
      hall.tick();
      const reply = await supervisor.send('follow', { topic: 'floor' });
      const { alerts: all, devices } = (reply as { answer: FloorView }).answer;
      const mine = all.filter(({ id }) => id === 'printer-fault:kiosk-1');
      return { causes: mine.map(({ detail }) => detail.status), state: devices[0]?.state };
    };
    await floor({ kind: 'ready' });
    await hall.command({ type: 'BindDevice', device: 'lobby', to: 'kiosk-1' });
    expect(await floor({ kind: 'jam' })).toEqual({ causes: ['jam'], state: 'fault' });
    expect(await floor({ kind: 'unknown', why: 'garbled' })).toEqual({ causes: ['garbled'], state: 'fault' });
    expect(await floor({ kind: 'unknown' })).toEqual({ causes: [], state: 'unknown' });
    agent.close();
  });

  test('K1 W7 a call for help: which kiosk, who goes, and over once helped', async () => {
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    const guide = await raw(hall.origin, '/counter', { cookie: await hall.signIn('chenjing') });
    const asked = await kiosk.command({ type: 'CallHelp' });
    const { help } = (asked as unknown as { answer: { help: string } }).answer;
    expect((await kiosk.command({ type: 'CallHelp' })) as unknown).toMatchObject({ answer: { help } });
    expect(await alerts()).toMatchObject([
      { id: `help-called:${help}`, kind: 'help-called', level: 'late', seenBy: null },
    ]);
    expect((await guide.command({ type: 'AttendHelp', help })).ok).toBe(true);
    const guideName = hall.catalogue.staff.find((person) => person.id === 'chenjing')?.name.en;
    expect(await seenBy(`help-called:${help}`)).toBe(guideName);
    const desk = await guide.send('follow', { topic: 'guide' });
    expect(desk).toMatchObject({
      answer: { helps: [{ id: help, kiosk: { id: 'kiosk-1' }, attendedBy: { en: guideName } }] },
    });
    expect((await guide.command({ type: 'EndHelp', help })).ok).toBe(true);
    expect(await ids()).toEqual([]);
    for (const one of [kiosk, guide]) one.close();
  });

  test('T12 somebody waits and nobody serves; it ends when a counter opens', async () => {
    const api = await hall.api();
    await api.post('/tickets', { queue: 'fees' });
    expect(await alerts()).toMatchObject([
      { id: 'nobody-serves:fees', level: 'late', detail: { waiting: 1 } },
    ]);
    await api.post('/counters/bank/open');
    expect(await ids()).toEqual([]);
  });

  test('W3 a pause of twenty minutes is told, one of nineteen is not', async () => {
    const api = await hall.api();
    await api.post('/counters/bank/open');
    await api.post('/counters/bank/pause', { reason: 'meeting' });
    hall.clock.advance(19 * MINUTE);
    expect(await ids()).toEqual([]);
    hall.clock.advance(MINUTE);
    expect(await alerts()).toMatchObject([
      { id: 'long-pause:bank', since: hall.clock.now(), detail: { minutes: 20 } },
    ]);
  });

  test('P7 an agent that is gone is told after a moment, also when the hub restarted without it', async () => {
    const token = await hall.token('agent', { name: 'front' });
    const agent = await raw(hall.origin, '/agent', { token });
    await agent.command({ type: 'AgentJoined', run: 'first-run', version: '1' });
    expect(await ids()).toEqual([]);
    agent.close();
    await expect.poll(() => hall.hub.services.presence.agents().get('front')?.connections).toBe(0);
    hall.clock.advance(14_000);
    expect(await ids()).toEqual([]);
    hall.clock.advance(2_000);
    expect(await ids()).toEqual(['agent-lost:front']);
    await acknowledge('agent-lost:front');
    expect(await seenBy('agent-lost:front')).toBe(name());
  });

  test('P7 a busy hall does not hide an agent that never came back after the hub’s restart', async () => {
    const token = await hall.token('agent', { name: 'front' });
    const agent = await raw(hall.origin, '/agent', { token });
    await agent.command({ type: 'AgentJoined', run: 'first-run', version: '1' });
    hall = await hall.restart();
    supervisor = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    const api = await hall.api();
    for (let second = 0; second < 16; second++) {
      hall.clock.advance(1000);
      await api.post('/tickets', { queue: 'tax' });
    }
    expect(await ids()).toContain('agent-lost:front');
  });

  test('W4 a working clerk whose panel is gone; D1 a paired screen that is gone', async () => {
    const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('chensiyuan') });
    await clerk.command({ type: 'OpenCounter', counter: 'counter-8' });
    const { code } = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
    const assignment = { role: 'hall-board' as const };
    const { device } = (await hall.command({ type: 'PairScreen', code, name: '大屏', assignment })) as {
      device: string;
    };
    clerk.close();
    await expect.poll(() => hall.hub.services.presence.connected('person:chensiyuan')).toBe(false);
    hall.clock.advance(16_000);
    expect((await ids()).sort()).toEqual(['counter-lost:counter-8', `screen-lost:${device}`]);
  });

  test('D2 a screen whose sound is refused, or that falls behind, says so', async () => {
    const begun = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
    const assignment = { role: 'hall-board' as const, sound: true };
    await hall.command({ type: 'PairScreen', code: begun.code, name: '大屏', assignment });
    const screen = await raw(hall.origin, '/display', { token: `${begun.device}.${begun.secret}` });
    const report = { report: 'screen', width: 1920, height: 1080, soundAllowed: false, backlog: 4 };
    expect((await screen.send('report', report)).ok).toBe(true);
    expect((await ids()).sort()).toEqual([
      `autoplay-refused:${begun.device}`,
      `voice-backlog:${begun.device}`,
    ]);
    await screen.send('report', { ...report, soundAllowed: true, backlog: 0 });
    expect(await ids()).toEqual([]);
    screen.close();
  });

  test('the clock jumped: told, and over once staff confirm it', async () => {
    hall.clock.jump(3 * MINUTE);
    expect(await alerts()).toMatchObject([{ id: 'clock-jumped', detail: { minutes: 3 } }]);
    expect((await supervisor.command({ type: 'ConfirmClock' })).ok).toBe(true);
    expect(await ids()).toEqual([]);
  });

  test('an hour forward at 59 seconds is no jump', async () => {
    hall.clock.advance(3_600_000);
    hall.clock.jump(59_000);
    expect(await ids()).toEqual([]);
  });
});
