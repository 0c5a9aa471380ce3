import type { CounterAction } from '../../contract/views/panel.ts';
import { leftOpen } from '../casework/ticket-cases.ts';
import { counterOf, mayWork } from '../identity/work.ts';
import type { CounterState, State, Ticket } from '../state.ts';
import { anyFor, nextFor } from './choose.ts';
import { noShowFrom } from './no-show.ts';
import { currentOf } from './worker.ts';

/**
 * What may be done at a counter now, by this person (null: an integration that may act). Everything listed would be accepted;
 * `no-show` alone is listed as soon as only its time (`noShowFrom`) is still to run, so that a panel can count it down.
 */
export function allowedActions(
  state: State,
  counterId: string,
  person: string | null,
  now: number,
): CounterAction[] {
  const counter = state.counters.get(counterId);
  if (!counter) return [];
  if (counter.state === 'closed') return mayOpen(state, counterId, person) ? ['open'] : [];
  if (person !== null && counter.clerk !== person) return [];
  if (counter.state === 'paused') return ['resume', ...closing(counter), 'hand-over'];
  const ticket = currentOf(state, counter);
  const next: CounterAction[] = nextFor(state, counterId, now, ticket) ? ['next'] : [];
  if (!ticket) return [...next, ...idle(state, counter)];
  if (ticket.state === 'called') return called(state, ticket);
  return leftOpen(state, ticket, counterId) ? HELD : [...next, 'finish', ...HELD];
}

/** What can be done with whom one serves, beside letting them go. */
const HELD: CounterAction[] = ['park', 'transfer', 'hand-over'];

function mayOpen(state: State, counterId: string, person: string | null): boolean {
  return person === null || (mayWork(state, person, counterId) && counterOf(state, person) === null);
}

function closing(counter: CounterState): CounterAction[] {
  return counter.parked.length === 0 ? ['close'] : [];
}

/** A parked ticket whose applicant is not at another counter with another one (T14). */
function parkedFree(state: State, { parked }: CounterState): boolean {
  return parked.some((id) => state.tickets.get(id)?.held === false);
}

function idle(state: State, counter: CounterState): CounterAction[] {
  return [
    ...(anyFor(state, counter.id) ? (['call'] as const) : []),
    ...(parkedFree(state, counter) ? (['unpark'] as const) : []),
    'pause',
    ...closing(counter),
    'hand-over',
  ];
}

function called(state: State, ticket: Ticket): CounterAction[] {
  const { from, recallsLeft, unseen } = noShowFrom(state, ticket);
  const gone: CounterAction[] = recallsLeft === 0 && from !== null && !unseen ? ['no-show'] : [];
  return ['recall', 'start', ...gone, 'transfer', 'hand-over'];
}
