import type { Evolvers } from '../evolver.ts';
import type { Recorded } from '../facts.ts';
import { ask } from '../rating/prompt.ts';
import type { Call, State, Ticket } from '../state.ts';
import { callAt } from './announce.ts';
import { backToLine } from './evolve-issue.ts';
import { closePrompt, endIdle, letGo, remember, stopClock } from './in-hand.ts';
import { leaveLine } from './line.ts';
import { learnServiceTime } from './pace.ts';

/** A ticket at a counter: called, served, parked, passed on. */
export const callEvolvers: Evolvers<
  | 'TicketCalled'
  | 'TicketRecalled'
  | 'CallAnnounced'
  | 'ServiceStarted'
  | 'TicketFinished'
  | 'TicketPassed'
  | 'TicketParked'
  | 'TicketUnparked'
  | 'TicketTransferred'
> = {
  TicketCalled(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    const counter = state.counters.get(fact.counter);
    if (!ticket || !counter) return;
    leaveLine(state, ticket);
    ticket.state = 'called';
    ticket.counter = fact.counter;
    ticket.clerk = fact.clerk;
    ticket.calledAt = recorded.at;
    ticket.callPosition = recorded.position;
    ticket.recalls = 0;
    endIdle(counter, recorded.at);
    counter.current = ticket.id;
    announce(state, ticket, recorded, 'call', fact.silent);
    remember(ticket, recorded, fact.outOfOrder === null ? 'called' : 'called-out-of-order', fact.counter);
  },

  TicketRecalled(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    ticket.recalls += 1;
    announce(state, ticket, recorded, 'recall', fact.silent);
    remember(ticket, recorded, 'recalled', fact.counter);
  },

  CallAnnounced(state, fact, recorded) {
    const call = callAt(state, fact.position);
    if (call) Object.assign(call, { announced: true, silent: false });
    const ticket = state.tickets.get(fact.ticket);
    if (ticket?.state === 'called' && ticket.announcement === fact.position) {
      ticket.announcedAt = recorded.at;
    }
  },

  ServiceStarted(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    const counter = state.counters.get(fact.counter);
    if (!ticket || !counter) return;
    ticket.state = 'serving';
    ticket.startedAt = recorded.at;
    // The way from the seat to the counter keeps it as well.
    ticket.stintMs += recorded.at - (ticket.calledAt ?? recorded.at);
    ticket.firstResponsible ??= fact.firstResponsible;
    closePrompt(state, counter, recorded.at);
    remember(ticket, recorded, 'started', fact.counter);
  },

  TicketFinished(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    const counter = state.counters.get(fact.counter);
    if (!ticket || !counter) return;
    stopClock(ticket, recorded.at);
    learnStint(state, ticket);
    letGo(state, ticket, recorded.at);
    ticket.state = 'finished';
    ticket.endedAt = recorded.at;
    ticket.outcome = fact.outcome;
    counter.finished.push(ticket.id);
    const { clerk } = ticket;
    ask(state, counter.id, { id: fact.prompt, ticket: ticket.id, case: null, clerk, at: recorded.at });
    remember(ticket, recorded, 'finished', fact.counter);
  },

  TicketPassed(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    ticket.stintMs += recorded.at - (ticket.calledAt ?? recorded.at);
    learnStint(state, ticket);
    letGo(state, ticket, recorded.at);
    ticket.state = 'passed';
    ticket.endedAt = recorded.at;
    const times = state.catalogue?.source.policy.reinstate.times ?? 0;
    if (ticket.reinstated < times) state.passed.add(ticket.id);
    if (fact.told) takePlace(state, ticket, recorded, 'passed', false);
    remember(ticket, recorded, 'passed', fact.counter);
  },

  TicketParked(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    const counter = state.counters.get(fact.counter);
    if (!ticket || !counter) return;
    stopClock(ticket, recorded.at);
    letGo(state, ticket, recorded.at);
    ticket.state = 'parked';
    ticket.parkedAt = recorded.at;
    ticket.parkReason = fact.reason;
    counter.parked.push(ticket.id);
    remember(ticket, recorded, 'parked', fact.counter);
  },

  TicketUnparked(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    const counter = state.counters.get(fact.counter);
    if (!ticket || !counter) return;
    letGo(state, ticket, recorded.at);
    ticket.state = 'serving';
    ticket.startedAt = recorded.at;
    ticket.parkedAt = null;
    ticket.parkReason = null;
    endIdle(counter, recorded.at);
    counter.current = ticket.id;
    closePrompt(state, counter, recorded.at);
    remember(ticket, recorded, 'unparked', fact.counter);
  },

  TicketTransferred(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    stopClock(ticket, recorded.at);
    letGo(state, ticket, recorded.at);
    if (fact.toQueue !== null && fact.toQueue !== ticket.queue) {
      learnStint(state, ticket);
      ticket.queue = fact.toQueue;
    }
    ticket.onlyCounter = fact.toCounter;
    ticket.instructions = fact.instructions ?? ticket.instructions;
    // Ordering after a transfer uses the first issue (T4).
    ticket.order = ticket.firstOrder;
    ticket.tie = ticket.position;
    ticket.seq = 0;
    remember(ticket, recorded, 'transferred', fact.toCounter ?? fact.from);
    backToLine(state, ticket);
  },
};

/** A call or recall takes its place among the announcements; the no-show timer waits until it was spoken (T7). */
function announce(
  state: State,
  ticket: Ticket,
  recorded: Recorded,
  kind: Call['kind'],
  silent = false,
): void {
  ticket.announcement = recorded.position;
  ticket.announcedAt = silent ? recorded.at : null;
  takePlace(state, ticket, recorded, kind, silent);
}

function takePlace(
  state: State,
  ticket: Ticket,
  recorded: Recorded,
  kind: Call['kind'],
  silent = false,
): void {
  state.calls.push({
    position: recorded.position,
    ticket: ticket.id,
    number: ticket.number,
    counter: ticket.counter ?? '',
    kind,
    at: recorded.at,
    announced: silent,
    silent,
  });
}

/** How long it kept counters for the present queue becomes one of that queue's measurements (T11); so do people who did not come. */
function learnStint(state: State, ticket: Ticket): void {
  const queue = state.queues.get(ticket.queue);
  if (queue && ticket.stintMs > 0) learnServiceTime(queue, ticket.stintMs);
  ticket.stintMs = 0;
}
