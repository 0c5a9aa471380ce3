import type { FastifyInstance } from 'fastify';
import { SignInSchema } from '../contract/protocol.ts';
import { refusal } from '../contract/refusals.ts';
import { parse } from '../edge/parse.ts';
import {
  checkSession,
  hashSecret,
  SESSION_COOKIE,
  SESSION_LIFETIME,
  sessionOf,
} from '../live/credentials.ts';
import { checkPassword } from '../live/passwords.ts';
import type { Services } from '../services.ts';
import { clerkCard } from '../views/lines.ts';
import { sendCode, sendProblem } from './problem.ts';

const HUB = { kind: 'hub' } as const;

/** Sign-in of people (X1, W4): password checked here, the session's hash recorded by the desk. */
export function sessionRoutes(
  app: FastifyInstance,
  services: Services,
  options: { secure: boolean; knownPassword: string | null },
): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secure } as const;
  const limit = { rateLimit: { max: 60, timeWindow: 60_000 } };

  app.post('/session', { config: limit }, async (request, reply) => {
    const parsed = parse(SignInSchema, request.body);
    if (!parsed.ok) {
      services.count.malformed('http/session');
      return sendProblem(reply, parsed.refusal);
    }
    const person = parsed.value.user.toLowerCase();
    const user = services.state().identity.users.get(person);
    if (user && user.lockedUntil > services.now()) {
      const seconds = Math.ceil((user.lockedUntil - services.now()) / 1000);
      return sendProblem(reply, refusal('locked-out', { detail: { seconds } }));
    }
    const right =
      parsed.value.password !== options.knownPassword &&
      (await checkPassword(parsed.value.password, user?.passwordHash ?? null));
    if (!user || !right) {
      if (user) await services.submit(HUB, services.newId(), { type: 'FailSignIn', person });
      services.count.anonymous('http/session');
      return sendCode(reply, 'bad-password');
    }
    const secret = services.newId();
    const signedIn = await services.submit(HUB, services.newId(), {
      type: 'SignIn',
      person,
      session: hashSecret(secret),
    });
    if (!signedIn.ok) return sendProblem(reply, signedIn.refusal);
    reply.setCookie(SESSION_COOKIE, secret, { ...cookie, maxAge: SESSION_LIFETIME / 1000 });
    return { person, roles: user.roles };
  });

  app.get('/session', async (request, reply) => {
    const session = checkSession(services.state(), sessionOf(request.headers.cookie), services.now());
    if (!session) return sendCode(reply, 'unauthorised');
    return {
      person: session.person,
      roles: session.roles,
      card: clerkCard(services.state(), session.person),
    };
  });

  app.delete('/session', async (request, reply) => {
    const session = checkSession(services.state(), sessionOf(request.headers.cookie), services.now());
    reply.clearCookie(SESSION_COOKIE, cookie);
    if (session) await services.submit(HUB, services.newId(), { type: 'SignOut', session: session.session });
    return reply.code(204).send();
  });
}
