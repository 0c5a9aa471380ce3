import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { ApplicantSchema } from '../contract/casework.ts';
import { maskIdentity } from '../contract/mask.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Case } from '../domain/casework/case.ts';
import { seesNotices } from '../domain/casework/notice-commands.ts';
import { noticeText } from '../domain/casework/notice-texts.ts';
import { boundTo } from '../domain/devices/binding.ts';
import { checkSession, checkToken, sessionOf } from '../live/credentials.ts';
import type { Notices } from '../notices/notices.ts';
import type { Services } from '../services.ts';
import { sendCode, sendProblem } from './problem.ts';

const NameSchema = v.pipe(
  ApplicantSchema,
  v.transform(({ name, idNumber }) => ({ name, idNumber })),
);

/**
 * `GET /notices/<case>/<notice>.pdf[?copy=n]` (C12): the page of a notice, for people who work on its case (session cookie) and for
 * the agent whose printer has a job of it (bearer token). `copy`: the reprint mark.
 */
export function noticeRoutes(app: FastifyInstance, services: Services, notices: Notices): void {
  app.get<{ Params: { case: string; file: string }; Querystring: { copy?: string } }>(
    '/notices/:case/:file',
    async (request, reply) => {
      const id = /^([\w-]{8,64})\.pdf$/.exec(request.params.file)?.[1];
      const copy = Number(request.query.copy ?? 0);
      if (id === undefined) return sendCode(reply, 'no-such-notice', 'notice');
      if (!Number.isInteger(copy) || copy < 0 || copy > 9999) return sendCode(reply, 'malformed', 'copy');
      const on = services.state().cases.get(request.params.case);
      const allowed = readerOf(services, request, on, id);
      if (!allowed.ok) return sendProblem(reply, allowed.refusal);
      if (!on) return sendCode(reply, 'no-such-case', 'case');
      const made = await pageOf(services, notices, on, id, copy);
      if (!made.ok) return sendProblem(reply, made.refusal);
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'inline')
        .send(made.value);
    },
  );
}

/** May this caller see the applicant's name on this page (X1, X3)? */
function readerOf(
  services: Services,
  request: FastifyRequest,
  on: Case | undefined,
  notice: string,
): Result<null, Refusal> {
  const state = services.state();
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined) {
    const credential = checkToken(state, token);
    if (!credential.ok) services.count.anonymous('http/notices');
    if (!credential.ok) return credential;
    const { role, name } = credential.value;
    const prints = [...state.jobs.values()].some(
      ({ document, kiosk, held }) =>
        document.kind === 'notice' &&
        document.case === on?.id &&
        document.notice === notice &&
        !held &&
        boundTo(state, kiosk, name).length > 0,
    );
    return role === 'agent' && prints ? ok(null) : refuse(refusal('forbidden'));
  }
  const session = checkSession(state, sessionOf(request.headers.cookie), services.now());
  if (!session) return refuse(refusal('unauthorised'));
  if (!on) return refuse(refusal('no-such-case', { field: 'case' }));
  return seesNotices(state, session.person, on)
    ? ok(null)
    : refuse(refusal('not-your-case', { field: 'case' }));
}

async function pageOf(
  services: Services,
  notices: Notices,
  on: Case,
  id: string,
  reprint: number,
): Promise<Result<Buffer, Refusal>> {
  const entry = on.notices.find(({ notice }) => notice === id);
  if (!entry) return refuse(refusal('no-such-notice', { field: 'notice' }));
  const opened = services.vault.open(on.person, on.sealed);
  if (opened === null) return refuse(refusal('notice-field-missing', { field: 'applicant' }));
  const { name, idNumber } = v.parse(NameSchema, JSON.parse(opened));
  const { kind, number, fields, lists, copies } = entry;
  const personal = { applicant: name, ...(idNumber && { applicantId: maskIdentity(idNumber) }) };
  return notices.pdf({
    ...noticeText(services.state(), kind),
    ...{ kind, number, fields, lists, copies, reprint, personal },
  });
}
