import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import { ReportRequest } from '../../contract/reports.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { LANGUAGES } from '../../contract/text.ts';
import { rolesOf } from '../../domain/index.ts';
import { parse } from '../../edge/parse.ts';
import { checkSession, sessionOf } from '../../live/credentials.ts';
import type { Services } from '../../services.ts';
import { sendProblem } from '../problem.ts';
import { caller } from './identity.ts';

/** What of the hall a reader may see: one department, or all (null). */
type Scope = { readonly department: string | null };

/** Who reads the whole hall's reports (S5); chief representatives read those of their own department. */
const WHOLE: ReadonlySet<string> = new Set(['supervisor', 'discipline', 'administrator']);

const Query = v.strictObject({
  ...ReportRequest.entries,
  format: v.optional(v.picklist(['json', 'csv']), 'json'),
  lang: v.optional(v.picklist(LANGUAGES), 'zh'),
});

/** `GET /reports` (S3): for integrations by token, for people by the session of the supervision page. */
export function reportRoutes(app: FastifyInstance, services: Services): void {
  app.get('/reports', async (request, reply) => {
    const scope = scopeOf(services, request);
    if (!scope.ok) return sendProblem(reply, scope.refusal);
    const query = parse(Query, request.query);
    if (!query.ok) return sendProblem(reply, query.refusal);
    const { format, lang, ...asked } = query.value;
    const report = await services.reports.make(asked, scope.value.department);
    if (!report.ok) return sendProblem(reply, report.refusal);
    reply.header('cache-control', 'no-store');
    if (format === 'json') return report.value;
    const name = ['report', asked.period, asked.by, asked.from, asked.to].join('-');
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .send(services.reports.csv(report.value, lang));
  });
}

function scopeOf(services: Services, request: FastifyRequest): Result<Scope, Refusal> {
  if (request.headers.authorization !== undefined) {
    const by = caller(services, request, ['integration']);
    return by.ok ? ok({ department: null }) : by;
  }
  const state = services.state();
  const session = checkSession(state, sessionOf(request.headers.cookie), services.now());
  if (!session) return refuse(refusal('unauthorised'));
  const roles = rolesOf(state, session.person);
  if (roles.some((role) => WHOLE.has(role))) return ok({ department: null });
  const department = state.catalogue?.staff.get(session.person)?.department ?? null;
  return roles.includes('chief') && department !== null ? ok({ department }) : refuse(refusal('forbidden'));
}
