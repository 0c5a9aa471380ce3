import { FINAL_STATES } from '../../contract/casework.ts';
import type { Casework } from '../../contract/catalogue.ts';
import { happened } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { CatalogueState, Decided, State } from '../state.ts';
import type { Case, CaseStep } from './case.ts';
import type { DueDate } from './facts.ts';

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

/** By when it must be told what is missing, else it counts as accepted (C3); null: told, and nothing new has come since. */
export function tellOwed(on: Case): DueDate | null {
  return on.state === 'intake' && (on.told.length === 0 || on.broughtAt !== null) ? on.tellBy : null;
}

export function isSuspended(on: Case): boolean {
  return on.suspensions.at(-1)?.to === null;
}

/** The facts happened; the answer tells the case and where it stands, and what else its sender needs. */
export function caseHappened(id: string, facts: readonly Fact[], more: object = {}): Decided {
  return happened(facts, (after) => {
    const on = after.cases.get(id);
    return { case: id, number: on?.number ?? null, state: on?.state ?? null, ...more };
  });
}
