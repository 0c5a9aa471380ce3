import type { CaseState } from '../../contract/casework.ts';
import { type Refusal, type RefusalCode, refusal } from '../../contract/refusals.ts';
import { rolesOf } from '../identity/permissions.ts';
import { isOver } from '../limits/levels.ts';
import { caseworkOf, currentStep, isFinal, isSuspended, type Subject } from './find-case.ts';
import { answersFor, handles, isFront, isSupervisor, leads, reviewed, worksOn } from './posts.ts';

/** What can stand in the way of an action, each by itself; put together in obstacles.ts. */
export type Obstacle = (subject: Subject) => Refusal | null;

type More = Pick<Refusal, 'field' | 'detail'>;

export function unless(holds: boolean, code: RefusalCode, more: More = {}): Refusal | null {
  return holds ? null : refusal(code, more);
}

export function firstOf(...obstacles: readonly Obstacle[]): Obstacle {
  return (subject) => {
    for (const each of obstacles) {
      const refused = each(subject);
      if (refused) return refused;
    }
    return null;
  };
}

export const within =
  (...states: readonly CaseState[]): Obstacle =>
  ({ on }) =>
    unless(states.includes(on.state), 'not-lawful-now', { detail: { state: on.state } });

export const open: Obstacle = ({ on }) =>
  unless(!isFinal(on), 'not-lawful-now', { detail: { state: on.state } });
export const ended: Obstacle = ({ on }) =>
  unless(isFinal(on), 'not-lawful-now', { detail: { state: on.state } });
/** While the clock stands still, the file does. */
export const running: Obstacle = ({ on }) =>
  unless(!isSuspended(on), 'not-lawful-now', { detail: { suspended: true } });

export const post =
  (belongs: (subject: Subject, person: string) => boolean): Obstacle =>
  (subject) =>
    unless(subject.person === null || belongs(subject, subject.person), 'not-your-case');
export const front = post(({ state, on }, person) => isFront(state, person, on.department));
export const accepting = post(({ state, on }, person) => answersFor(state, person, on));
export const department = post(({ state, on }, person) => worksOn(state, person, on.department));
export const urging = post(
  ({ state, on }, person) => isFront(state, person, on.department) || isSupervisor(state, person),
);
/** Nobody urges the own hand; a superior authority's step is urged by whoever answers for it here. */
export const elsewhere: Obstacle = ({ on, person }) => {
  const step = currentStep(on);
  return unless(step !== null && (step.kind === 'superior' || step.handler !== person), 'not-lawful-now');
};
export const leading = post(({ state, on }, person) => leads(state, person, on.department));

export const checked: Obstacle = ({ on }) =>
  unless(!on.materials.some((each) => each.state === 'unchecked'), 'materials-unchecked');
export function lacks(on: Subject['on']): number[] {
  return on.materials.flatMap((each, index) =>
    each.state === 'missing' || each.state === 'correctable' ? [index] : [],
  );
}

/** The file lies at a step in one of these states, and it is this person's. */
export const atStep =
  (...states: readonly ('sent' | 'in-hand')[]): Obstacle =>
  (subject) => {
    const { state, on, person } = subject;
    const step = currentStep(on);
    if (!step || !states.some((each) => each === step.state)) return refusal('not-lawful-now');
    if (person === null || !handles(state, person, on, step)) return refusal('not-your-case');
    return step.kind === 'approval' ? twoPeople(subject, person) : null;
  };

/** Reviewer and approver are two people unless the item says 一审核准 (C6). */
function twoPeople({ catalogue, on }: Subject, person: string): Refusal | null {
  const alone = caseworkOf(catalogue, on).approval === 'counter';
  return unless(alone || !reviewed(person, on), 'same-person');
}

/** The case's own limit still runs (C9, L2). */
export const inTime: Obstacle = ({ catalogue, on, now }) =>
  unless(on.due !== null && !isOver(catalogue, on.due, now), 'too-late', {
    detail: { due: on.due?.date ?? null },
  });

/** Last of all the decision: of the approver where the case has an approval step, of the accepting department otherwise (C6, C7). */
export const deciding: Obstacle = (subject) => {
  const step = currentStep(subject.on);
  if (!step) return front(subject);
  return step.kind === 'approval' ? atStep('in-hand')(subject) : refusal('not-lawful-now');
};

export const answered: Obstacle = ({ on }) => {
  const waiting = on.joint.filter((each) => each.result === null).map((each) => each.department);
  return unless(waiting.length === 0, 'joint-unanswered', { detail: { departments: waiting.join(', ') } });
};

export const ownRecord: Obstacle = ({ state, on, person }) => {
  const mine = on.accountability.filter((each) => each.explanation === null);
  if (mine.length === 0) return refusal('not-lawful-now');
  return unless(
    mine.some(
      (each) =>
        person !== null &&
        (each.person === person ||
          leads(state, person, each.department) ||
          (each.person === null && worksOn(state, person, each.department))),
    ),
    'not-your-case',
  );
};

/** A head's, or the complaint officer's; nobody judges the own delay. */
export const findable: Obstacle = ({ state, on, person }) => {
  const explained = on.accountability.filter((each) => each.explanation !== null && each.finding === null);
  if (explained.length === 0) return refusal('not-lawful-now');
  const anywhere = person !== null && rolesOf(state, person).includes('complaint-officer');
  return unless(
    explained.some(
      (each) =>
        person !== null && each.person !== person && (anywhere || leads(state, person, each.department)),
    ),
    'not-your-case',
  );
};
