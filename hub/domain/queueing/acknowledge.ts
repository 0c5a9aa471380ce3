import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Handlers } from '../handler.ts';
import { remember } from './in-hand.ts';
import { ticketView } from './show.ts';

/** A call that can only be seen was seen by its holder, or staff fetched the applicant: from then on a no-show may be said. */
export const acknowledgeHandlers: Handlers<'AcknowledgeCall'> = {
  AcknowledgeCall(state, command, { actor }) {
    const ticket = state.tickets.get(command.ticket);
    if (!ticket) return no('no-such-ticket', { field: 'ticket' });
    if (actor.kind === 'holder' && actor.ticket !== ticket.id) return no('forbidden');
    if (ticket.state !== 'called') return no('not-called');
    const how = actor.kind === 'holder' ? 'seen' : 'fetched';
    // Fetched says more than seen; anything else was known before.
    const known = ticket.acknowledged === how || ticket.acknowledged === 'fetched';
    return happened(known ? [] : [{ type: 'CallAcknowledged', ticket: ticket.id, how }], (after) =>
      ticketView(after, ticket.id),
    );
  },
};

export const acknowledgeEvolvers: Evolvers<'CallAcknowledged'> = {
  CallAcknowledged(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    ticket.acknowledged = fact.how;
    remember(ticket, recorded, fact.how, ticket.counter);
  },
};
