import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import type { Actor } from '../contract/actors.ts';
import { type Query, QuerySchema } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { ticketView } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { findAppointment, slotsView } from '../views/appointments.ts';
import { kioskView } from '../views/kiosk.ts';
import { catalogueOf } from '../views/lines.ts';
import { answerGuidance } from './guidance.ts';
import { receive, receiveCommands } from './inbox.ts';
import { receiveFollows } from './topics.ts';

/** One kiosk page: guidance, tickets, its own printer's state. `device` is its pairing or token, `kiosk` its place. */
export function serveKiosk(
  services: Services,
  nsp: ServerNamespace,
  socket: Socket,
  device: string,
  kiosk: string,
): void {
  const leave = services.presence.join(`kiosk:${kiosk}`);
  const leaveScreen = services.presence.join(`screen:${device}`);
  socket.on('disconnect', () => {
    leave();
    leaveScreen();
  });
  receiveCommands(services, socket, () => ({ kind: 'kiosk', device, kiosk }));
  receive(services, socket, 'query', QuerySchema, (query) => {
    if (query.query !== 'card') return answer(services, { kind: 'kiosk', device, kiosk }, query);
    services.presence.cards.ask(kiosk, query.ask);
    return ok(null);
  });
  receiveFollows(services, nsp, socket, (topic) => {
    if (topic !== 'kiosk') return refuse(refusal('forbidden', { field: 'topic' }));
    return ok({ room: `kiosk:${kiosk}`, build: () => kioskView(services.source(), kiosk) });
  });
}

function answer(
  services: Services,
  actor: Actor,
  query: Exclude<Query, { query: 'card' }>,
): Promise<Result<unknown, Refusal>> | Result<unknown, Refusal> {
  const state = services.state();
  switch (query.query) {
    case 'catalogue':
    case 'item':
    case 'search':
      return answerGuidance(services, query);
    case 'ticket': {
      const id = state.numbers.get(query.number.trim().toUpperCase());
      const view = id === undefined ? null : ticketView(state, id);
      return view ? ok(view) : refuse(refusal('no-such-ticket', { field: 'number' }));
    }
    case 'speech':
      return services.read(query.language, query.text).then(ok);
    case 'appointment':
      return findAppointment(services, actor, query);
    case 'slots':
      return slotsView(services.source(), query.queue);
    case 'progress':
      return services.progress(query.number, query.code);
    case 'staff-code':
      return ok({ right: query.code === catalogueOf(state).source.policy.kioskStaffCode });
  }
}
