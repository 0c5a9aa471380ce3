import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../support/api.ts';
import { apiOf } from '../support/api.ts';
import { factsLike } from '../support/facts.ts';
import { MONDAY_NINE, startHub, type TestHub } from '../support/hub.ts';

const HOUR = 3_600_000;
/** Tuesday 04:00 in Shanghai: the day boundary of the hall's policy. */
const BOUNDARY = MONDAY_NINE + 19 * HOUR;
let hall: TestHub;
let api: Api;
let token: string;
beforeEach(async () => {
  hall = await startHub();
  token = await hall.token('integration', { actAs: true });
  api = apiOf(hall.origin, token);
});
afterEach(() => hall.close());

const issue = async (key?: string) =>
  (await api.post('/tickets', { queue: 'tax' }, key === undefined ? {} : { 'idempotency-key': key }))
    .body as unknown as {
    id: string;
    number: string;
  };
const day = () => hall.hub.services.state().day;
/** What happens every second, and the command it gave, done. */
const second = async () => {
  hall.tick();
  await hall.desk();
};
const restart = async (ms: number) => {
  hall = await hall.restart(ms);
  api = apiOf(hall.origin, token);
};

/** One ticket of each state that is open at night. */
async function leaveOpen(): Promise<Record<string, string>> {
  const open: Record<string, string> = {};
  const verbs = { parked: ['call-next', 'start', 'park'], serving: ['call-next', 'start'] };
  await api.post('/counters/counter-8/open');
  for (const [state, steps] of Object.entries(verbs)) {
    open[state] = (await issue()).id;
    for (const verb of steps) expect((await api.post(`/counters/counter-8/${verb}`)).status).toBe(200);
  }
  await api.post('/counters/counter-9/open');
  open.called = (await issue()).id;
  await api.post('/counters/counter-9/call-next');
  open.waiting = (await issue()).id;
  return open;
}

describe('T10 the day boundary', () => {
  test('T10 passes while the hub runs: open tickets end with the state they had, counters close, numbers begin anew', async () => {
    const open = await leaveOpen();
    hall.clock.advance(BOUNDARY - hall.clock.now() - 1);
    await second();
    expect(day()).toBe('2026-11-23');
    expect((await issue()).number).toBe('B005');
    hall.clock.advance(1);
    await second();
    expect(day()).toBe('2026-11-24');
    const [turned] = await factsLike(hall.journal, 'DayTurned').then((facts) => facts.slice(-1));
    const ended = new Map(turned?.ended.map(({ ticket, state }) => [ticket, state]));
    for (const [state, id] of Object.entries(open)) expect([state, ended.get(id)]).toEqual([state, state]);
    expect((await api.get(`/tickets/${open.waiting}`)).status).toBe(404);
    expect((await api.post('/counters/counter-8/call-next')).body.code).toBe('counter-closed');
    expect((await issue()).number).toBe('B001');
  });

  test('T10 the day turns once, however often one looks', async () => {
    hall.clock.advance(BOUNDARY - hall.clock.now() + 60_000);
    const before = (await factsLike(hall.journal, 'DayTurned')).length;
    for (let i = 0; i < 5; i++) await second();
    expect(await factsLike(hall.journal, 'DayTurned')).toHaveLength(before + 1);
  });

  test('T10 passed while the hub was off: the next start turns it before anybody is served', async () => {
    const open = await leaveOpen();
    await restart(BOUNDARY - hall.clock.now() + HOUR);
    expect(day()).toBe('2026-11-24');
    const [turned] = (await factsLike(hall.journal, 'DayTurned')).slice(-1);
    expect(turned?.ended.map(({ state }) => state).sort()).toEqual([
      'called',
      'parked',
      'serving',
      'waiting',
    ]);
    expect(turned?.ended.map(({ ticket }) => ticket).sort()).toEqual(Object.values(open).sort());
    expect((await issue()).number).toBe('B001');
    const queues = (await api.get('/queues')).body as unknown as { id: string; waiting: number }[];
    expect(queues.find((queue) => queue.id === 'tax')?.waiting).toBe(1);
  });

  test('T10 the hub was off for a week: one turn, to today', async () => {
    await issue();
    const before = (await factsLike(hall.journal, 'DayTurned')).length;
    await restart(7 * 24 * HOUR);
    expect(day()).toBe('2026-11-30');
    expect(await factsLike(hall.journal, 'DayTurned')).toHaveLength(before + 1);
  });

  test('T10 T15 a restart in the middle of the day keeps everything, and the outage is marked', async () => {
    const open = await leaveOpen();
    const from = hall.hub.services.state().at;
    await restart(HOUR);
    for (const [state, id] of Object.entries(open))
      expect((await api.get(`/tickets/${id}`)).body.state).toBe(state);
    expect(hall.hub.services.state().outages).toEqual([{ from, to: MONDAY_NINE + HOUR }]);
    expect((await issue()).number).toBe('B005');
  });

  test('T2 the same key gives the same answer after a restart, and the same refusal', async () => {
    const first = await issue('order-1');
    const refused = () => api.post('/counters/bank/close', {}, { 'idempotency-key': 'close-1' });
    const no = await refused();
    await restart(HOUR);
    expect(await issue('order-1')).toEqual(first);
    expect((await refused()).body).toEqual(no.body);
    expect((await api.post('/tickets', { queue: 'fees' }, { 'idempotency-key': 'order-1' })).status).toBe(
      422,
    );
    expect((await issue()).number).toBe('B002');
  });

  test('X1 a sign-in outlives a restart', async () => {
    const cookie = await hall.signIn('linfang');
    await restart(60_000);
    expect((await fetch(`${hall.origin}/session`, { headers: { cookie } })).status).toBe(200);
  });
});

describe('X4 a clock that jumps', () => {
  test('a jump over the boundary does not turn the day until staff confirm the time', async () => {
    await issue();
    hall.clock.jump(BOUNDARY - hall.clock.now() + 1000);
    await second();
    hall.clock.advance(60_000);
    await second();
    expect(day()).toBe('2026-11-23');
    await hall.command({ type: 'ConfirmClock' });
    await second();
    expect(day()).toBe('2026-11-24');
  });

  test('set back again it still asks; confirmed, the day goes on as it was', async () => {
    hall.clock.jump(BOUNDARY - hall.clock.now() + 1000);
    await second();
    hall.clock.jump(-19 * HOUR - 1000);
    await second();
    expect(hall.hub.services.troubles().map((one) => one.kind)).toEqual(['clock-jumped']);
    await hall.command({ type: 'ConfirmClock' });
    await second();
    expect(hall.hub.services.troubles()).toEqual([]);
    expect(day()).toBe('2026-11-23');
  });

  test('a clock set back does not turn back the hall: facts keep their order in time', async () => {
    const first = await issue();
    hall.clock.jump(-2 * HOUR);
    const second = await issue();
    const { tickets } = hall.hub.services.state();
    expect(tickets.get(second.id)?.issuedAt).toBeGreaterThanOrEqual(
      tickets.get(first.id)?.issuedAt ?? Infinity,
    );
  });
});
