import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { IdSchema, LineSchema } from '../contract/text.ts';
import { parse } from '../edge/parse.ts';
import { hashPassword } from '../live/passwords.ts';
import type { Services } from '../services.ts';
import { sendCode, sendProblem } from './problem.ts';

const SetupSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(100)),
  user: IdSchema,
  name: LineSchema,
  password: v.pipe(v.string(), v.maxLength(200)),
});

/** The first administrator of a hall where nobody can sign in yet, made with the code the console printed; it works once. */
export function setupRoutes(
  app: FastifyInstance,
  services: Services,
  options: { setupCode: string | null },
): void {
  let spent = options.setupCode === null;
  const open = () => !spent && services.state().identity.users.size === 0;
  app.get('/setup', async () => ({ open: open() }));
  app.post('/setup', { config: { rateLimit: { max: 10, timeWindow: 60_000 } } }, async (request, reply) => {
    const parsed = parse(SetupSchema, request.body);
    if (!parsed.ok) return sendProblem(reply, parsed.refusal);
    const { user, name, password } = parsed.value;
    if (!open() || !same(options.setupCode ?? '', parsed.value.code))
      return sendCode(reply, 'wrong-setup-code', 'code');
    if (password.length < 8) return sendCode(reply, 'weak-password', 'password');
    spent = true;
    const roles = ['administrator', 'supervisor'];
    const passwordHash = await hashPassword(password);
    const saved = await services.submit({ kind: 'hub' }, services.newId(), {
      type: 'SaveUser',
      person: user,
      name,
      roles,
      passwordHash,
    });
    if (!saved.ok) {
      spent = false;
      return sendProblem(reply, saved.refusal);
    }
    return reply.code(201).send({ person: user, roles });
  });
}

function same(known: string, given: string): boolean {
  const a = Buffer.from(known);
  const b = Buffer.from(given.trim());
  return a.length === b.length && timingSafeEqual(a, b);
}
