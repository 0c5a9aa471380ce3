import { happened, no } from '../decided.ts';
import { placeProblem } from '../devices/screens.ts';
import type { Handlers } from '../handler.ts';

/** Tokens of integrations and devices (X1); only their hash is known here. */
export const tokenHandlers: Handlers<'MakeToken' | 'RevokeToken'> = {
  MakeToken(state, command) {
    const { token, hash, role, name, actAs, assignment } = command;
    if (state.identity.tokens.has(token)) return no('already-exists', { field: 'token' });
    const problem = assignment ? placeProblem(state, assignment) : null;
    if (problem) return problem;
    return happened([{ type: 'TokenMade', token, hash, role, name, actAs, assignment: assignment ?? null }]);
  },

  RevokeToken(state, command) {
    if (!state.identity.tokens.has(command.token)) return no('no-such-token', { field: 'token' });
    return happened([{ type: 'TokenRevoked', token: command.token }]);
  },
};
