import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import * as v from 'valibot';
import { AppointmentQuery, SlotsQuery } from '../contract/appointments.ts';
import { CaseQuerySchema } from '../contract/case-queries.ts';
import { type GuidanceQuery, GuidanceQuerySchema } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { mayWork } from '../domain/index.ts';
import { checkSession, sessionOf } from '../live/credentials.ts';
import type { Services } from '../services.ts';
import { findAppointment, slotsView } from '../views/appointments.ts';
import { countersView } from '../views/counters.ts';
import { floorView } from '../views/floor.ts';
import { panelView } from '../views/panel.ts';
import { withApplicant } from './case-search.ts';
import { answerCases, caseTopic } from './cases.ts';
import { answerGuidance } from './guidance.ts';
import { receive, receiveCommands } from './inbox.ts';
import { receiveFollows } from './topics.ts';

/** What a staff page may ask: about cases, and the catalogue for choosing a matter. */
const StaffQuerySchema = v.variant('query', [
  ...GuidanceQuerySchema.options,
  AppointmentQuery,
  SlotsQuery,
  ...CaseQuerySchema.options,
]);
const isGuidance = (query: v.InferOutput<typeof StaffQuerySchema>): query is GuidanceQuery =>
  v.is(GuidanceQuerySchema, query);

/** Roles that look after the whole hall. */
const OVERSEERS = ['guide', 'chief', 'supervisor', 'discipline', 'administrator'];

/** A staff page: the clerk's panel, the supervisor's floor. The session is looked up anew for every message. */
export function serveStaff(services: Services, nsp: ServerNamespace, socket: Socket, person: string): void {
  const leave = services.presence.join(`person:${person}`);
  socket.on('disconnect', leave);
  const session = sessionOf(socket.handshake.headers.cookie);
  const signedIn = () => checkSession(services.state(), session, services.now());
  receiveCommands(
    services,
    socket,
    () => (signedIn() ? { kind: 'person', person } : null),
    (command) => withApplicant(services, person, command),
  );
  receive(services, socket, 'query', StaffQuerySchema, (query) => {
    if (!signedIn()) return refuse(refusal('unauthorised'));
    if (query.query === 'slots') return slotsView(services.source(), query.queue);
    if (query.query === 'appointment') return findAppointment(services, { kind: 'person', person }, query);
    return isGuidance(query) ? answerGuidance(services, query) : answerCases(services, person, query);
  });
  receiveFollows(services, nsp, socket, (topic) => {
    const signed = signedIn();
    if (!signed) return refuse(refusal('unauthorised'));
    return caseTopic(services, topic, person) ?? topicFor(services, topic, person, signed.roles);
  });
}

function topicFor(
  services: Services,
  topic: string,
  person: string,
  roles: readonly string[],
): Result<{ room: string; build: () => unknown }, Refusal> {
  const overseer = roles.some((role) => OVERSEERS.includes(role));
  if (topic === 'counters') {
    return ok({ room: `counters:${person}`, build: () => countersView(services.source(), person) });
  }
  if (topic === 'floor' && overseer) {
    return ok({ room: 'floor', build: () => floorView(services.source(), services.troubles) });
  }
  const counter = /^counter:(.+)$/.exec(topic)?.[1];
  if (counter !== undefined && (overseer || mayWork(services.state(), person, counter))) {
    return ok({ room: topic, build: () => panelView(services.source(), counter) });
  }
  return refuse(refusal('forbidden', { field: 'topic' }));
}
