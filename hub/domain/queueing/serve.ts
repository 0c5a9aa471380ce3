import type { Outcome } from '../../contract/commands.ts';
import { leftOpen } from '../casework/ticket-cases.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { Context, Decided, State, Ticket } from '../state.ts';
import { preCalls } from './pre-call.ts';
import { counterView } from './show.ts';
import { atOpenCounter, inHand } from './worker.ts';

/** Serving, finishing and parking tickets (T7, W1). */
export const serveHandlers: Handlers<'StartService' | 'Finish' | 'Park' | 'Unpark'> = {
  /** Whoever starts first stays responsible to the end (§3.2.1). */
  StartService(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter, person } = found.value;
    if (ticket.state !== 'called') return no('not-called');
    const firstResponsible = ticket.firstResponsible ?? person;
    const started: Fact = {
      type: 'ServiceStarted',
      ticket: ticket.id,
      counter: counter.id,
      firstResponsible,
    };
    return at(counter.id, started, ...preCalls(state, counter.id, context));
  },

  Finish(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter } = found.value;
    if (ticket.state !== 'serving') return no('not-serving');
    const open = leftOpen(state, ticket, counter.id);
    if (open) return open;
    return at(counter.id, finished(ticket, counter.id, command.outcome, command.note ?? null, context));
  },

  Park(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter } = found.value;
    if (ticket.state !== 'serving') return no('not-serving');
    const { reason } = command;
    return at(counter.id, { type: 'TicketParked', ticket: ticket.id, counter: counter.id, reason });
  },

  Unpark(state, command, context) {
    const found = atOpenCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    if (counter.parked.length === 0) return no('nothing-parked');
    if (counter.current !== null) return no('ticket-in-hand');
    const problem = command.ticket === undefined ? null : notParked(state, counter.parked, command.ticket);
    if (problem) return problem;
    const free = counter.parked.find((id) => state.tickets.get(id)?.held === false);
    const ticket = command.ticket ?? free ?? '';
    if (free === undefined || state.tickets.get(ticket)?.held) return no('visit-in-hand');
    return at(counter.id, { type: 'TicketUnparked', ticket, counter: counter.id });
  },
};

function notParked(state: State, parked: readonly string[], ticket: string) {
  if (parked.includes(ticket)) return null;
  return state.tickets.has(ticket)
    ? no('nothing-parked', { field: 'ticket' })
    : no('no-such-ticket', { field: 'ticket' });
}

/** The fact that ends a service, with the prompt by which it can be rated (E1). */
export function finished(
  ticket: Ticket,
  counter: string,
  outcome: Outcome | undefined,
  note: string | null,
  context: Context,
): Fact {
  return {
    type: 'TicketFinished',
    ticket: ticket.id,
    counter,
    outcome: outcome ?? 'other',
    note,
    prompt: context.newId(),
  };
}

function at(counter: string, ...facts: Fact[]): Decided {
  return happened(facts, (after) => counterView(after, counter));
}
