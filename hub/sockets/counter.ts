import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import * as v from 'valibot';
import { AppointmentQuery, SlotsQuery } from '../contract/appointments.ts';
import { CaseQuerySchema } from '../contract/case-queries.ts';
import { TestQuery } from '../contract/device-tests.ts';
import { FeedbackContactQuery, FeedbackWordsQuery } from '../contract/feedback.ts';
import { LearnQuery } from '../contract/learning.ts';
import { type GuidanceQuery, GuidanceQuerySchema } from '../contract/protocol.ts';
import { FollowUpContactQuery } from '../contract/ratings.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { mayWork, permitted, readNumber } from '../domain/index.ts';
import { checkSession, sessionOf } from '../live/credentials.ts';
import type { Services } from '../services.ts';
import { findAppointment, slotsView } from '../views/appointments.ts';
import { countersView } from '../views/counters.ts';
import { feedbackContact, feedbackView, feedbackWords, mayFollowFeedback } from '../views/feedback.ts';
import { floorView } from '../views/floor.ts';
import { followUpContact, followUpsView, mayReadFollowUps } from '../views/follow-ups.ts';
import { foundTicket, guideView } from '../views/guide.ts';
import { panelView } from '../views/panel.ts';
import { withApplicant } from './case-search.ts';
import { answerCases, caseTopic } from './cases.ts';
import { answerGuidance } from './guidance.ts';
import { holderView } from './holder.ts';
import { receive, receiveCommands } from './inbox.ts';
import { receiveFollows } from './topics.ts';

/** What a staff page may ask: about a ticket (W7), about cases, and the catalogue for choosing a matter. */
const TicketQuerySchema = v.object({
  query: v.literal('ticket'),
  number: v.pipe(v.string(), v.maxLength(12)),
});
const StaffQuerySchema = v.variant('query', [
  TicketQuerySchema,
  ...GuidanceQuerySchema.options,
  AppointmentQuery,
  SlotsQuery,
  LearnQuery,
  TestQuery,
  FollowUpContactQuery,
  FeedbackWordsQuery,
  FeedbackContactQuery,
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
    if (query.query === 'ticket') return findTicket(services, person, query.number);
    if (query.query === 'slots') return slotsView(services.source(), query.queue);
    if (query.query === 'appointment') return findAppointment(services, { kind: 'person', person }, query);
    if (query.query === 'learn') return learn(services, person, query);
    if (query.query === 'test-device') return testDevice(services, person, query.device);
    if (query.query === 'follow-up-contact') return followUpContact(services, person, query.followUp);
    if (query.query === 'feedback-words') return feedbackWords(services, person, query.feedback);
    if (query.query === 'feedback-contact') return feedbackContact(services, person, query.feedback);
    return isGuidance(query) ? answerGuidance(services, query) : answerCases(services, person, query);
  });
  receiveFollows(services, nsp, socket, (topic) => {
    const signed = signedIn();
    if (!signed) return refuse(refusal('unauthorised'));
    return caseTopic(services, topic, person) ?? topicFor(services, topic, person, signed.roles);
  });
}

/** Any ticket of today by the number on its paper; for the front of the hall, who may act on it. */
function findTicket(services: Services, person: string, number: string): Result<unknown, Refusal> {
  const state = services.state();
  if (!permitted(state, { kind: 'person', person }, 'ReinstateTicket')) return refuse(refusal('forbidden'));
  const id = state.numbers.get(readNumber(number));
  const found = id === undefined ? null : foundTicket(services.source(), id);
  return found ? ok(found) : refuse(refusal('no-such-ticket', { field: 'number' }));
}

/** Tries a device, for whoever may bind it. */
function testDevice(services: Services, person: string, device: string): Result<unknown, Refusal> {
  if (!permitted(services.state(), { kind: 'person', person }, 'BindDevice')) {
    return refuse(refusal('forbidden'));
  }
  const known = services.presence.device(device);
  if (!known) return refuse(refusal('no-such-device', { field: 'device' }));
  services.presence.tests.ask(device, services.newId());
  return ok(null);
}

/** The press-any-button step (P4), for whoever may bind what it finds. */
function learn(services: Services, person: string, { ask, adopt }: LearnQuery): Result<unknown, Refusal> {
  if (!permitted(services.state(), { kind: 'person', person }, 'BindDevice')) {
    return refuse(refusal('forbidden'));
  }
  const { learning } = services.presence;
  if (ask === null || !adopt) learning.ask(ask);
  else if (!learning.adopt(ask, adopt)) return refuse(refusal('no-such-device', { field: 'adopt' }));
  return ok(null);
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
  if (topic === 'guide' && overseer) {
    return ok({ room: 'guide', build: () => guideView(services.source()) });
  }
  if (topic === 'follow-ups' && mayReadFollowUps(services.state(), person)) {
    return ok({ room: `follow-ups ${person}`, build: () => followUpsView(services.source(), person) });
  }
  if (topic === 'feedback' && mayFollowFeedback(services.state(), person)) {
    return ok({ room: `feedback ${person}`, build: () => feedbackView(services.source(), person) });
  }
  const counter = /^counter:(.+)$/.exec(topic)?.[1];
  if (counter !== undefined && (overseer || mayWork(services.state(), person, counter))) {
    return ok({ room: topic, build: () => panelView(services.source(), counter) });
  }
  const held = /^holder:(.+)$/.exec(topic)?.[1];
  if (held !== undefined && (overseer || mayWork(services.state(), person, held))) {
    return ok({ room: `${topic} ${person}`, build: () => holderView(services, person, held) });
  }
  return refuse(refusal('forbidden', { field: 'topic' }));
}
