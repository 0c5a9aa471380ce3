import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as v from 'valibot';
import type { CommandInput } from '../../contract/commands.ts';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { parse, parseCommand } from '../../edge/parse.ts';
import type { Services } from '../../services.ts';
import { sendProblem } from '../problem.ts';
import { type Caller, caller, requestId } from './identity.ts';
import * as shapes from './schemas.ts';

type ById = { Params: { id: string } };

/** The changing half of the public interface: each call is one command, idempotent by its key. */
export function writeRoutes(app: FastifyInstance, services: Services): void {
  app.post('/tickets', async (request, reply) => {
    const issued = await act(services, request, ['integration'], shapes.IssueRequest, (body) => ({
      type: 'IssueTicket',
      ...body,
    }));
    if (!issued.ok) return sendProblem(reply, issued.refusal);
    const view = issued.value as { id: string };
    const ticket = services.state().tickets.get(view.id);
    return reply.code(201).send({ ...view, ...(ticket && { credential: `${ticket.id}.${ticket.secret}` }) });
  });

  app.post<ById>('/tickets/:id/cancel', async (request, reply) => {
    const ticket = request.params.id;
    const cancelled = await act(
      services,
      request,
      ['integration', 'holder'],
      shapes.CancelRequest,
      (body) => ({
        type: 'CancelTicket',
        ticket,
        ...body,
      }),
    );
    return send(reply, cancelled);
  });

  // Integrations never rate: the desk refuses them, so that it is in the audit record.
  app.post('/ratings', async (request, reply) => {
    const rated = await act(services, request, ['holder', 'integration'], shapes.RatingRequest, (body) => ({
      type: 'Rate',
      ...body,
    }));
    return send(reply, rated.ok ? ok({ rated: true }) : rated);
  });

  app.post<ById>('/counters/:id/call-next', async (request, reply) => {
    const counter = request.params.id;
    const called = await act(services, request, ['integration'], shapes.CallNextRequest, (body) => ({
      type: 'CallNext',
      counter,
      ...body,
    }));
    return send(reply, called);
  });

  for (const [verb, [schema, type]] of Object.entries(VERBS)) {
    app.post<ById>(`/counters/:id/${verb}`, async (request, reply) => {
      const counter = request.params.id;
      const done = await act(
        services,
        request,
        ['integration'],
        schema,
        (body) => ({ type, counter, ...(body as object) }) as CommandInput,
      );
      return send(reply, done);
    });
  }
}

/** Counter verbs that answer with the counter. */
export const VERBS = {
  open: [shapes.EmptyRequest, 'OpenCounter'],
  close: [shapes.EmptyRequest, 'CloseCounter'],
  recall: [shapes.EmptyRequest, 'Recall'],
  start: [shapes.EmptyRequest, 'StartService'],
  finish: [shapes.FinishRequest, 'Finish'],
  'no-show': [shapes.EmptyRequest, 'NoShow'],
  park: [shapes.ParkRequest, 'Park'],
  unpark: [shapes.UnparkRequest, 'Unpark'],
  pause: [shapes.PauseRequest, 'PauseCounter'],
  resume: [shapes.EmptyRequest, 'ResumeCounter'],
  transfer: [shapes.TransferRequest, 'Transfer'],
} as const;

/** One call as one command, idempotent by its key. */
export async function act<T>(
  services: Services,
  request: FastifyRequest,
  roles: readonly Caller['role'][],
  schema: v.GenericSchema<unknown, T>,
  command: (body: T) => CommandInput,
): Promise<Result<unknown, Refusal>> {
  const by = caller(services, request, roles);
  if (!by.ok) return by;
  const id = requestId(services, request);
  if (!id.ok) return id;
  const body = parse(schema, bodyOf(request));
  const parsed = body.ok ? parseCommand(command(body.value as T)) : body;
  if (!parsed.ok) {
    services.count.malformed('http/api');
    return parsed;
  }
  const { actor } = by.value;
  const { value } = parsed;
  if (actor.kind === 'holder' && 'ticket' in value && value.ticket !== actor.ticket)
    return refuse(refusal('forbidden'));
  return services.submit(actor, id.value, value);
}

/** No body means no fields; a list is not an object, whatever JavaScript says. */
function bodyOf({ body }: FastifyRequest): unknown {
  if (body === undefined) return {};
  return Array.isArray(body) ? null : body;
}

export function send(reply: FastifyReply, result: Result<unknown, Refusal>): FastifyReply {
  return result.ok ? reply.send(result.value) : sendProblem(reply, result.refusal);
}
