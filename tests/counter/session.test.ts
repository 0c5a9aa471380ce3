import { describe, expect, it } from 'vitest';
import { currentSession, type Fetch, signIn, signOut } from '../../counter/common/session.ts';

const answer = (status: number, body: unknown): Fetch => {
  return async () => new Response(body === null ? null : JSON.stringify(body), { status });
};
const code = async (result: ReturnType<typeof signIn>) => {
  const value = await result;
  return value.ok ? 'ok' : value.refusal.code;
};

describe('X1 signing in', () => {
  it('tells wrong, locked and disabled apart by the hub’s code', async () => {
    expect(await code(signIn('a', 'b', answer(401, { code: 'bad-password' })))).toBe('bad-password');
    expect(await code(signIn('a', 'b', answer(423, { code: 'locked-out' })))).toBe('locked-out');
    expect(await code(signIn('a', 'b', answer(401, { code: 'user-disabled' })))).toBe('user-disabled');
    expect(await code(signIn('a', 'b', answer(429, null)))).toBe('too-many-requests');
  });

  it('a hub that is not there is no wrong password', async () => {
    const gone: Fetch = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await code(signIn('a', 'b', gone))).toBe('offline');
    expect(await code(currentSession(gone))).toBe('offline');
    expect(await signOut(gone)).toBe(false);
  });

  it('sends the password once, then asks who it is by the cookie alone', async () => {
    const calls: [string, string | undefined][] = [];
    const hub: Fetch = async (path, init) => {
      calls.push([
        `${init?.method ?? 'GET'} ${path}`,
        typeof init?.body === 'string' ? init.body : undefined,
      ]);
      return new Response(JSON.stringify({ person: 'wang-min', roles: ['clerk'], card: null }));
    };
    const session = await signIn('wang-min', 'secret', hub);
    expect(session).toEqual({ ok: true, value: { person: 'wang-min', roles: ['clerk'], card: null } });
    expect(calls).toEqual([
      ['POST /session', '{"user":"wang-min","password":"secret"}'],
      ['GET /session', undefined],
    ]);
  });

  it('an ended session counts as signed out', async () => {
    expect(await code(currentSession(answer(401, { code: 'unauthorised' })))).toBe('unauthorised');
    expect(await signOut(answer(401, { code: 'unauthorised' }))).toBe(true);
  });
});
