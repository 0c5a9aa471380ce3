import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AgentView } from '../../../hub/contract/views/agent.ts';
import type { KioskView, TicketView } from '../../../hub/contract/views/kiosk.ts';
import type { Api } from '../support/api.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

let hall: TestHub;
let api: Api;
let agent: Raw;
let token: string;
const DEVICES = [
  { name: 'lobby', kind: 'printer', connected: true, status: { kind: 'ready' } },
  { name: 'pad-8', kind: 'pad', connected: true },
  { name: 'smile-8', kind: 'evaluator', connected: true },
];
beforeEach(async () => {
  hall = await startHub();
  api = await hall.api();
  token = await hall.token('agent', { name: 'front' });
  agent = await join();
});
afterEach(() => hall.close());

type Told = { topic: string; view: AgentView };
const join = async (devices: readonly object[] = DEVICES): Promise<Raw> => {
  const connection = await raw(hall.origin, '/agent', { token });
  expect((await connection.send('report', { report: 'devices', devices })).ok).toBe(true);
  expect((await connection.send('follow', { topic: 'agent' })).ok).toBe(true);
  return connection;
};
const bind = (device: string, to: string) => hall.command({ type: 'BindDevice', device, to });
const told = (fits: (view: AgentView) => boolean) => agent.view<Told>(({ view }) => fits(view));
const jobsOf = ({ printers }: AgentView) => printers.flatMap((printer) => printer.jobs.map((job) => job.id));

describe('P1 P4 P7 an agent and its devices', () => {
  test('P4 devices are reported, bound by their short name, and told what to do', async () => {
    expect(await bind('lobby', 'kiosk-1')).toEqual({ device: 'front/lobby', to: 'kiosk-1' });
    await bind('pad-8', 'counter-8');
    await bind('smile-8', 'counter-8');
    const { view } = await told((one) => one.evaluators[0]?.counter === 'counter-8');
    expect(view.pads).toEqual([{ device: 'front/pad-8', counter: 'counter-8', lamp: 'off' }]);
  });

  test('D4 P4 LED panels serve a counter or a zone, and are told what to show, urgent messages of their zone too; a recall is another call', async () => {
    const led = (name: string) => ({ name, kind: 'led', connected: true });
    const other = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'leds' }) });
    // A hall is prepared before its agents come.
    await bind('leds/zone', 'floor-2');
    await other.send('report', { report: 'devices', devices: [led('strip'), led('zone'), led('spare')] });
    await other.send('follow', { topic: 'agent' });
    await bind('strip', 'counter-8');
    await expect(bind('strip', 'kiosk-1')).rejects.toThrow('"field":"to"');
    await expect(bind('strip', 'moon')).rejects.toThrow('"field":"to"');
    await expect(bind('pad-8', 'floor-2')).rejects.toThrow('"field":"to"');
    await api.post('/tickets', { queue: 'tax' });
    await api.post('/counters/counter-8/open');
    await api.post('/counters/counter-8/call-next');
    const calledAs = (view: AgentView) => {
      const shows = view.leds.find(({ device }) => device === 'leds/strip')?.shows;
      return shows?.kind === 'counter' ? shows.sign.call : null;
    };
    const { view } = await other.view<Told>((one) => calledAs(one.view) !== null);
    expect(view.leds).toMatchObject([
      {
        device: 'leds/strip',
        shows: { kind: 'counter', sign: { number: 'B001', phase: 'called', state: 'open' } },
      },
      { device: 'leds/zone', shows: { kind: 'zone', calls: [{ number: 'B001', counter: '8', open: true }] } },
      { device: 'leds/spare', shows: null },
    ]);
    await api.post('/counters/counter-8/recall');
    const first = calledAs(view) ?? 0;
    await other.view<Told>((one) => (calledAs(one.view) ?? 0) > first);
    await api.post('/counters/counter-8/start');
    const started = await other.view<Told>(
      (one) => one.view.revision > view.revision && calledAs(one.view) === null,
    );
    expect(started.view.leds[0]?.shows).toMatchObject({
      sign: { number: 'B001', phase: 'serving' },
      urgent: null,
    });
    const urgents = async (zone: string) => {
      const told = { type: 'Broadcast', zh: `请离开${zone}`, zone, minutes: 1 } as const;
      const { broadcast } = (await hall.command(told)) as { broadcast: string };
      const { view: now } = await other.view<Told>(({ view: { leds } }) =>
        leds.some(({ shows }) => shows?.urgent?.zh === told.zh),
      );
      await hall.command({ type: 'EndBroadcast', broadcast });
      return now.leds.map(({ shows }) => shows?.urgent?.zh);
    };
    await bind('strip', 'counter-1');
    expect(await urgents('floor-1')).toEqual(['请离开floor-1', undefined, undefined]);
    await bind('strip', 'counter-8');
    expect(await urgents('floor-2')).toEqual(['请离开floor-2', '请离开floor-2', undefined]);
    other.close();
  });

  test('P4 what nobody has, what two have, and a place that is none: refused by field', async () => {
    const other = await raw(hall.origin, '/agent', { token: await hall.token('agent', { name: 'back' }) });
    await other.send('report', { report: 'devices', devices: [DEVICES[0]] });
    await expect(bind('cellar', 'kiosk-1')).rejects.toThrow('"code":"no-such-device"');
    await expect(bind('lobby', 'kiosk-1')).rejects.toThrow('front/lobby, back/lobby');
    await expect(bind('front/lobby', 'kiosk-99')).rejects.toThrow('"field":"to"');
    await expect(bind('pad-8', 'kiosk-1')).rejects.toThrow('"field":"to"');
    expect(await bind('back/lobby', 'kiosk-1')).toEqual({ device: 'back/lobby', to: 'kiosk-1' });
    other.close();
  });

  test('P1 T3 a kiosk’s ticket becomes a job; claimed once, reported once, seen by the kiosk', async () => {
    await bind('lobby', 'kiosk-1');
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    await kiosk.send('follow', { topic: 'kiosk' });
    const issued = await kiosk.command({ type: 'IssueTicket', queue: 'tax' });
    const { job } = (issued as { answer: TicketView }).answer;
    const { view } = await told((one) => jobsOf(one).includes(job ?? ''));
    expect(view.printers[0]?.jobs[0]?.document).toMatchObject({ kind: 'ticket', number: 'B001' });
    expect((await agent.command({ type: 'ClaimPrint', job })).ok).toBe(true);
    await agent.view<Told>(({ view: one }) => one.revision > view.revision && jobsOf(one).length === 0);
    expect(await agent.command({ type: 'ClaimPrint', job })).toMatchObject({
      refusal: { code: 'job-taken' },
    });
    expect((await agent.command({ type: 'ReportPrint', job, outcome: 'printed' })).ok).toBe(true);
    type Seen = { view: KioskView };
    await kiosk.view<Seen>((one) => one.view.jobs.some(({ id, state }) => id === job && state === 'printed'));
    kiosk.close();
  });

  test('P1 P7 an agent that starts anew leaves what it had claimed unknown; nothing prints twice by itself', async () => {
    await bind('lobby', 'kiosk-1');
    await agent.command({ type: 'AgentJoined', run: 'first-run', version: '1' });
    const { job } = (await api.post('/tickets', { queue: 'tax', print: 'kiosk-1' })).body;
    await agent.command({ type: 'ClaimPrint', job });
    agent.close();
    agent = await join();
    await agent.command({ type: 'AgentJoined', run: 'second-run', version: '1' });
    expect(hall.hub.services.state().jobs.get(String(job))?.state).toBe('unknown');
    const { answer } = (await agent.send('follow', { topic: 'agent' })) as { answer: AgentView };
    expect(jobsOf(answer)).toEqual([]);
  });

  test('W1 a call pad works as the clerk signed in there; no clerk, no call', async () => {
    await bind('pad-8', 'counter-8');
    await api.post('/tickets', { queue: 'tax' });
    const press = (action: string) => agent.command({ type: 'PressPad', device: 'pad-8', action });
    const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('chensiyuan') });
    expect(await press('next')).toMatchObject({ refusal: { code: 'no-clerk' } });
    await clerk.command({ type: 'OpenCounter', counter: 'counter-8' });
    expect((await press('next')).ok).toBe(true);
    await told((one) => one.pads[0]?.lamp === 'called');
    const called = (await hall.journal.after(0, 2000)).find(({ fact }) => fact.type === 'TicketCalled');
    expect(called?.fact).toMatchObject({ counter: 'counter-8', clerk: 'chensiyuan' });
    expect((await press('start')).ok).toBe(true);
    await told((one) => one.pads[0]?.lamp === 'serving');
    clerk.close();
  });

  test('E1 the evaluator gets the prompt after finish and rates once', async () => {
    await bind('smile-8', 'counter-8');
    await api.post('/tickets', { queue: 'tax' });
    for (const verb of ['open', 'call-next', 'start', 'finish'])
      await api.post(`/counters/counter-8/${verb}`);
    const { view } = await told((one) => one.evaluators[0]?.prompt !== null && one.evaluators.length === 1);
    const prompt = view.evaluators[0]?.prompt;
    expect(view.evaluators[0]?.number).toBe('B001');
    const rate = (level: number) => agent.command({ type: 'Rate', prompt, level });
    expect((await rate(5)).ok).toBe(true);
    expect(await rate(1)).toMatchObject({ refusal: { code: 'already-rated' } });
    await agent.view<Told>(
      (one) => one.view.revision > view.revision && one.view.evaluators[0]?.prompt === null,
    );
  });

  test.each([
    [{ report: 'devices' }, 'devices'],
    [{ report: 'devices', devices: [{ name: '../x', kind: 'pad', connected: true }] }, 'devices.0.name'],
    [{ report: 'devices', devices: [{ name: 'x', kind: 'bomb', connected: true }] }, 'devices.0.kind'],
    [{ report: 'devices', devices: [], dock: 'not an address' }, 'dock'],
    [{ report: 'weather' }, 'report'],
  ])('X2 report %j is refused by its field', async (report, field) => {
    expect(await agent.send('report', report)).toMatchObject({ refusal: { code: 'malformed', field } });
  });
});
