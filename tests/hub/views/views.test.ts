import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type ScreenWire, slimScreen, wholeScreen } from '../../../hub/contract/screen-wire.ts';
import { dayFigures, floorView } from '../../../hub/views/floor.ts';
import { kioskView } from '../../../hub/views/kiosk.ts';
import { callLines, counterSign, screenView } from '../../../hub/views/screen.ts';
import { type Api, apiOf } from '../support/api.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { raw } from '../support/raw.ts';

const MINUTE = 60_000;
let hall: TestHub;
let api: Api;
beforeEach(async () => {
  hall = await startHub({
    change: (catalogue) => {
      catalogue.notices = ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({
        id: `on-${day}`,
        text: { zh: day, en: day },
        from: day,
        to: day,
      }));
    },
  });
  api = await hall.api();
});
afterEach(() => hall.close());

const state = () => hall.hub.services.state();
const source = () => hall.hub.services.source();
const at = (counter: string, ...verbs: string[]) =>
  verbs.reduce(
    (before, verb) => before.then(async () => void (await api.post(`/counters/${counter}/${verb}`))),
    Promise.resolve(),
  );
type Issued = { id: string; credential: string };
const issue = async (queue: string) => (await api.post('/tickets', { queue })).body as unknown as Issued;

describe('boards', () => {
  test('D2 the newest announcement of each ticket, newest first, at most seven; started ones stay, no longer open', async () => {
    await at('counter-8', 'open');
    for (let i = 0; i < 9; i++) {
      await issue('tax');
      await at('counter-8', 'call-next', 'start');
    }
    await issue('tax');
    await at('counter-8', 'finish', 'call-next', 'recall');
    const lines = callLines(state(), null);
    expect(lines.map((line) => line.number)).toEqual([
      'B010',
      'B009',
      'B008',
      'B007',
      'B006',
      'B005',
      'B004',
    ]);
    expect(lines.map((line) => line.open ?? false)).toEqual([true, false, false, false, false, false, false]);
    expect(lines.map((line) => line.kind).slice(0, 2)).toEqual(['recall', undefined]);
    expect(lines[0]?.position).toBe(state().calls.at(-1)?.position);
  });

  test('D2 a zone’s board shows its own counters alone', async () => {
    await at('counter-8', 'open');
    await at('bank', 'open');
    await issue('tax');
    await issue('fees');
    await at('counter-8', 'call-next');
    await at('bank', 'call-next');
    expect(callLines(state(), ['floor-1']).map((line) => line.number)).toEqual(['F001']);
    expect(callLines(state(), ['floor-2']).map((line) => line.number)).toEqual(['B001']);
    expect(callLines(state(), null).map((line) => line.number)).toEqual(['F001', 'B001']);
  });

  test('D2 a full board of the demo hall costs a screen at most 2 kB a call', async () => {
    const whole = await startHub();
    onTestFinished(() => whole.close());
    const there = await whole.api();
    const { catalogue } = whole;
    // Some wait in every queue; the seven calls come from counters with numbers and one with a name, the newest three still open.
    for (const { id } of catalogue.queues)
      for (let i = 0; i < 11; i++) await there.post('/tickets', { queue: id });
    const counters = ['review', ...[5, 6, 7, 8, 9, 10].map((n) => `counter-${n}`)];
    for (const [index, counter] of counters.entries())
      for (const verb of ['open', 'call-next', ...(index < 4 ? ['start'] : [])])
        expect((await there.post(`/counters/${counter}/${verb}`)).status, counter).toBe(200);
    const screen = await raw(whole.origin, '/display', { token: await whole.token('display') });
    const sent = new Promise<ScreenWire>((done) => screen.socket.once('view', done));
    await there.post('/counters/counter-10/recall');
    const wire = await sent;
    const view = wholeScreen(wire);
    expect(view.calls.map(({ open = false }) => open)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(view.calls.at(-1)).toMatchObject({ counter: '行政复议窗口', en: 'Review Counter' });
    // Positions of a busy day have six digits.
    const calls = view.calls.map((call) => ({ ...call, position: 100_000 + call.position }));
    expect(Buffer.byteLength(JSON.stringify({ ...wire, revision: 100_000, calls }))).toBeLessThanOrEqual(
      2048,
    );
    expect(slimScreen(view)).toEqual(wire);
    screen.close();
  });

  test('D5 a notice shows from its first day to its last', async () => {
    const board = { role: 'hall-board' as const, sound: false, theme: 'light' as const };
    expect(screenView(source(), board, () => []).notices).toEqual([{ zh: '2026-11-23', en: '2026-11-23' }]);
  });

  test('E2 the sign at the counter asks for a rating, and never shows which one was given', async () => {
    const ticket = await issue('fees');
    await at('bank', 'open', 'call-next', 'start', 'finish');
    const asked = counterSign(source(), 'bank');
    expect(asked?.prompt).toMatchObject({ number: 'F001', rated: false });
    const holder = apiOf(hall.origin, ticket.credential);
    await holder.post('/ratings', { prompt: asked?.prompt?.id, level: 1, text: '太慢' });
    const after = JSON.stringify([counterSign(source(), 'bank'), floorView(source(), () => [])]);
    expect(JSON.parse(after)[0].prompt).toMatchObject({ rated: true });
    expect(after).not.toMatch(/"level":1|太慢/);
  });
});

describe('kiosk', () => {
  test('K7 while its own printer cannot print it names the nearest that can, by floor', async () => {
    const floors = hall.catalogue.kiosks.map(({ id, floor }) => [id, floor]);
    expect(floors).toEqual([
      ['kiosk-1', 1],
      ['kiosk-2', 1],
      ['kiosk-3', 2],
    ]);
    const { presence } = hall.hub.services;
    await hall.token('agent', { name: 'front' });
    for (const { id } of hall.catalogue.kiosks)
      await hall.command({ type: 'BindDevice', device: `front/${id}`, to: id });
    presence.agentJoined('front');
    const report = (...kinds: ('ready' | 'no-paper' | 'unknown')[]) =>
      presence.reportDevices('front', {
        report: 'devices',
        devices: kinds.map((kind, index) => ({
          name: `kiosk-${index + 1}`,
          kind: 'printer',
          connected: true,
          status: { kind },
          detail: '',
        })),
      });
    const other = () => kioskView(source(), 'kiosk-1')?.otherKiosk;
    report('ready', 'ready', 'ready');
    expect(other()).toBeNull();
    report('no-paper', 'unknown', 'ready');
    expect(other()).toEqual({ name: hall.catalogue.kiosks[1]?.name, floor: 1 });
    report('no-paper', 'no-paper', 'ready');
    expect(other()).toEqual({ name: hall.catalogue.kiosks[2]?.name, floor: 2 });
    report('no-paper', 'no-paper', 'no-paper');
    expect(other()).toBeNull();
  });
});

describe('today’s figures', () => {
  test('S1 counted from the tickets: waits to the call, services without what lay between', async () => {
    await at('bank', 'open');
    const [first, second] = [await issue('fees'), await issue('fees')];
    await issue('fees');
    hall.clock.advance(4 * MINUTE);
    await at('bank', 'call-next', 'start');
    hall.clock.advance(2 * MINUTE);
    await at('bank', 'park');
    hall.clock.advance(10 * MINUTE);
    await at('bank', 'unpark');
    hall.clock.advance(MINUTE);
    await at('bank', 'finish');
    await apiOf(hall.origin, second.credential).post(`/tickets/${second.id}/cancel`);
    const holder = apiOf(hall.origin, first.credential);
    const { prompt } = (await holder.get(`/tickets/${first.id}`)).body;
    await holder.post('/ratings', { prompt, level: 2 });
    expect(dayFigures(state())).toEqual({
      issued: 3,
      waiting: 1,
      finished: 1,
      passed: 0,
      cancelled: 1,
      paper: 0,
      outages: [],
      rated: 1,
      satisfied: 0,
      meanWaitMs: 4 * MINUTE,
      meanServiceMs: 3 * MINUTE,
    });
  });
});
