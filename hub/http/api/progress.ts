import type { FastifyInstance } from 'fastify';
import { ProgressRequest } from '../../contract/case-queries.ts';
import { parse } from '../../edge/parse.ts';
import type { Services } from '../../services.ts';
import { sendProblem } from '../problem.ts';
import { progressLimit } from '../progress-limit.ts';

/** `POST /cases/progress`: public, without a token; number and check code are what the applicant holds (K8). */
export function progressRoutes(app: FastifyInstance, services: Services): void {
  app.post('/cases/progress', { config: progressLimit(services) }, async (request, reply) => {
    const asked = parse(ProgressRequest, request.body ?? {});
    if (!asked.ok) {
      services.count.malformed('http/api');
      return sendProblem(reply, asked.refusal);
    }
    const found = await services.progress(asked.value.number, asked.value.code);
    return found.ok
      ? reply.header('cache-control', 'no-store').send(found.value)
      : sendProblem(reply, found.refusal);
  });
}
