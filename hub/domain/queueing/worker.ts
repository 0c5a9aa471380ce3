import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import { personOf } from '../find.ts';
import type { Context, CounterState, State, Ticket } from '../state.ts';

/** The counter an actor works, and what is in its hand. */

export type AtWork = { readonly counter: CounterState; readonly person: string | null };
export type InHand = AtWork & { readonly ticket: Ticket };

/** The counter, at work and this actor's to work: its clerk's, or any for an integration that may act (X1). */
export function atCounter(state: State, counterId: string, context: Context): Result<AtWork, Refusal> {
  const counter = state.counters.get(counterId);
  if (!counter) return no('no-such-counter', { field: 'counter' });
  const person = personOf(context.actor);
  if (counter.state === 'closed') return no('counter-closed');
  if (context.actor.kind !== 'integration' && counter.clerk !== person) return no('not-your-counter');
  return ok({ counter, person });
}

/** The same, and not paused. */
export function atOpenCounter(state: State, counterId: string, context: Context): Result<AtWork, Refusal> {
  const found = atCounter(state, counterId, context);
  return found.ok && found.value.counter.state === 'paused' ? no('counter-paused') : found;
}

/** The same, with a ticket called or being served. */
export function inHand(state: State, counterId: string, context: Context): Result<InHand, Refusal> {
  const found = atOpenCounter(state, counterId, context);
  if (!found.ok) return found;
  const ticket = currentOf(state, found.value.counter);
  return ticket ? ok({ ...found.value, ticket }) : no('nothing-in-hand');
}

/** The ticket called or served at a counter, or null. */
export function currentOf(state: State, counter: CounterState): Ticket | null {
  return counter.current === null ? null : (state.tickets.get(counter.current) ?? null);
}
