import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../../hub/contract/protocol.ts';
import type { TicketView } from '../../../hub/contract/views/kiosk.ts';
import { factsOf } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw, requestId } from '../support/raw.ts';

let hall: TestHub;
let kiosk: Raw;
beforeAll(async () => {
  hall = await startHub();
  kiosk = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-1' }) });
});
afterAll(() => hall.close());

const code = (reply: Reply) => (reply.ok ? 'ok' : [reply.refusal.code, reply.refusal.field]);
const issue = { type: 'IssueTicket', queue: 'tax' };
const metric = async (line: string) => {
  const text = await (await fetch(`${hall.origin}/metrics`)).text();
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.split(' ')[1] ?? 0,
  );
};

describe('X2 a bad message gets a typed refusal and harms nobody else', () => {
  test.each([
    ['command', null, ['malformed', undefined]],
    ['command', 'text', ['malformed', undefined]],
    ['command', {}, ['malformed', 'id']],
    ['command', { id: 'short', command: issue }, ['malformed', 'id']],
    ['command', { id: 'request/with/slashes', command: issue }, ['malformed', 'id']],
    ['command', { id: 'request-id-1' }, ['malformed', 'command']],
    ['command', { id: 'request-id-2', command: {} }, ['malformed', 'command.type']],
    ['command', { id: 'request-id-3', command: { type: 'DropTables' } }, ['malformed', 'type']],
    ['command', { id: 'request-id-4', command: { type: '__proto__' } }, ['malformed', 'type']],
    ['command', { id: 'request-id-5', command: { ...issue, queue: ['tax'] } }, ['malformed', 'queue']],
    [
      'command',
      { id: 'request-id-6', command: { ...issue, needs: Array(6).fill('english') } },
      ['malformed', 'needs'],
    ],
    ['query', { query: 'everything' }, ['malformed', 'query']],
    ['query', { query: 'search', text: 'x'.repeat(101) }, ['malformed', 'text']],
    ['query', { query: 'item', item: 'no-such' }, ['no-such-item', 'item']],
    ['follow', { topic: 7 }, ['malformed', 'topic']],
    ['follow', { topic: 'counter:counter-1' }, ['forbidden', 'topic']],
  ])('X2 %s %j → %j', async (event, message, expected) => {
    expect(code(await kiosk.send(event, message))).toEqual(expected);
  });

  test('X2 malformed ones are counted, and leave no trace in the record', async () => {
    const line = 'onewindow_malformed_total{where="socket/kiosk"}';
    const before = await metric(line);
    const { position } = await hall.journal.head();
    await kiosk.send('command', { id: 'request-id-7', command: { type: 'DropTables' } });
    await kiosk.send('follow', null);
    expect(await metric(line)).toBe(before + 2);
    expect((await hall.journal.head()).position).toBe(position);
  });

  test('X2 messages that ask for no answer, or for something that is not one, do no harm', async () => {
    kiosk.socket.emit('command', { id: 'x' });
    kiosk.socket.emit('follow');
    kiosk.socket.emit('command', { id: requestId(), command: issue }, 'not a function');
    kiosk.socket.emit('no-such-event', Buffer.alloc(100));
    expect(code(await kiosk.command(issue))).toBe('ok');
  });

  test('X2 an oversized message cuts its sender cleanly; the others go on and the hub stays', async () => {
    const loud = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-2' }) });
    const gone = loud.gone();
    loud.socket.emit('command', { id: requestId(), command: { ...issue, reason: 'x'.repeat(70_000) } });
    expect(await gone).toMatch(/transport (close|error)/);
    expect(code(await kiosk.command(issue))).toBe('ok');
    expect((await fetch(`${hall.origin}/healthz`)).status).toBe(200);
  });

  test('X2 a flood is cut to 2,000 a second; another connection does not notice', async () => {
    const loud = await raw(hall.origin, '/kiosk', { token: await hall.token('kiosk', { kiosk: 'kiosk-2' }) });
    const ask = () => loud.send('query', { query: 'staff-code', code: '0000' });
    const answers = await Promise.all([...Array(2010)].map(ask));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2000);
    expect(code(answers.at(-1) as Reply)).toEqual(['too-many-requests', undefined]);
    expect(await metric('onewindow_rate_limited_total{where="socket/kiosk"}')).toBe(10);
    expect(code(await kiosk.command(issue))).toBe('ok');
    hall.clock.advance(5);
    const next = await Promise.all([...Array(12)].map(ask));
    expect(next.filter((answer) => answer.ok)).toHaveLength(10);
    // A wall clock set back an hour must not lock the connection out for an hour.
    hall.clock.jump(-3_600_000);
    await ask();
    hall.clock.advance(1000);
    expect((await ask()).ok).toBe(true);
    hall.clock.jump(3_600_000);
    loud.close();
  });
});

describe('T2 a request id gets the first answer again', () => {
  test('T2 also from another connection of the same device, with one effect', async () => {
    const token = await hall.token('kiosk', { kiosk: 'kiosk-3' });
    const first = await raw(hall.origin, '/kiosk', { token });
    const id = requestId();
    const answer = await first.command(issue, id);
    first.close();
    const again = await raw(hall.origin, '/kiosk', { token });
    expect(await again.command(issue, id)).toEqual(answer);
    expect(code(await again.command({ ...issue, queue: 'fees' }, id))).toEqual(['id-reused', undefined]);
    const next = (await again.command(issue)) as Extract<Reply<TicketView>, { ok: true }>;
    const given = answer as Extract<Reply<TicketView>, { ok: true }>;
    expect(Number(next.answer.number.slice(1)) - Number(given.answer.number.slice(1))).toBe(1);
    again.close();
  });

  test('T2 the id of one device is not the id of another', async () => {
    const other = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-3' }),
    });
    const id = requestId();
    const [one, two] = [await kiosk.command(issue, id), await other.command(issue, id)];
    expect(one).not.toEqual(two);
    other.close();
  });
});

describe('S5 refusals of those who are known are on record', () => {
  test('S5 a kiosk’s, an agent’s and a clerk’s, with who and what', async () => {
    const from = (await hall.journal.head()).position;
    const agent = await raw(hall.origin, '/agent', {
      token: await hall.token('agent', { name: 'hall-agent' }),
    });
    const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('linfang') });
    expect(code(await kiosk.command({ type: 'CallNext', counter: 'counter-1' }))).toEqual([
      'forbidden',
      undefined,
    ]);
    expect(code(await agent.command({ type: 'PressPad', device: 'pad', action: 'next' }))).toEqual([
      'device-unbound',
      'device',
    ]);
    expect(code(await clerk.command({ type: 'CallNext', counter: 'counter-1' }))).toEqual([
      'counter-closed',
      undefined,
    ]);
    const refused = (await factsOf(hall.journal, from)).flatMap(({ by, fact }) =>
      fact.type === 'CommandRefused' ? [[by.kind, fact.command, fact.code, fact.counter]] : [],
    );
    expect(refused).toEqual([
      ['kiosk', 'CallNext', 'forbidden', 'counter-1'],
      ['agent', 'PressPad', 'device-unbound', null],
      ['person', 'CallNext', 'counter-closed', 'counter-1'],
    ]);
    agent.close();
    clerk.close();
  });
});
