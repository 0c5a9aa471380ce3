import type { FastifyInstance } from 'fastify';
import { checkToken } from '../live/credentials.ts';
import type { Services } from '../services.ts';
import { catalogueOf } from '../views/lines.ts';
import { sendCode, sendProblem } from './problem.ts';

const HUB = { kind: 'hub' } as const;

/** Pairing of screens and kiosks (D1). `demo`: the demo hall on loopback pairs a kiosk page by itself. */
export function pairingRoutes(app: FastifyInstance, services: Services, options: { demo: boolean }): void {
  const limit = { rateLimit: { max: 120, timeWindow: 60_000 } };

  app.post('/pairing', { config: limit }, async (_request, reply) => {
    const begun = services.pairing.begin();
    return begun ?? sendCode(reply, 'too-many-requests');
  });

  app.get<{ Params: { device: string } }>('/pairing/:device', async (request, reply) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const credential = checkToken(services.state(), token);
    if (credential.ok && credential.value.id === request.params.device) {
      return { paired: true, assignment: credential.value.assignment };
    }
    const pending = services.pairing.pending(request.params.device);
    if (!pending) return sendCode(reply, 'no-such-device');
    return { paired: false, expiresAt: pending.expiresAt };
  });

  app.post<{ Body: { kiosk?: unknown } | undefined }>(
    '/pairing/demo',
    { config: limit },
    async (request, reply) => {
      if (!options.demo) return sendCode(reply, 'no-such-device');
      const { kiosks } = catalogueOf(services.state());
      const wanted = request.body?.kiosk;
      const kiosk = typeof wanted === 'string' ? kiosks.get(wanted) : [...kiosks.values()][0];
      const begun = kiosk && services.pairing.begin();
      if (!begun) return sendCode(reply, 'no-such-kiosk', 'kiosk');
      const paired = await services.submit(HUB, services.newId(), {
        type: 'PairScreen',
        code: begun.code,
        name: kiosk.name.zh,
        assignment: { role: 'kiosk', kiosk: kiosk.id, sound: false, theme: 'light' },
      });
      return paired.ok ? { device: begun.device, secret: begun.secret } : sendProblem(reply, paired.refusal);
    },
  );
}
