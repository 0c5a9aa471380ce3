import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../../hub/contract/protocol.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

let hall: TestHub;
let clerk: Raw;
let discipline: Raw;
const page = async (person: string) => raw(hall.origin, '/counter', { cookie: await hall.signIn(person) });
beforeAll(async () => {
  hall = await startHub();
  clerk = await page('zhaoli');
  discipline = await page('hanzhengming');
});
afterAll(() => hall.close());

const code = (reply: Reply) => (reply.ok ? 'ok' : reply.refusal.code);
const screen = { role: 'hall-board' };
const POWERS: readonly { type: string; [field: string]: unknown }[] = [
  { type: 'SignIn', person: 'luojianping', session: 'stolen' },
  { type: 'SignOut', session: 'somebody' },
  { type: 'FailSignIn', person: 'luojianping' },
  { type: 'MakeToken', token: 'my-own-token', hash: 'x', role: 'integration', name: 'mine', actAs: true },
  { type: 'RevokeToken', token: 'some-token-1' },
  { type: 'SaveUser', person: 'zhaoli', roles: ['administrator'] },
  { type: 'DisableUser', person: 'luojianping' },
  { type: 'ImportCatalogue', catalogue: {} },
  { type: 'TurnDay' },
  { type: 'HubStarted', downSince: null },
  { type: 'ConfirmClock' },
  { type: 'PairScreen', code: '000000', name: 'x', assignment: screen },
  { type: 'AssignScreen', device: 'some-screen', assignment: screen },
  { type: 'UnpairScreen', device: 'some-screen' },
  { type: 'BindDevice', device: 'pad', to: 'counter-1' },
  { type: 'ReleaseCounter', counter: 'counter-8', reason: 'x' },
  { type: 'EndQueue', queue: 'tax', reason: 'x' },
  { type: 'MergeQueue', from: 'tax', to: 'fees', reason: 'x' },
  { type: 'ReopenQueue', queue: 'tax' },
  { type: 'ExtendHours', queue: 'tax', until: '18:30', reason: 'x', approver: 'luojianping' },
  { type: 'AnnouncementSpoken', position: 1 },
  { type: 'PressPad', device: 'pad', action: 'next' },
  { type: 'ClaimPrint', job: 'some-job-1' },
  { type: 'ReportPrint', job: 'some-job-1', outcome: 'printed' },
  { type: 'AgentJoined', run: 'some-run-1', version: '1' },
  { type: 'AcknowledgeAlert', alert: 'x' },
];

describe('X1 S5 each does only what the role needs', () => {
  test.each(POWERS)('X1 a clerk cannot $type', async (command) => {
    expect(code(await clerk.command(command))).toBe('forbidden');
  });

  test('X1 a message cannot say who its sender is', async () => {
    const answer = await clerk.send('command', {
      id: 'pretending-1',
      actor: { kind: 'admin' },
      person: 'luojianping',
      command: { type: 'TurnDay', actor: { kind: 'hub' }, by: 'hub' },
    });
    expect(code(answer)).toBe('forbidden');
  });

  test('E2 a clerk cannot rate', async () => {
    expect(code(await clerk.command({ type: 'Rate', prompt: 'prompt-0001', level: 5 }))).toBe(
      'clerk-cannot-rate',
    );
  });

  test('W4 a clerk works the own counter, not another’s, nor one that somebody else has open', async () => {
    const colleague = await page('chensiyuan');
    expect(code(await clerk.command({ type: 'OpenCounter', counter: 'counter-1' }))).toBe('not-your-counter');
    expect(code(await colleague.command({ type: 'OpenCounter', counter: 'counter-9' }))).toBe('ok');
    expect(code(await clerk.command({ type: 'OpenCounter', counter: 'counter-9' }))).toBe('counter-taken');
    for (const type of [
      'CallNext',
      'CloseCounter',
      'PauseCounter',
      'Finish',
      'NoShow',
      'Recall',
      'StartService',
    ])
      expect([type, code(await clerk.command({ type, counter: 'counter-9' }))]).toEqual([
        type,
        'not-your-counter',
      ]);
    expect(code(await clerk.command({ type: 'OpenCounter', counter: 'counter-10' }))).toBe('ok');
    colleague.close();
  });

  test('X1 a clerk follows the own counters, not the floor nor another’s panel', async () => {
    const follow = async (topic: string) => code(await clerk.send('follow', { topic }));
    expect(await follow('counters')).toBe('ok');
    expect(await follow('counter:counter-10')).toBe('ok');
    for (const topic of ['floor', 'counter:counter-1', 'counter:no-such', 'agent', 'kiosk', ''])
      expect([topic, await follow(topic)]).toEqual([topic, 'forbidden']);
  });

  test.each([
    ...POWERS,
    { type: 'IssueTicket', queue: 'tax' },
    { type: 'OpenCounter', counter: 'counter-8' },
    { type: 'CallNext', counter: 'counter-10' },
    { type: 'CancelTicket', ticket: 'some-ticket', reason: 'closing' },
    { type: 'EndTicket', ticket: 'some-ticket', reason: 'closing' },
  ])('S5 discipline officers change nothing: $type', async (command) => {
    expect(code(await discipline.command(command))).toBe('forbidden');
  });

  test('S5 discipline officers read everything', async () => {
    for (const topic of ['floor', 'counters', 'counter:counter-1', 'counter:counter-18'])
      expect([topic, code(await discipline.send('follow', { topic }))]).toEqual([topic, 'ok']);
    expect(await discipline.send('follow', { topic: 'counter:no-such' })).toMatchObject({
      refusal: { code: 'no-such-counter', field: 'topic' },
    });
  });

  test('S5 a role that is taken away is gone at once, from open pages too', async () => {
    const supervisor = await page('songhaiyan');
    expect(code(await supervisor.send('follow', { topic: 'floor' }))).toBe('ok');
    const gone = supervisor.gone();
    await hall.command({ type: 'SaveUser', person: 'songhaiyan', roles: ['clerk'] });
    expect(await gone).toBe('io server disconnect');
  });
});
