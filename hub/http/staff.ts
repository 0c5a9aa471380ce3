import type { FastifyRequest } from 'fastify';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { permitted } from '../domain/index.ts';
import { checkSession, sessionOf } from '../live/credentials.ts';
import type { Services } from '../services.ts';

/** Staff at the supervision page, by the session's cookie. Refused: `unauthorised` without one, else `forbidden`. */

/** May whoever asks look, having one of these roles? */
export function readerOf(
  services: Services,
  request: FastifyRequest,
  roles: readonly string[],
): Result<null, Refusal> {
  const session = checkSession(services.state(), sessionOf(request.headers.cookie), services.now());
  if (!session) return refuse(refusal('unauthorised'));
  return session.roles.some((role) => roles.includes(role)) ? ok(null) : refuse(refusal('forbidden'));
}

/** Whoever asks, when they may give this command. */
export function actorOf(
  services: Services,
  request: FastifyRequest,
  command: Parameters<typeof permitted>[2],
): Result<{ kind: 'person'; person: string }, Refusal> {
  const session = checkSession(services.state(), sessionOf(request.headers.cookie), services.now());
  if (!session) return refuse(refusal('unauthorised'));
  const actor = { kind: 'person', person: session.person } as const;
  return permitted(services.state(), actor, command) ? ok(actor) : refuse(refusal('forbidden'));
}
