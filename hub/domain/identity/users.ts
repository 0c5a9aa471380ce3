import { ROLES } from '../../contract/catalogue.ts';
import { happened, no } from '../decided.ts';
import type { Handlers } from '../handler.ts';

/** People who sign in (X1). Passwords are checked outside; here stands what was found. */
export const userHandlers: Handlers<'SaveUser' | 'DisableUser' | 'SignIn' | 'SignOut' | 'FailSignIn'> = {
  SaveUser(_state, command) {
    const { person, name = null, roles = null, passwordHash = null } = command;
    const known: readonly string[] = ROLES;
    if (roles?.some((role) => !known.includes(role))) return no('malformed', { field: 'roles' });
    return happened([{ type: 'UserSaved', person, name, roles, passwordHash }]);
  },

  DisableUser(state, command) {
    if (!state.identity.users.has(command.person)) return no('no-such-person', { field: 'person' });
    return happened([{ type: 'UserDisabled', person: command.person }]);
  },

  SignIn(state, command, context) {
    const { now } = context;
    const user = state.identity.users.get(command.person);
    if (!user) return no('bad-password');
    if (user.disabled) return no('user-disabled');
    if (user.lockedUntil > now) {
      return no('locked-out', { detail: { seconds: Math.ceil((user.lockedUntil - now) / 1000) } });
    }
    return happened([{ type: 'SignedIn', person: command.person, session: command.session }]);
  },

  SignOut(state, command) {
    if (!state.identity.sessions.has(command.session)) return happened([]);
    return happened([{ type: 'SignedOut', session: command.session }]);
  },

  FailSignIn(state, command) {
    if (!state.identity.users.has(command.person)) return no('bad-password');
    return happened([{ type: 'SignInFailed', person: command.person }]);
  },
};
