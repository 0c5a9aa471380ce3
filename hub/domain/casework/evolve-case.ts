import type { CaseState } from '../../contract/casework.ts';
import type { Recorded } from '../facts.ts';
import { personOf } from '../find.ts';
import type { State } from '../state.ts';
import type { Case } from './case.ts';

/** The case a fact changes, with the fact in its history; undefined when it is not remembered (archived). */
export function changed(
  state: State,
  fact: { readonly case: string },
  recorded: Recorded,
  what: string,
  detail: string | null = null,
): Case | undefined {
  const on = state.cases.get(fact.case);
  if (!on) return undefined;
  on.position = recorded.position;
  on.history.push({ at: recorded.at, what, by: personOf(recorded.by), detail });
  return on;
}

export function end(on: Case, state: CaseState, at: number): void {
  on.state = state;
  on.endedAt = at;
}
