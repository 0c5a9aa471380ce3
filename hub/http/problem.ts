import type { FastifyReply } from 'fastify';
import { type Refusal, type RefusalCode, refusal } from '../contract/refusals.ts';

const STATUS: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  unauthorised: 401,
  'bad-password': 401,
  'wrong-setup-code': 401,
  'user-disabled': 403,
  forbidden: 403,
  'clerk-cannot-rate': 403,
  'too-large': 413,
  'id-reused': 422,
  'code-or-phone': 422,
  'reason-required': 422,
  'queue-or-item': 422,
  'transfer-target': 422,
  'weak-password': 422,
  'bad-catalogue': 422,
  'bad-recording': 422,
  'recording-silent': 422,
  'recording-overdriven': 422,
  'recording-long': 422,
  'report-too-long': 422,
  'report-too-wide': 422,
  'locked-out': 423,
  'wrong-number-or-code': 404,
  'too-many-requests': 429,
  'progress-locked': 429,
  'reports-busy': 429,
  'not-recorded': 503,
  'hub-stopping': 503,
  'clock-jumped': 503,
  timeout: 504,
};

/** HTTP status of a refusal; what is not listed contradicts the hall's present state: 409. */
export function statusOf(code: RefusalCode): number {
  return STATUS[code] ?? (code.startsWith('no-such-') ? 404 : 409);
}

/** An RFC 9457 problem document. */
export function problem({ code, message, field, detail }: Refusal) {
  return {
    type: `urn:onewindow:refusal:${code}`,
    title: message.en,
    status: statusOf(code),
    detail: message.zh,
    code,
    ...(field !== undefined && { field }),
    ...(detail !== undefined && { figures: detail }),
  };
}

export function sendProblem(reply: FastifyReply, refused: Refusal): FastifyReply {
  const document = problem(refused);
  return reply.code(document.status).type('application/problem+json').send(document);
}

export function sendCode(reply: FastifyReply, code: RefusalCode, field?: string): FastifyReply {
  return sendProblem(reply, refusal(code, field === undefined ? {} : { field }));
}
