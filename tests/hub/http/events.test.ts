import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Api, apiOf } from '../support/api.ts';
import { openEvents } from '../support/feed.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { raw } from '../support/raw.ts';

let hall: TestHub;
let token: string;
let api: Api;
beforeEach(async () => {
  hall = await startHub();
  token = await hall.token('integration', { actAs: true });
  api = apiOf(hall.origin, token);
});
afterEach(() => hall.close());

const issue = async () =>
  (await api.post('/tickets', { queue: 'tax' })).body as unknown as { id: string; number: string };
const at = (verb: string) => api.post(`/counters/counter-8/${verb}`);

describe('GET /events', () => {
  test('tells of issue, call, finish and rating in journal order, as server-sent events', async () => {
    const feed = await openEvents(hall.origin, token);
    expect(feed.headers.get('content-type')).toBe('text/event-stream');
    const ticket = await issue();
    for (const verb of ['open', 'call-next', 'start', 'finish']) await at(verb);
    const { credential } = (await api.post('/tickets', { queue: 'tax' })).body;
    expect(credential).toBeDefined();
    const seen = await feed.take(4);
    expect(seen.map(({ event, data }) => [event, data.number])).toEqual([
      ['ticket.issued', 'B001'],
      ['ticket.called', 'B001'],
      ['ticket.finished', 'B001'],
      ['ticket.issued', 'B002'],
    ]);
    expect(seen[1]?.data).toEqual({
      position: seen[1]?.id,
      at: hall.clock.now(),
      ticket: ticket.id,
      number: 'B001',
      counter: 'counter-8',
    });
    expect(seen.map(({ id }) => id)).toEqual(seen.map(({ id }) => id).sort((a, b) => a - b));
  });

  test('K10 T7 T10 T12 near once, passed, returned, moved, cancelled, ended are told; a merged queue ticket by ticket', async () => {
    const feed = await openEvents(hall.origin, token);
    const [first, second] = [await issue(), await issue()];
    await at('open');
    hall.tick();
    const near = await feed.take(4);
    expect(near.slice(2).map(({ event, data }) => [event, data.number, data.ahead])).toEqual([
      ['ticket.near', 'B001', 0],
      ['ticket.near', 'B002', 1],
    ]);
    await at('call-next');
    await at('recall');
    const call = hall.hub.services.state().calls.at(-1)?.position ?? 0;
    await hall.command({ type: 'AnnouncementSpoken', position: call });
    hall.clock.advance(60_000);
    expect((await at('no-show')).status).toBe(200);
    const guide = await raw(hall.origin, '/counter', { cookie: await hall.signIn('chenjing') });
    expect((await guide.command({ type: 'ReinstateTicket', ticket: first.id })).ok).toBe(true);
    guide.close();
    await api.post(`/tickets/${second.id}/cancel`);
    const third = await issue();
    await hall.command({ type: 'MergeQueue', from: 'tax', to: 'community', reason: 'few counters' });
    await hall.command({ type: 'EndQueue', queue: 'community', reason: 'closing' });
    const rest = await feed.take(10);
    expect(
      rest.map(({ event, data }) => [event, data.number, data.because ?? data.queue ?? data.reason]),
    ).toEqual([
      ['ticket.called', 'B001', undefined],
      ['ticket.passed', 'B001', undefined],
      ['ticket.returned', 'B001', 'reinstated'],
      ['ticket.cancelled', 'B002', undefined],
      ['ticket.issued', third.number, 'tax'],
      ['ticket.moved', 'B001', 'merged'],
      ['ticket.moved', third.number, 'merged'],
      ['queue.ended', undefined, 'community'],
      ['ticket.ended', 'B001', 'closing'],
      ['ticket.ended', third.number, 'closing'],
    ]);
    // Only the last event of one happening carries the id: whoever is cut off between them gets all of them again.
    expect(rest.slice(5, 7).map(({ id }) => id)).toEqual([0, rest[6]?.data.position]);
  });

  test('E1 a rating is told with its level, and names nobody', async () => {
    const mine = (await api.post('/tickets', { queue: 'tax' })).body as Record<string, unknown>;
    for (const verb of ['open', 'call-next', 'start', 'finish']) await at(verb);
    const holder = apiOf(hall.origin, String(mine.credential));
    const { prompt } = (await holder.get(`/tickets/${mine.id}`)).body;
    const feed = await openEvents(hall.origin, token);
    await holder.post('/ratings', { prompt, level: 1, text: '我叫张三' });
    const [rated] = await feed.take(1);
    expect(rated).toMatchObject({ event: 'rating.recorded', data: { counter: 'counter-8', level: 1 } });
    expect(JSON.stringify(rated)).not.toContain('张三');
  });

  test('resumed by Last-Event-ID nothing is lost and nothing comes twice, however much happened meanwhile', async () => {
    const feed = await openEvents(hall.origin, token);
    await issue();
    const [first] = await feed.take(1);
    feed.close();
    await Promise.all([...Array(600)].map(() => issue()));
    const again = await openEvents(hall.origin, token, first?.id);
    const missed = await again.take(600);
    await issue();
    const [next] = await again.take(1);
    expect([...missed, next].map((event) => event?.data.number)).toEqual(
      [...Array(601)].map((_, index) => `B${String(index + 2).padStart(3, '0')}`),
    );
  });

  test('without Last-Event-ID it begins now; an id still to come counts as now', async () => {
    await issue();
    const { position } = await hall.journal.head();
    const [now, future] = [
      await openEvents(hall.origin, token),
      await openEvents(hall.origin, token, position + 9),
    ];
    await issue();
    expect((await now.take(1))[0]?.data.number).toBe('B002');
    expect((await future.take(1))[0]?.data.number).toBe('B002');
  });

  test.each(['', 'abc', '-1', '1.5', '0x10'])('X2 Last-Event-ID “%s” is refused by its name', async (id) => {
    const answer = await api.get('/events', { 'last-event-id': id });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([400, 'malformed', 'Last-Event-ID']);
  });

  test('X1 a token that is revoked loses its feeds at once', async () => {
    const other = await hall.token('integration');
    const [lost, kept] = [await openEvents(hall.origin, other), await openEvents(hall.origin, token)];
    await hall.command({ type: 'RevokeToken', token: other.split('.')[0] ?? '' });
    await lost.ended();
    await issue();
    expect((await kept.take(1))[0]?.event).toBe('ticket.issued');
  });

  test('X2 there are at most 100 feeds; when one goes another may come', async () => {
    const feeds = await Promise.all([...Array(100)].map(() => openEvents(hall.origin, token)));
    expect(feeds.every((feed) => feed.status === 200)).toBe(true);
    expect((await openEvents(hall.origin, token)).status).toBe(429);
    feeds[0]?.close();
    await expect.poll(async () => (await openEvents(hall.origin, token)).status).toBe(200);
    for (const feed of feeds) feed.close();
  });

  test('X4 a stopping hub ends its feeds and does not wait for them', async () => {
    const feed = await openEvents(hall.origin, token);
    const started = performance.now();
    await hall.hub.close();
    await feed.ended();
    expect(performance.now() - started).toBeLessThan(1500);
    hall = await startHub();
  });
});
