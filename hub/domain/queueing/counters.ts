import type { CommandOf } from '../../contract/commands.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { rolesOf } from '../identity/permissions.ts';
import { counterOf, mayWork } from '../identity/work.ts';
import type { Context, CounterState, Decided, State } from '../state.ts';
import { counterView } from './show.ts';
import { atCounter } from './worker.ts';

/** Counters opening, pausing, closing and changing hands (W3, W4). One person at one counter, one counter for one person. */
export const counterHandlers: Handlers<
  'OpenCounter' | 'CloseCounter' | 'PauseCounter' | 'ResumeCounter' | 'ReleaseCounter' | 'HandOverCounter'
> = {
  OpenCounter(state, command, context) {
    const counter = state.counters.get(command.counter);
    if (!counter) return no('no-such-counter', { field: 'counter' });
    const { actor } = context;
    const clerk = actor.kind === 'person' ? actor.person : null;
    if (counter.state !== 'closed') {
      const taken = clerk !== null && counter.clerk !== clerk;
      return no(taken ? 'counter-taken' : 'counter-open');
    }
    if (clerk !== null) {
      const problem = unfit(state, clerk, counter.id);
      if (problem) return problem;
    }
    return at(counter.id, { type: 'CounterOpened', counter: counter.id, clerk });
  },

  CloseCounter(state, command, context) {
    const found = atCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    if (counter.current !== null) return no('ticket-in-hand');
    if (counter.parked.length > 0) return no('tickets-parked', { detail: { parked: counter.parked.length } });
    return at(counter.id, { type: 'CounterClosed', counter: counter.id });
  },

  PauseCounter(state, command, context) {
    const found = atCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    if (counter.state === 'paused') return no('counter-paused');
    if (counter.current !== null) return no('ticket-in-hand');
    return at(counter.id, { type: 'CounterPaused', counter: counter.id, reason: command.reason });
  },

  ResumeCounter(state, command, context) {
    const found = atCounter(state, command.counter, context);
    if (!found.ok) return found;
    const { counter } = found.value;
    if (counter.state !== 'paused') return no('counter-not-paused');
    return at(counter.id, { type: 'CounterResumed', counter: counter.id });
  },

  /** The supervisor ends the work of an absent clerk; everybody in hand waits again at the old place. */
  ReleaseCounter(state, command) {
    const counter = state.counters.get(command.counter);
    if (!counter) return no('no-such-counter', { field: 'counter' });
    if (counter.state === 'closed') return no('counter-closed');
    const returned = [...(counter.current === null ? [] : [counter.current]), ...counter.parked];
    const { reason } = command;
    return at(counter.id, { type: 'CounterReleased', counter: counter.id, reason, returned });
  },

  HandOverCounter(state, command, context) {
    const counter = state.counters.get(command.counter);
    if (!counter) return no('no-such-counter', { field: 'counter' });
    if (counter.state === 'closed') return no('counter-closed');
    return handOver(state, counter, command, context);
  },
};

function handOver(
  state: State,
  counter: CounterState,
  { to }: CommandOf<'HandOverCounter'>,
  { actor }: Context,
): Decided {
  const supervises = actor.kind === 'person' && rolesOf(state, actor.person).includes('supervisor');
  const own = actor.kind === 'person' && counter.clerk === actor.person;
  if (actor.kind === 'person' && !own && !supervises) return no('not-your-counter');
  if (!state.catalogue?.staff.has(to)) return no('no-such-person', { field: 'to' });
  if (counter.clerk === to) return no('counter-open', { field: 'to' });
  const problem = unfit(state, to, counter.id, 'to');
  if (problem) return problem;
  const handed: Fact = { type: 'CounterHandedOver', counter: counter.id, to };
  return happened([handed, ...casesOf(state, counter, to)], (after) => counterView(after, counter.id));
}

/** Intake cases of this counter that whoever leaves it has open: the successor goes on with them (W4). */
function casesOf(state: State, counter: CounterState, to: string): Fact[] {
  return [...state.cases.values()]
    .filter(
      (on) =>
        on.counter === counter.id &&
        (on.state === 'intake' || on.state === 'awaiting-materials') &&
        on.handledBy === counter.clerk,
    )
    .map((on): Fact => ({ type: 'CaseHandedOver', case: on.id, counter: counter.id, to }));
}

/** Why this person cannot take this counter now. */
function unfit(state: State, person: string, counter: string, field?: string) {
  const more = field === undefined ? {} : { field };
  if (!mayWork(state, person, counter)) return no('not-your-counter', more);
  const elsewhere = counterOf(state, person);
  return elsewhere === null ? null : no('clerk-elsewhere', { ...more, detail: { counter: elsewhere } });
}

function at(counter: string, fact: Fact): Decided {
  return happened([fact], (after) => counterView(after, counter));
}
