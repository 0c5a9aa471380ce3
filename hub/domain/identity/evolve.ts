import type { Evolvers } from '../evolver.ts';
import type { State } from '../state.ts';

const DAY = 24 * 60 * 60_000;
/** Sign-ins older than this are forgotten; their people sign in again. */
const SESSION_KEPT = 7 * DAY;
/** Wrong passwords in a row that lock an account, and for how long, ms (X1). */
const FAILURES = 5;
const LOCKED = 5 * 60_000;

export const identityEvolvers: Evolvers<
  'UserSaved' | 'UserDisabled' | 'TokenMade' | 'TokenRevoked' | 'SignedIn' | 'SignedOut' | 'SignInFailed'
> = {
  UserSaved(state, fact) {
    const known = state.identity.users.get(fact.person);
    state.identity.users.set(fact.person, {
      person: fact.person,
      name: fact.name ?? known?.name ?? null,
      roles: fact.roles ?? known?.roles ?? [],
      passwordHash: fact.passwordHash ?? known?.passwordHash ?? '',
      disabled: fact.passwordHash === null ? (known?.disabled ?? false) : false,
      failures: 0,
      lockedUntil: 0,
    });
    // A new password ends the sign-ins made with the old one.
    if (fact.passwordHash !== null) endSessions(state, fact.person);
  },

  UserDisabled(state, fact) {
    const user = state.identity.users.get(fact.person);
    if (user) user.disabled = true;
    endSessions(state, fact.person);
  },

  TokenMade(state, fact) {
    const { token, hash, role, name, actAs, assignment } = fact;
    state.identity.tokens.set(token, { token, hash, role, name, actAs, assignment });
  },

  TokenRevoked(state, fact) {
    state.identity.tokens.delete(fact.token);
  },

  SignedIn(state, fact, recorded) {
    const user = state.identity.users.get(fact.person);
    if (user) user.failures = 0;
    const { sessions } = state.identity;
    for (const [hash, session] of sessions) {
      if (session.at < recorded.at - SESSION_KEPT) sessions.delete(hash);
    }
    sessions.set(fact.session, { person: fact.person, at: recorded.at });
  },

  SignedOut(state, fact) {
    state.identity.sessions.delete(fact.session);
  },

  SignInFailed(state, fact, recorded) {
    const user = state.identity.users.get(fact.person);
    if (!user) return;
    user.failures += 1;
    if (user.failures < FAILURES) return;
    user.failures = 0;
    user.lockedUntil = recorded.at + LOCKED;
  },
};

function endSessions(state: State, person: string): void {
  for (const [hash, session] of state.identity.sessions) {
    if (session.person === person) state.identity.sessions.delete(hash);
  }
}
