import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../contract/actors.ts';
import type { ScreenAssignment, TokenRole } from '../contract/commands.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { State } from '../domain/state.ts';

/** SHA-256, hex: how secrets of screens, tokens and sessions are kept. They are random, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A checked device or integration: its role, and what it shows if it is a screen or kiosk. */
export type Credential = {
  readonly id: string;
  readonly role: TokenRole;
  readonly name: string;
  readonly actAs: boolean;
  readonly assignment: ScreenAssignment | null;
};

const BOARD: ScreenAssignment = { role: 'hall-board', sound: false, theme: 'light' };

/** Checks `id.secret`: a paired screen or an API token (X1). */
export function checkToken(state: State, token: string | undefined): Result<Credential, Refusal> {
  const [id, secret] = (token ?? '').split('.', 2);
  if (!id || !secret) return refuse(refusal('unauthorised'));
  const screen = state.devices.screens.get(id);
  if (screen && same(screen.hash, secret)) {
    const role = screen.assignment.role === 'kiosk' ? 'kiosk' : 'display';
    return ok({ id, role, name: screen.name, actAs: false, assignment: screen.assignment });
  }
  const made = state.identity.tokens.get(id);
  if (!made || !same(made.hash, secret)) return refuse(refusal('unauthorised'));
  const assignment = made.assignment ?? (made.role === 'display' ? BOARD : null);
  return ok({ id, role: made.role, name: made.name, actAs: made.actAs, assignment });
}

function same(hash: string, secret: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const known = Buffer.from(hash);
  return given.length === known.length && timingSafeEqual(given, known);
}

export function integrationActor(credential: Credential): Actor {
  return { kind: 'integration', token: credential.id, name: credential.name, actAs: credential.actAs };
}

/** Name of the session cookie of staff pages. */
export const SESSION_COOKIE = 'onewindow_session';
/** A working day and its overtime, ms: then people sign in again. */
export const SESSION_LIFETIME = 16 * 3_600_000;

/** The hash of the session a `Cookie` header carries, or null. */
export function sessionOf(cookies: string | undefined): string | null {
  const secret = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{8,100})`).exec(cookies ?? '')?.[1];
  return secret === undefined ? null : hashSecret(secret);
}

/** The signed-in person of a session (sessionOf), or null. `now`: epoch ms. */
export function checkSession(
  state: State,
  hash: string | null,
  now: number,
): { person: string; roles: readonly string[]; session: string } | null {
  if (hash === null) return null;
  const session = state.identity.sessions.get(hash);
  const user = session && state.identity.users.get(session.person);
  if (!session || !user || user.disabled || now - session.at > SESSION_LIFETIME) return null;
  return { person: session.person, roles: user.roles, session: hash };
}
