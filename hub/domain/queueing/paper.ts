import { type CommandOf, PRIORITY_REASONS } from '../../contract/commands.ts';
import { dayOf } from '../day/boundary.ts';
import { happened, no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import { canBeMet, policyOf, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { CatalogueState, State } from '../state.ts';
import { freshTicket } from './evolve-issue.ts';
import { joinLine } from './line.ts';
import { readNumber, splitNumber } from './number.ts';
import { ticketView } from './show.ts';

type Paper = CommandOf<'EnterPaperTicket'>;
const MINUTE = 60_000;

/**
 * Numbers of a queue's pre-printed series, worked on paper while the hub was down and entered afterwards (T15). Their letter is no
 * queue's, so they can never be issued ones; whoever still waits joins the line at the time of issue.
 */
export const paperHandlers: Handlers<'EnterPaperTicket'> = {
  EnterPaperTicket(state, command, { now, newId }) {
    const { catalogue } = state;
    if (!catalogue?.queues.has(command.queue)) return no('no-such-queue', { field: 'queue' });
    const number = readNumber(command.number);
    const problem =
      numberProblem(state, catalogue, command.queue, number) ??
      placeProblem(state, catalogue, command) ??
      timeProblem(state, catalogue, command, now);
    if (problem) return problem;
    const { item = null, reason = null, needs, issuedAt, outcome = null, because = null } = command;
    const ticket = newId();
    return happened(
      [
        {
          type: 'PaperTicketEntered',
          ticket,
          number,
          queue: resolveQueue(state, command.queue),
          item,
          class: command.class,
          reason,
          needs: [...new Set(needs)],
          secret: newId(),
          order: Math.round(issuedAt - policyOf(catalogue).credits[command.class] * MINUTE),
          issuedAt,
          counter: outcome === null ? null : (command.counter ?? null),
          startedAt: outcome === null || outcome === 'no-show' ? null : (command.startedAt ?? null),
          endedAt: outcome === null ? null : (command.endedAt ?? null),
          outcome,
          because: duringOutage(state, issuedAt) ? null : because,
        },
      ],
      (after) => ticketView(after, ticket, now),
    );
  },
};

function numberProblem(state: State, catalogue: CatalogueState, queue: string, number: string) {
  const series = catalogue.queues.get(queue)?.paper;
  if (!series) return no('no-paper-series', { field: 'queue' });
  const { letter, running } = splitNumber(number);
  const known = letter === series.letter && running >= 1 && running <= series.numbers;
  if (!known) {
    return no('not-in-series', {
      field: 'number',
      detail: { letter: series.letter, numbers: series.numbers },
    });
  }
  return state.numbers.has(number) ? no('already-exists', { field: 'number' }) : null;
}

function placeProblem(state: State, catalogue: CatalogueState, command: Paper) {
  const { item, counter, outcome, needs, reason } = command;
  const queue = resolveQueue(state, command.queue);
  if (item !== undefined && !catalogue.items.has(item)) return no('no-such-item', { field: 'item' });
  const reasons: readonly string[] = PRIORITY_REASONS;
  const lacks = command.class === 'green' ? !reason : !reasons.includes(reason ?? '');
  if (command.class !== 'ordinary' && lacks) return no('reason-required', { field: 'reason' });
  if (outcome === undefined) {
    if (state.queues.get(queue)?.ended) return no('queue-ended', { field: 'queue' });
    return canBeMet(catalogue, queue, needs) ? null : no('need-unmet', { field: 'needs' });
  }
  if (counter === undefined) return no('field-required', { field: 'counter' });
  return catalogue.counters.has(counter) ? null : no('no-such-counter', { field: 'counter' });
}

function timeProblem(state: State, catalogue: CatalogueState, command: Paper, now: number) {
  const { issuedAt, startedAt, endedAt, outcome } = command;
  const { hall, policy } = catalogue.source;
  const today = dayOf(issuedAt, hall.timeZone, policy.dayBoundary) === state.day;
  if (!today || issuedAt > now) return no('times-disagree', { field: 'issuedAt' });
  if (outcome !== undefined) {
    if (outcome !== 'no-show' && startedAt === undefined) return no('field-required', { field: 'startedAt' });
    if (endedAt === undefined) return no('field-required', { field: 'endedAt' });
    if (startedAt !== undefined && startedAt < issuedAt) return no('times-disagree', { field: 'startedAt' });
    if (endedAt < (startedAt ?? issuedAt) || endedAt > now) return no('times-disagree', { field: 'endedAt' });
  }
  if (duringOutage(state, issuedAt) || command.because !== undefined) return null;
  return no('no-outage', { field: 'because' });
}

/** Was the hub down then? Times on paper are whole minutes. */
function duringOutage(state: State, at: number): boolean {
  return state.outages.some(({ from, to }) => at >= from - MINUTE && at <= to + MINUTE);
}

export const paperEvolvers: Evolvers<'PaperTicketEntered'> = {
  PaperTicketEntered(state, fact, recorded) {
    const { position } = recorded;
    const issued = { ...fact, language: 'zh' as const, kiosk: null };
    const ticket = freshTicket(issued, { position, at: fact.issuedAt });
    ticket.paper = true;
    state.tickets.set(ticket.id, ticket);
    state.numbers.set(ticket.number, ticket.id);
    const queue = state.queues.get(ticket.queue);
    if (queue) {
      queue.issuedToday += 1;
      queue.issuedBy[ticket.class] += 1;
    }
    const person = recorded.by.kind === 'person' ? recorded.by.person : null;
    ticket.history.push({ at: recorded.at, what: 'entered-from-paper', counter: fact.counter, person });
    if (fact.outcome === null) return joinLine(state, ticket);
    ticket.counter = fact.counter;
    ticket.endedAt = fact.endedAt;
    ticket.calledAt = fact.startedAt;
    if (fact.outcome === 'no-show') {
      ticket.state = 'passed';
      const times = state.catalogue?.source.policy.reinstate.times ?? 0;
      if (times > 0) state.passed.add(ticket.id);
      return;
    }
    ticket.state = 'finished';
    ticket.outcome = fact.outcome;
    ticket.servedMs = (fact.endedAt ?? 0) - (fact.startedAt ?? 0);
    state.counters.get(fact.counter ?? '')?.finished.push(ticket.id);
  },
};
