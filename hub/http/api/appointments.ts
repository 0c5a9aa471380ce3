import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { CodeSchema } from '../../contract/appointments.ts';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import type { Result } from '../../contract/result.ts';
import type { Services } from '../../services.ts';
import { findAppointment, slotsView } from '../../views/appointments.ts';
import { sendProblem } from '../problem.ts';
import { caller } from './identity.ts';
import * as shapes from './schemas.ts';
import { act, send } from './write.ts';

type ByCode = { Params: { code: string } };

/** Appointments through the public interface (T13): slots, booking, and what becomes of a booking, by its code. */
export function appointmentRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string }; Querystring: { date?: string } }>(
    '/queues/:id/slots',
    async (request, reply) => {
      const by = caller(services, request, ['integration', 'kiosk']);
      if (!by.ok) return sendProblem(reply, by.refusal);
      const { date } = request.query;
      if (date !== undefined && !v.is(DateSchema, date)) {
        return sendProblem(reply, refusal('malformed', { field: 'date' }));
      }
      return send(reply, slotsView(services.source(), request.params.id, date));
    },
  );

  app.post('/appointments', async (request, reply) => {
    const booked = await act(services, request, ['integration'], shapes.BookRequest, (body) => ({
      type: 'BookAppointment',
      ...body,
    }));
    return booked.ok ? reply.code(201).send(booked.value) : sendProblem(reply, booked.refusal);
  });

  app.get<ByCode>('/appointments/:code', async (request, reply) => {
    const by = caller(services, request, ['integration']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const code = v.safeParse(CodeSchema, request.params.code);
    if (!code.success) return sendProblem(reply, refusal('no-such-appointment', { field: 'code' }));
    return send(reply, findAppointment(services, by.value.actor, { code: code.output }));
  });

  app.post<ByCode>('/appointments/:code/move', async (request, reply) => {
    const { code } = request.params;
    const moved = await act(services, request, ['integration'], shapes.MoveRequest, (body) => ({
      type: 'MoveAppointment',
      code,
      ...body,
    }));
    return send(reply, moved);
  });

  app.post<ByCode>('/appointments/:code/cancel', async (request, reply) => {
    const { code } = request.params;
    const cancelled = await act(services, request, ['integration'], shapes.EmptyRequest, () => ({
      type: 'CancelAppointment',
      code,
    }));
    return send(reply, cancelled);
  });

  app.post('/appointments/check-in', async (request, reply) => {
    const arrived = await act(services, request, ['integration'], shapes.CheckInRequest, (body) => ({
      type: 'CheckIn',
      ...body,
    }));
    return arrived.ok
      ? reply.code(201).send(withCredential(services, arrived))
      : sendProblem(reply, arrived.refusal);
  });
}

const DateSchema = v.pipe(v.string(), v.isoDate());

function withCredential(services: Services, { value }: Extract<Result<unknown, Refusal>, { ok: true }>) {
  const view = value as { id: string };
  const ticket = services.state().tickets.get(view.id);
  return { ...view, ...(ticket && { credential: `${ticket.id}.${ticket.secret}` }) };
}
