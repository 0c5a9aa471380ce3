import type { Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import { standing } from '../rating/prompt.ts';
import type { CounterState, State, Ticket } from '../state.ts';

/** What several ticket facts do alike. */

export function remember(ticket: Ticket, recorded: Recorded, what: string, counter: string | null): void {
  ticket.history.push({ at: recorded.at, what, counter, person: personOf(recorded.by) });
}

/** The counter is no longer idle: the idle stretch is added up. */
export function endIdle(counter: CounterState, at: number): void {
  if (counter.idleSince !== null) counter.idleMs += at - counter.idleSince;
  counter.idleSince = null;
}

/** Takes the ticket off its counter, whether in hand or parked there. */
export function letGo(state: State, ticket: Ticket, at: number): void {
  const counter = ticket.counter === null ? undefined : state.counters.get(ticket.counter);
  if (!counter) return;
  if (counter.current === ticket.id) {
    counter.current = null;
    counter.idleSince = counter.state === 'open' ? at : null;
  }
  const parked = counter.parked.indexOf(ticket.id);
  if (parked >= 0) counter.parked.splice(parked, 1);
}

/** Ends the running stretch of service, if there is one. */
export function stopClock(ticket: Ticket, at: number): void {
  if (ticket.startedAt === null) return;
  ticket.servedMs += at - ticket.startedAt;
  ticket.stintMs += at - ticket.startedAt;
  ticket.startedAt = null;
}

/** Service begins: the prompt of the one before goes, but not before its minimum time is over (E1). */
export function closePrompt(state: State, counter: CounterState, at: number): void {
  const least = (state.catalogue?.source.policy.ratingPromptSeconds ?? 0) * 1000;
  for (const prompt of standing(state, counter.prompt)) prompt.closedAt ??= Math.max(at, prompt.at + least);
}
