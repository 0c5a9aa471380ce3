import type { Evolvers } from '../evolver.ts';
import type { CounterState } from '../state.ts';
import { backToLine } from './evolve-issue.ts';
import { endIdle, letGo, remember, stopClock } from './in-hand.ts';

/** Counters opening, pausing, closing and changing hands. */
export const counterEvolvers: Evolvers<
  | 'CounterOpened'
  | 'CounterClosed'
  | 'CounterPaused'
  | 'CounterResumed'
  | 'CounterReleased'
  | 'CounterHandedOver'
> = {
  CounterOpened(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (!counter) return;
    counter.state = 'open';
    counter.clerk = fact.clerk;
    counter.by = recorded.by;
    counter.openedAt = recorded.at;
    counter.idleSince = recorded.at;
  },

  CounterClosed(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (counter) shut(counter, recorded.at);
  },

  CounterPaused(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (!counter) return;
    endIdle(counter, recorded.at);
    counter.state = 'paused';
    counter.pausedAt = recorded.at;
    counter.pauseReason = fact.reason;
  },

  CounterResumed(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (!counter) return;
    counter.state = 'open';
    counter.pausedAt = null;
    counter.pauseReason = null;
    counter.idleSince = recorded.at;
  },

  CounterReleased(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (!counter) return;
    for (const id of fact.returned) {
      const ticket = state.tickets.get(id);
      if (!ticket) continue;
      stopClock(ticket, recorded.at);
      letGo(state, ticket, recorded.at);
      // Nobody works the counter it may have been named for.
      ticket.onlyCounter = null;
      remember(ticket, recorded, 'released', fact.counter);
      backToLine(state, ticket);
    }
    shut(counter, recorded.at);
  },

  CounterHandedOver(state, fact, recorded) {
    const counter = state.counters.get(fact.counter);
    if (!counter) return;
    counter.clerk = fact.to;
    counter.by = { kind: 'person', person: fact.to };
    for (const id of [...counter.parked, counter.current]) {
      const ticket = id === null ? undefined : state.tickets.get(id);
      if (!ticket) continue;
      ticket.clerk = fact.to;
      remember(ticket, recorded, 'handed-over', fact.counter);
    }
  },
};

function shut(counter: CounterState, at: number): void {
  endIdle(counter, at);
  counter.state = 'closed';
  counter.clerk = null;
  counter.by = null;
  counter.openedAt = null;
  counter.pausedAt = null;
  counter.pauseReason = null;
}
