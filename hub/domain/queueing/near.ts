import { happened } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { Lane, State, Ticket } from '../state.ts';
import { ahead, isNear } from './ahead.ts';

/** Told with one command; the next look goes on. */
const AT_ONCE = 200;

/** Waiting tickets that have come near and were not told yet, each once in its life (K10). */
export function newlyNear(state: State): Ticket[] {
  const lanes = [...state.queues.values()].flatMap((queue) => [...queue.lanes.values()]);
  return lanes.flatMap((lane) => nearIn(state, lane)).slice(0, AT_ONCE);
}

/** Within a lane nobody is nearer than those before; only who was told to get ready can be near behind one who is not. */
function nearIn(state: State, lane: Lane): Ticket[] {
  const found: Ticket[] = [];
  let far = false;
  for (const id of lane.ids) {
    const ticket = state.tickets.get(id);
    if (!ticket || (far && ticket.preCalled === null)) continue;
    if (!isNear(state, ticket)) far = true;
    else if (!ticket.near) found.push(ticket);
  }
  return found;
}

export const nearHandlers: Handlers<'TellNear'> = {
  TellNear(state) {
    const facts = newlyNear(state).map(
      (ticket): Fact => ({
        type: 'TicketNeared',
        ticket: ticket.id,
        queue: ticket.queue,
        ahead: ahead(state, ticket),
      }),
    );
    return happened(facts, () => ({ facts: facts.length }));
  },
};

export const nearEvolvers: Evolvers<'TicketNeared'> = {
  TicketNeared(state, fact) {
    const ticket = state.tickets.get(fact.ticket);
    if (ticket) ticket.near = true;
  },
};
