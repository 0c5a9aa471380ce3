import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type ApiAnswer, apiOf } from '../support/api.ts';
import { type Described, described } from '../support/described.ts';
import { factsOf } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let document: Described;
let api: Api;
let plain: Api;
const as = (token: string) => document.checked(apiOf(hall.origin, token));
beforeAll(async () => {
  hall = await startHub();
  document = await described(hall.origin);
  api = document.checked(await hall.api());
  plain = document.checked(await hall.api({ actAs: false }));
});
afterAll(() => hall.close());

/** Status, code and field of a problem document, whose status says the same as the answer's. */
function problem({ status, body }: ApiAnswer): unknown[] {
  expect(body.status).toBe(status);
  expect(body.title).toMatch(/^[A-Z].{10,}/);
  expect(body.detail).toMatch(/\p{Script=Han}{4}/u);
  return [status, body.code, ...(body.field === undefined ? [] : [body.field])];
}
const refusedCommands = async () =>
  (await factsOf(hall.journal)).filter(({ fact }) => fact.type === 'CommandRefused');
const metric = async (name: string) => {
  const text = await (await fetch(`${hall.origin}/metrics`)).text();
  return Number(new RegExp(`^${name.replaceAll(/[{}"]/g, '\\$&')} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
};

describe('X1 nothing acts without an identity', () => {
  test('X1 no token, an unknown one, a wrong secret: 401, counted as anonymous, not recorded', async () => {
    const before = await metric('onewindow_anonymous_refused_total{where="http/api"}');
    const { position } = await hall.journal.head();
    const token = await hall.token('integration');
    for (const wrong of ['', 'nonsense', `${token.split('.')[0]}.wrong-secret`]) {
      expect(problem(await as(wrong).post('/tickets', { queue: 'tax' }))).toEqual([401, 'unauthorised']);
      expect(problem(await as(wrong).get('/queues'))).toEqual([401, 'unauthorised']);
    }
    expect(await metric('onewindow_anonymous_refused_total{where="http/api"}')).toBe(before + 6);
    expect((await hall.journal.head()).position).toBe(position + 1);
  });

  test('X1 a screen’s token reads the queues and the board, and issues nothing', async () => {
    const screen = as(await hall.token('display'));
    expect((await screen.get('/queues')).status).toBe(200);
    expect((await screen.get('/board')).status).toBe(200);
    expect(problem(await screen.post('/tickets', { queue: 'tax' }))).toEqual([403, 'forbidden']);
    expect(problem(await screen.get('/counters'))).toEqual([403, 'forbidden']);
    expect(problem(await screen.get('/events'))).toEqual([403, 'forbidden']);
  });

  test('X1 an agent’s token opens nothing of the public interface', async () => {
    const agent = as(await hall.token('agent'));
    for (const path of ['/queues', '/items', '/counters', '/board', '/events'])
      expect(problem(await agent.get(path))).toEqual([403, 'forbidden']);
  });

  test('X1 S5 without --act-as an integration works no counter, and that is in the audit record', async () => {
    const before = (await refusedCommands()).length;
    expect(problem(await plain.post('/counters/counter-8/open'))).toEqual([403, 'forbidden']);
    expect(problem(await plain.post('/counters/counter-8/call-next'))).toEqual([403, 'forbidden']);
    const facts = (await refusedCommands()).slice(before);
    expect(facts.map(({ fact }) => fact)).toEqual([
      { type: 'CommandRefused', command: 'OpenCounter', code: 'forbidden', counter: 'counter-8' },
      { type: 'CommandRefused', command: 'CallNext', code: 'forbidden', counter: 'counter-8' },
    ]);
    expect(facts[0]?.by).toMatchObject({ kind: 'integration', actAs: false });
  });

  test('E1 E2 S5 an integration never rates, and that is in the audit record', async () => {
    const before = (await refusedCommands()).length;
    expect(problem(await api.post('/ratings', { prompt: 'prompt-0001', level: 5 }))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await refusedCommands()).slice(before)[0]?.fact).toMatchObject({
      command: 'Rate',
      code: 'forbidden',
    });
  });

  test('T7 X1 a holder sees and cancels the own ticket only', async () => {
    const [mine, other] = [
      await api.post('/tickets', { queue: 'tax' }),
      await api.post('/tickets', { queue: 'tax' }),
    ];
    const holder = as(String(mine.body.credential));
    expect(problem(await holder.get(`/tickets/${other.body.id}`))).toEqual([403, 'forbidden']);
    expect(problem(await holder.post(`/tickets/${other.body.id}/cancel`))).toEqual([403, 'forbidden']);
    expect(problem(await holder.post('/tickets', { queue: 'tax' }))).toEqual([403, 'forbidden']);
    expect(problem(await holder.get('/counters'))).toEqual([403, 'forbidden']);
    const forged = as(`${other.body.id}.${String(mine.body.credential).split('.')[1]}`);
    expect(problem(await forged.get(`/tickets/${other.body.id}`))).toEqual([401, 'unauthorised']);
  });
});

describe('X2 whatever arrives is checked', () => {
  test.each([
    [{ queue: 'no-such' }, [404, 'no-such-queue', 'queue']],
    [{ item: 'no-such' }, [404, 'no-such-item', 'item']],
    [{ queue: 'tax', print: 'no-such' }, [404, 'no-such-kiosk', 'print']],
    [{ queue: 'tax', item: 'x' }, [422, 'queue-or-item']],
    [{}, [422, 'queue-or-item']],
    [{ queue: 'tax', colour: 'red' }, [400, 'malformed', 'colour']],
    [{ queue: 7 }, [400, 'malformed', 'queue']],
    [{ queue: 'tax', class: 'appointment' }, [400, 'malformed', 'class']],
    [{ queue: 'tax', class: 'priority' }, [422, 'reason-required', 'reason']],
    [{ queue: 'tax', class: 'green' }, [422, 'reason-required', 'reason']],
    [{ queue: 'tax', needs: ['carpet'] }, [400, 'malformed', 'needs.0']],
    [[], [400, 'malformed']],
    ['"text"', [400, 'malformed']],
    ['null', [400, 'malformed']],
    ['{"queue":', [400, 'malformed', 'body']],
    ['{"queue":"tax","__proto__":{}}', [400, 'malformed', 'body']],
  ])('X2 POST /tickets %j → %j', async (body, expected) => {
    expect(problem(await api.post('/tickets', body))).toEqual(expected);
  });

  test('X2 a body over 64 kB is refused by its size', async () => {
    expect(problem(await api.post('/tickets', { queue: 'tax', reason: 'x'.repeat(70_000) }))).toEqual([
      413,
      'too-large',
    ]);
  });

  test('X2 another content type is named as what is wrong; an empty body means no fields', async () => {
    const wrong = await api.post('/tickets', 'queue=tax', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(problem(wrong)).toEqual([400, 'malformed', 'Content-Type']);
    expect(problem(await api.post('/counters/counter-9/close', ''))).toEqual([409, 'counter-closed']);
  });

  test.each([
    ['GET', `/items?search=${'x'.repeat(101)}`, [400, 'malformed', 'search']],
    ['GET', '/items?search=a&search=b', [400, 'malformed', 'search']],
    ['GET', '/tickets/unknown-ticket', [404, 'no-such-ticket', 'id']],
    ['GET', '/tickets/%zz', [400, 'malformed', 'url']],
    ['GET', '/nothing', [404, 'no-such-page', '/api/v1/nothing']],
    ['POST', '/queues', [404, 'no-such-page', '/api/v1/queues']],
    ['POST', '/tickets/unknown-ticket/cancel', [404, 'no-such-ticket', 'ticket']],
    ['POST', '/counters/no-such/open', [404, 'no-such-counter', 'counter']],
    ['POST', '/counters/..%2F..%2Fetc/open', [400, 'malformed', 'counter']],
  ])('X2 %s %s → %j', async (method, path, expected) => {
    expect(problem(method === 'GET' ? await api.get(path) : await api.post(path))).toEqual(expected);
  });

  test('X2 malformed messages are counted', async () => {
    const name = 'onewindow_malformed_total{where="http/api"}';
    const before = await metric(name);
    await api.post('/tickets', { queue: 'tax', colour: 'red' });
    expect(await metric(name)).toBe(before + 1);
  });
});

describe('T6 W3 what contradicts the hall’s present state: 409', () => {
  test('W3 a closed counter calls nobody', async () => {
    expect(problem(await api.post('/counters/counter-14/call-next'))).toEqual([409, 'counter-closed']);
  });

  test('T6 an open counter without anybody waiting', async () => {
    await api.post('/counters/review/open');
    expect(problem(await api.post('/counters/review/call-next'))).toEqual([409, 'nothing-waiting']);
    expect(problem(await api.post('/counters/review/open'))).toEqual([409, 'counter-open']);
  });

  test('T6 W3 a called ticket in hand: no next, no close', async () => {
    await api.post('/tickets', { queue: 'review' });
    await api.post('/tickets', { queue: 'review' });
    expect((await api.post('/counters/review/call-next')).status).toBe(200);
    expect(problem(await api.post('/counters/review/call-next'))).toEqual([409, 'ticket-in-hand']);
    expect(problem(await api.post('/counters/review/close'))).toEqual([409, 'ticket-in-hand']);
    expect(problem(await api.post('/counters/review/finish'))).toEqual([409, 'not-serving']);
  });
});

describe('T2 Idempotency-Key', () => {
  const keyed = (key: string, body: object) => api.post('/tickets', body, { 'idempotency-key': key });

  test('T2 the same key gives the same answer, credential and all, and takes one number', async () => {
    const first = await keyed('order 4711', { queue: 'land-housing' });
    const again = await keyed('order 4711', { queue: 'land-housing' });
    expect(again).toMatchObject({ status: 201, body: first.body });
    const next = await api.post('/tickets', { queue: 'land-housing' });
    expect([first.body.number, next.body.number]).toEqual(['D001', 'D002']);
  });

  test('T2 the same key sent many times at once takes one number', async () => {
    const all = await Promise.all([...Array(20)].map(() => keyed('at once', { queue: 'land-housing' })));
    expect(new Set(all.map((answer) => answer.body.number)).size).toBe(1);
  });

  test('T2 a refusal is kept as well', async () => {
    const close = () => api.post('/counters/counter-10/close', {}, { 'idempotency-key': 'close-10' });
    expect(problem(await close())).toEqual([409, 'counter-closed']);
    await api.post('/counters/counter-10/open');
    expect(problem(await close())).toEqual([409, 'counter-closed']);
  });

  test('T2 the same key with another body is refused, and the first answer stays', async () => {
    const first = await keyed('one key', { queue: 'land-housing' });
    expect(problem(await keyed('one key', { queue: 'tax' }))).toEqual([422, 'id-reused']);
    expect((await keyed('one key', { queue: 'land-housing' })).body).toEqual(first.body);
  });

  test('T2 a key belongs to its sender', async () => {
    const first = await keyed('shared', { queue: 'land-housing' });
    const other = await plain.post('/tickets', { queue: 'land-housing' }, { 'idempotency-key': 'shared' });
    expect(other.body.number).not.toBe(first.body.number);
  });

  test('T2 X2 an empty or endless key is refused by its name', async () => {
    for (const key of ['', 'k'.repeat(256)])
      expect(problem(await keyed(key, { queue: 'tax' }))).toEqual([400, 'malformed', 'Idempotency-Key']);
  });
});
