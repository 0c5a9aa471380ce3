import type { Evolvers } from '../evolver.ts';
import type { Fact } from '../facts.ts';
import type { Context, State } from '../state.ts';
import { orderFor } from './choose.ts';
import { remember } from './in-hand.ts';

/** At the start of a service the next ones of that counter are told to get ready, each once (T16). */
export function preCalls(state: State, counter: string, { now, speaks }: Context): Fact[] {
  const count = state.catalogue?.source.policy.preCall ?? 0;
  if (count === 0) return [];
  return orderFor(state, counter, now)
    .filter(({ eligible, helping }) => eligible && !helping)
    .slice(0, count)
    .filter(({ ticket }) => ticket.preCalled === null)
    .map(({ ticket }) => ({
      type: 'TicketPreCalled',
      ticket: ticket.id,
      counter,
      silent: !speaks(counter),
    }));
}

export const preCallEvolvers: Evolvers<'TicketPreCalled'> = {
  TicketPreCalled(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    const { position, at } = recorded;
    ticket.preCalled = { position, at, counter: fact.counter };
    const { number } = ticket;
    const silent = fact.silent === true;
    state.calls.push({
      position,
      ticket: ticket.id,
      number,
      counter: fact.counter,
      kind: 'pre-call',
      at,
      announced: silent,
      silent,
    });
    remember(ticket, recorded, 'pre-called', fact.counter);
  },
};
