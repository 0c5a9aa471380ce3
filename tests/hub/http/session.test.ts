import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../../../hub/live/passwords.ts';
import { factsLike } from '../support/facts.ts';
import { PASSWORD, startHub, type TestHub } from '../support/hub.ts';
import { raw, refusedWith } from '../support/raw.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub({ knownPassword: 'everybody knows this' });
});
afterAll(() => hall.close());

async function signIn(user: unknown, password: unknown = PASSWORD) {
  const response = await fetch(`${hall.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body, cookie: response.headers.get('set-cookie') };
}
const session = (cookie: string, method = 'GET') =>
  fetch(`${hall.origin}/session`, { method, headers: { cookie } });

describe('X1 W4 people sign in by password', () => {
  test('X1 the right password: person, roles, and a cookie no script can read and no other site can send', async () => {
    const { status, body, cookie } = await signIn('linfang');
    expect([status, body]).toEqual([200, { person: 'linfang', roles: ['clerk', 'chief'] }]);
    const [pair, ...flags] = (cookie ?? '').split('; ');
    expect(pair).toMatch(/^onewindow_session=[\w-]{32}$/);
    expect(flags).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict', 'Max-Age=57600']));
    const known = await (await session(pair ?? '')).json();
    expect(known).toMatchObject({
      person: 'linfang',
      card: { id: 'linfang', post: { zh: expect.any(String) } },
    });
  });

  test('X1 the journal holds the hash of the session, never its secret or the password', async () => {
    const { cookie } = await signIn('xulei');
    const secret = /=([\w-]+);/.exec(cookie ?? '')?.[1] ?? '';
    const facts = JSON.stringify(await factsLike(hall.journal, 'SignedIn'));
    expect(facts).toContain('xulei');
    expect(facts).not.toContain(secret);
    expect(JSON.stringify(await factsLike(hall.journal, 'UserSaved'))).not.toContain(PASSWORD);
  });

  test('X1 a wrong password and an unknown user get the same answer', async () => {
    const wrong = await signIn('qianlei', 'not it');
    const unknown = await signIn('nobody-here', 'not it');
    expect([wrong.status, wrong.body.code, wrong.cookie]).toEqual([401, 'bad-password', null]);
    expect(unknown).toEqual(wrong);
  });

  test('X1 five wrong passwords lock the account for five minutes, also for the right one', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('zhuqian', 'wrong')).status).toBe(401);
    const locked = await signIn('zhuqian');
    expect([locked.status, locked.body.code, locked.body.figures]).toEqual([
      423,
      'locked-out',
      { seconds: 300 },
    ]);
    hall.clock.advance(299_000);
    expect((await signIn('zhuqian')).status).toBe(423);
    hall.clock.advance(1_000);
    expect((await signIn('zhuqian')).status).toBe(200);
  });

  test('X1 a right password in between forgives', async () => {
    for (let i = 0; i < 4; i++) await signIn('wangmin', 'wrong');
    expect((await signIn('wangmin')).status).toBe(200);
    for (let i = 0; i < 4; i++) await signIn('wangmin', 'wrong');
    expect((await signIn('wangmin')).status).toBe(200);
  });

  test('X1 a disabled user does not get in', async () => {
    await hall.command({ type: 'DisableUser', person: 'mali' });
    const { status, body, cookie } = await signIn('mali');
    expect([status, body.code, cookie]).toEqual([403, 'user-disabled', null]);
  });

  test('X5 the password everybody knows is refused beyond this machine, even if it is the right one', async () => {
    const passwordHash = await hashPassword('everybody knows this');
    await hall.command({ type: 'SaveUser', person: 'gaoxiang', passwordHash });
    expect((await signIn('gaoxiang', 'everybody knows this')).body.code).toBe('bad-password');
  });

  test.each([
    [{ user: 'linfang' }, 'password'],
    [{ user: 7, password: 'x' }, 'user'],
    [{ user: 'linfang', password: 'x'.repeat(201) }, 'password'],
  ])(
    'X2 %j is refused by its field',
    async ({ user, password }: { user?: unknown; password?: unknown }, field) => {
      const { status, body } = await signIn(user, password ?? null);
      expect([status, body.code, body.field]).toEqual([400, 'malformed', field]);
    },
  );

  test('X1 without a cookie, with a forged one, after sixteen hours: nobody', async () => {
    const cookie = await hall.signIn('heyong');
    expect((await session(cookie)).status).toBe(200);
    for (const wrong of ['', 'onewindow_session=', 'onewindow_session=forgedforgedforged', `x${cookie}`])
      expect((await session(wrong)).status).toBe(401);
    hall.clock.advance(16 * 3_600_000 + 1000);
    expect((await session(cookie)).status).toBe(401);
  });
});

describe('X1 what ends a sign-in ends its connections', () => {
  test('X1 signing out cuts the pages of that sign-in, not of another', async () => {
    const [first, second] = [await hall.signIn('linfang'), await hall.signIn('linfang')];
    const [out, stays] = [
      await raw(hall.origin, '/counter', { cookie: first }),
      await raw(hall.origin, '/counter', { cookie: second }),
    ];
    const gone = out.gone();
    const answer = await session(first, 'DELETE');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^onewindow_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await gone).toBe('io server disconnect');
    expect(await refusedWith(hall.origin, '/counter', { cookie: first })).toBe('unauthorised');
    expect((await stays.send('follow', { topic: 'counters' })).ok).toBe(true);
    stays.close();
  });

  test('X1 disabling a user, or a new password, cuts every page of that person', async () => {
    const disabled = await raw(hall.origin, '/counter', { cookie: await hall.signIn('tangjing') });
    const renewed = await raw(hall.origin, '/counter', { cookie: await hall.signIn('zhengkai') });
    const both = Promise.all([disabled.gone(), renewed.gone()]);
    await hall.command({ type: 'DisableUser', person: 'tangjing' });
    await hall.command({ type: 'SaveUser', person: 'zhengkai', passwordHash: 'scrypt$AAAA$AAAA' });
    expect(await both).toEqual(['io server disconnect', 'io server disconnect']);
  });
});
