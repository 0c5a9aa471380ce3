import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Actor, identityOf } from '../../contract/actors.ts';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { checkToken, hashSecret, integrationActor } from '../../live/credentials.ts';
import type { Services } from '../../services.ts';

/** Who may call what: integrations everything, screens and kiosks read the queues and the board, holders their own ticket. */
export type Caller = { readonly actor: Actor; readonly role: 'integration' | 'display' | 'kiosk' | 'holder' };

function bearer(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The caller behind the bearer token, if its role is among `roles`. */
export function caller(
  services: Services,
  request: FastifyRequest,
  roles: readonly Caller['role'][],
): Result<Caller, Refusal> {
  const token = bearer(request);
  const holder = holderOf(services, token);
  if (holder) return roles.includes('holder') ? ok(holder) : refuse(refusal('forbidden'));
  const credential = checkToken(services.state(), token);
  if (!credential.ok) {
    services.count.anonymous('http/api');
    return credential;
  }
  const { role, id, assignment } = credential.value;
  if (role === 'agent' || !roles.includes(role)) return refuse(refusal('forbidden'));
  if (role === 'integration') return ok({ role, actor: integrationActor(credential.value) });
  if (role === 'display') return ok({ role, actor: { kind: 'screen', device: id } });
  return ok({ role, actor: { kind: 'kiosk', device: id, kiosk: assignment?.kiosk ?? '' } });
}

/** Under what a caller's requests are counted: who it is once that is known, else where it comes from, so that guessing is bounded. */
export function rateKey(services: Services, request: FastifyRequest): string {
  const token = bearer(request);
  const credential = checkToken(services.state(), token);
  if (credential.ok) return `token ${credential.value.id}`;
  const holder = holderOf(services, token);
  return holder ? identityOf(holder.actor) : `address ${request.ip}`;
}

/** `<ticket id>.<secret>`: the ticket's own credential, given to whoever took it. */
function holderOf(services: Services, token: string | undefined): Caller | null {
  const [id, secret] = (token ?? '').split('.', 2);
  const ticket = id === undefined ? undefined : services.state().tickets.get(id);
  if (!ticket || !secret || hashSecret(ticket.secret) !== hashSecret(secret)) return null;
  return { role: 'holder', actor: { kind: 'holder', ticket: ticket.id } };
}

/** The request id of a POST: its `Idempotency-Key` (any text up to 255 characters), or a fresh one. */
export function requestId(services: Services, request: FastifyRequest): Result<string, Refusal> {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return ok(services.newId());
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
    return refuse(refusal('malformed', { field: 'Idempotency-Key' }));
  }
  return ok(`key_${createHash('sha256').update(key).digest('hex').slice(0, 48)}`);
}
