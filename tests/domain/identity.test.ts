import { describe, expect, test } from 'vitest';
import { permitted, rolesOf } from '../../hub/domain/index.ts';
import { ADMIN, Hall, HUB, MINUTE, person } from './given.ts';

const save = { type: 'SaveUser', person: 'li', passwordHash: 'hash' } as const;
const signIn = { type: 'SignIn', person: 'li', session: 'session-1' } as const;

describe('X1 people', () => {
  test('five wrong passwords in a row lock the account for a while', () => {
    const hall = new Hall();
    hall.must(ADMIN, save);
    for (let i = 0; i < 4; i++) hall.must(HUB, { type: 'FailSignIn', person: 'li' });
    hall.must(HUB, signIn);
    for (let i = 0; i < 4; i++) hall.must(HUB, { type: 'FailSignIn', person: 'li' });
    hall.must(HUB, { ...signIn, session: 'session-2' });
    for (let i = 0; i < 5; i++) hall.must(HUB, { type: 'FailSignIn', person: 'li' });
    const { decided } = hall.pass(MINUTE).when(HUB, signIn);
    expect(decided).toMatchObject({ refusal: { code: 'locked-out', detail: { seconds: 240 } } });
    expect(hall.pass(4 * MINUTE).refusal(HUB, signIn)).toBeNull();
  });

  test('an unknown person, a disabled one and one who says so of themselves are refused', () => {
    const hall = new Hall();
    hall.must(ADMIN, save);
    expect(hall.refusal(HUB, { ...signIn, person: 'wang' })).toBe('bad-password');
    // The password is checked at the edge: nobody says of themselves that they are signed in.
    expect(hall.refusal(person('li'), signIn)).toBe('forbidden');
    hall.must(HUB, signIn);
    hall.must(ADMIN, { type: 'DisableUser', person: 'li' });
    expect(hall.state.identity.sessions.size).toBe(0);
    expect(hall.refusal(HUB, signIn)).toBe('user-disabled');
    expect(hall.refusal(person('li'), { type: 'OpenCounter', counter: 'w1' })).toBe('user-disabled');
    hall.must(ADMIN, save);
    expect(hall.refusal(HUB, signIn)).toBeNull();
  });

  test('a new password ends the sign-ins made with the old one; signing out ends one', () => {
    const hall = new Hall();
    hall.must(ADMIN, save);
    hall.must(HUB, signIn);
    hall.must(HUB, { ...signIn, session: 'session-2' });
    hall.must(HUB, { type: 'SignOut', session: 'session-1' });
    expect([...hall.state.identity.sessions.keys()]).toEqual(['session-2']);
    hall.must(ADMIN, save);
    expect(hall.state.identity.sessions.size).toBe(0);
    expect(hall.must(HUB, { type: 'SignOut', session: 'session-2' })).toEqual([]);
  });

  test('roles come from the sign-in, else from the staff list; unknown ones are refused', () => {
    const hall = new Hall();
    expect(rolesOf(hall.state, 'li')).toEqual(['clerk']);
    hall.must(ADMIN, { ...save, roles: ['supervisor'] });
    expect(rolesOf(hall.state, 'li')).toEqual(['supervisor']);
    hall.must(ADMIN, save);
    expect(rolesOf(hall.state, 'li')).toEqual(['supervisor']);
    expect(hall.refusal(ADMIN, { ...save, roles: ['king'] })).toBe('malformed');
  });

  test('the first administrator is made before there is a hall', () => {
    const hall = new Hall(null);
    hall.must(ADMIN, { type: 'SaveUser', person: 'first', passwordHash: 'hash', roles: ['administrator'] });
    expect(hall.refusal(person('first'), { type: 'DisableUser', person: 'nobody' })).toBe('no-such-person');
  });
});

describe('X1 tokens', () => {
  const token = {
    type: 'MakeToken',
    token: 'token-001',
    hash: 'hash',
    role: 'display',
    name: 'sign',
  } as const;

  test('are made once and revoked', () => {
    const hall = new Hall();
    hall.must(ADMIN, token);
    expect(hall.refusal(ADMIN, token)).toBe('already-exists');
    hall.must(ADMIN, { type: 'RevokeToken', token: 'token-001' });
    expect(hall.refusal(ADMIN, { type: 'RevokeToken', token: 'token-001' })).toBe('no-such-token');
    expect(hall.refusal(ADMIN, { ...token, assignment: { role: 'kiosk', kiosk: 'k9' } })).toBe(
      'no-such-kiosk',
    );
  });
});

describe('X1 S5 who may do what', () => {
  const { state } = new Hall();
  const may = (who: string, command: Parameters<typeof permitted>[2]) =>
    permitted(state, person(who), command);

  test('discipline officers change nothing', () => {
    expect(rolesOf(state, 'ji')).toEqual(['discipline']);
    for (const command of [
      'IssueTicket',
      'CallNext',
      'EndQueue',
      'AcknowledgeAlert',
      'ImportCatalogue',
    ] as const) {
      expect(may('ji', command)).toBe(false);
    }
  });

  test('a stranger, a clerk, a supervisor, an administrator', () => {
    expect(may('stranger', 'IssueTicket')).toBe(false);
    expect([may('li', 'CallNext'), may('li', 'ReleaseCounter'), may('li', 'SaveUser')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([may('sun', 'CallNext'), may('sun', 'ReleaseCounter'), may('sun', 'SaveUser')]).toEqual([
      false,
      true,
      false,
    ]);
    expect([may('guan', 'CallNext'), may('guan', 'SaveUser')]).toEqual([false, true]);
  });

  test('devices do only their own work', () => {
    const kiosk = { kind: 'kiosk', device: 'd', kiosk: 'k1' } as const;
    const screen = { kind: 'screen', device: 'd' } as const;
    const agent = { kind: 'agent', agent: 'box' } as const;
    expect(permitted(state, kiosk, 'IssueTicket')).toBe(true);
    expect(permitted(state, kiosk, 'CancelTicket')).toBe(false);
    expect(permitted(state, screen, 'AnnouncementSpoken')).toBe(true);
    expect(permitted(state, screen, 'IssueTicket')).toBe(false);
    expect(permitted(state, agent, 'PressPad')).toBe(true);
    expect(permitted(state, agent, 'CallNext')).toBe(false);
  });
});
