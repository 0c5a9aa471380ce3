import { leftOpen } from '../casework/ticket-cases.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { Context, CounterState, Decided, State, Ticket } from '../state.ts';
import { eligibleAt, nextFor } from './choose.ts';
import { noShowFrom } from './no-show.ts';
import { finished } from './serve.ts';
import { counterView, ticketView } from './show.ts';
import { atOpenCounter, currentOf, inHand } from './worker.ts';

/** Calling, recalling and passing tickets (T4–T8). */
export const callHandlers: Handlers<'CallNext' | 'CallTicket' | 'Recall' | 'NoShow'> = {
  /** While serving: finishes that ticket and calls the next, or does neither (T6). */
  CallNext(state, command, context) {
    const found = atOpenCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    const current = currentOf(state, counter);
    if (current?.state === 'called') return no('ticket-in-hand');
    const open = current && leftOpen(state, current, counter.id);
    if (open) return open;
    const next = nextFor(state, counter.id, context.now, current);
    if (!next) return no('nothing-waiting');
    const facts: Fact[] = current ? [finished(current, counter.id, command.outcome, null, context)] : [];
    return calling([...facts, called(next, counter, null, context)], next, counter.id);
  },

  /** Out of order, with a reason (T8). */
  CallTicket(state, command, context) {
    const found = atOpenCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    if (counter.current !== null) return no('ticket-in-hand');
    const ticket = state.tickets.get(command.ticket);
    if (!ticket) return no('no-such-ticket', { field: 'ticket' });
    if (ticket.state !== 'waiting') return no('not-waiting', { field: 'ticket' });
    if (!eligibleAt(state, counter.id, ticket)) return no('not-eligible', { field: 'ticket' });
    return calling([called(ticket, counter, command.reason, context)], ticket, counter.id);
  },

  Recall(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter } = found.value;
    if (ticket.state !== 'called') return no('not-called');
    const silent = !context.speaks(counter.id);
    return happened([{ type: 'TicketRecalled', ticket: ticket.id, counter: counter.id, silent }], (after) =>
      counterView(after, counter.id),
    );
  },

  /** After the policy's recalls, and its time since the last announcement was spoken (T7). */
  NoShow(state, command, context) {
    const found = inHand(state, command.counter, context);
    if (!found.ok) return found;
    const { ticket, counter } = found.value;
    if (ticket.state !== 'called') return no('not-called');
    const early = tooEarly(state, ticket, context.now);
    if (early) return early;
    // Spoken where the policy says so and somebody would hear it (D3).
    const told = state.catalogue?.source.policy.voice.passed !== false && context.speaks(counter.id);
    return happened(
      [{ type: 'TicketPassed', ticket: ticket.id, counter: counter.id, ...(told && { told }) }],
      (after) => counterView(after, counter.id),
    );
  },
};

function called(
  ticket: Ticket,
  { id: counter, clerk }: CounterState,
  outOfOrder: Extract<Fact, { type: 'TicketCalled' }>['outOfOrder'],
  { speaks }: Context,
): Fact {
  return { type: 'TicketCalled', ticket: ticket.id, counter, clerk, outOfOrder, silent: !speaks(counter) };
}

function calling(facts: readonly Fact[], ticket: Ticket, counter: string): Decided {
  return happened(facts, (after) => ({
    ticket: ticketView(after, ticket.id),
    counter: counterView(after, counter),
  }));
}

/** `seconds`: left of the time since the announcement; null while it has not been spoken yet. */
function tooEarly(state: State, ticket: Ticket, now: number) {
  const { from, recallsLeft, unseen } = noShowFrom(state, ticket);
  if (unseen) return no('not-yet-fetched');
  if (recallsLeft === 0 && from !== null && now >= from) return null;
  const seconds = from === null ? null : Math.max(0, Math.ceil((from - now) / 1000));
  return no('no-show-too-early', { detail: { recallsLeft, seconds } });
}
