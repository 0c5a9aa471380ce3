import type { Role } from '../../contract/catalogue.ts';
import { rolesOf } from '../identity/permissions.ts';
import { counterOf } from '../identity/work.ts';
import type { State } from '../state.ts';
import type { Case, CaseStep } from './case.ts';

/** Whose post a step of a case is. Persons are ids of the staff list; departments those of the catalogue. */

const FRONT: ReadonlySet<Role> = new Set<Role>(['clerk', 'chief']);
const HEADS: ReadonlySet<Role> = new Set<Role>(['chief', 'supervisor']);

function has(state: State, person: string, roles: ReadonlySet<Role>): boolean {
  return rolesOf(state, person).some((role) => roles.has(role));
}

/** Is there such a person, who may still sign in? */
export function onStaff(state: State, person: string): boolean {
  return (state.catalogue?.staff.has(person) ?? false) && !state.identity.users.get(person)?.disabled;
}

/** Does this person work for the department: on its staff, or at a counter that serves or helps its queues? */
export function belongs(state: State, person: string, department: string): boolean {
  const { catalogue } = state;
  const staff = catalogue?.staff.get(person);
  if (!catalogue || !staff || !onStaff(state, person)) return false;
  if (staff.department === department) return true;
  const queues = catalogue.departmentQueues.get(department);
  return staff.counters.some((id) => {
    const counter = catalogue.counters.get(id);
    return (
      counter !== undefined &&
      [...counter.queues, ...counter.helping.map((helping) => helping.queue)].some((queue) =>
        queues?.has(queue),
      )
    );
  });
}

/** May this person take in, examine and hand over at the department's counters? */
export function isFront(state: State, person: string, department: string): boolean {
  return belongs(state, person, department) && has(state, person, FRONT);
}

export function isChief(state: State, person: string, department: string): boolean {
  return belongs(state, person, department) && rolesOf(state, person).includes('chief');
}

/** The department's chief representative, or the hall's supervisor. */
export function leads(state: State, person: string, department: string): boolean {
  return isChief(state, person, department) || (onStaff(state, person) && isSupervisor(state, person));
}

export function isSupervisor(state: State, person: string): boolean {
  return rolesOf(state, person).includes('supervisor');
}

/** May this person approve marks and intake from outside (C1, C11): a department's or the hall's head? */
export function isHead(state: State, person: string): boolean {
  return onStaff(state, person) && has(state, person, HEADS);
}

/** Anybody of the department who works on cases, at a counter or in the back office. */
export function worksOn(state: State, person: string, department: string): boolean {
  return (
    belongs(state, person, department) &&
    has(state, person, new Set<Role>(['clerk', 'chief', 'reviewer', 'approver']))
  );
}

/** Who accepted the case and therefore answers for it 谁受理谁回复; a deemed acceptance is that of whoever had it in intake. */
export function acceptingClerk(on: Case): string | null {
  return on.acceptedBy ?? on.handledBy;
}

/** The accepting clerk, the successor at the counter it was taken in (W4), or the department's chief. */
export function answersFor(state: State, person: string, on: Case): boolean {
  if (isChief(state, person, on.department)) return true;
  if (!isFront(state, person, on.department)) return false;
  return acceptingClerk(on) === person || (on.counter !== null && counterOf(state, person) === on.counter);
}

/**
 * May this person handle that step (C6)? The named handler alone where one is named and still here; a superior authority's step is
 * the responsible head's; otherwise reviewers review, approvers approve, and a chief does both.
 */
export function handles(
  state: State,
  person: string,
  on: Case,
  step: Pick<CaseStep, 'kind' | 'responsible'> & { readonly handler: string | null },
): boolean {
  const named = step.handler ?? (step.kind === 'superior' ? step.responsible : null);
  if (named !== null && onStaff(state, named)) return named === person;
  if (step.kind === 'superior') return isChief(state, person, on.department);
  const role: Role = step.kind === 'approval' ? 'approver' : 'reviewer';
  return belongs(state, person, on.department) && has(state, person, new Set<Role>([role, 'chief']));
}

/** Has this person reviewed the case, so that another must approve it (C6)? */
export function reviewed(person: string, on: Case): boolean {
  return on.steps.some(
    (step) => step.finishedBy === person && step.kind !== 'superior' && step.kind !== 'approval',
  );
}
