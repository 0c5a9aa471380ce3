import { type CaseAction, FINAL_STATES } from '../../contract/casework.ts';
import type { Casework } from '../../contract/catalogue.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { personOf } from '../find.ts';
import { today } from '../limits/calendar.ts';
import type { CatalogueState, Context, Decided, State } from '../state.ts';
import type { Case, CaseStep } from './case.ts';
import { obstacle } from './obstacles.ts';

/** A case and everything its rules look at; `today` is the hall's date. */
export type Subject = {
  readonly state: State;
  readonly catalogue: CatalogueState;
  readonly on: Case;
  /** Null: the hub itself. */
  readonly person: string | null;
  readonly now: number;
  readonly today: string;
};

/** The case, when this actor may lawfully do this with it now; otherwise why not (C10). */
export function lawful(
  state: State,
  id: string,
  action: CaseAction,
  context: Context,
): Result<Subject, Refusal> {
  const { catalogue } = state;
  const on = state.cases.get(id);
  if (!catalogue || !on) return no('no-such-case', { field: 'case' });
  const { now, actor } = context;
  const subject = { state, catalogue, on, person: personOf(actor), now, today: today(catalogue, now) };
  const refused = obstacle(subject, action);
  return refused ? refuse(refused) : ok(subject);
}

/** What the item says of the way of its cases, as it stands now. */
export function caseworkOf(catalogue: CatalogueState, on: Case): Casework {
  return catalogue.items.get(on.item)?.casework ?? {};
}

export function isFinal(on: Case): boolean {
  return FINAL_STATES.includes(on.state);
}

/** The step at which the file lies, or null when it lies at none. */
export function currentStep(on: Case): CaseStep | null {
  return on.state === 'handling' ? (on.steps[on.at] ?? null) : null;
}

export function isSuspended(on: Case): boolean {
  return on.suspensions.at(-1)?.to === null;
}

/** The facts happened; the answer tells the case and where it stands. */
export function caseHappened(id: string, facts: readonly Fact[]): Decided {
  return happened(facts, (after) => {
    const on = after.cases.get(id);
    return { case: id, number: on?.number ?? null, state: on?.state ?? null };
  });
}
