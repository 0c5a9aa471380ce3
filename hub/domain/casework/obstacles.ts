import type { CaseAction, CaseState } from '../../contract/casework.ts';
import { type Refusal, type RefusalCode, refusal } from '../../contract/refusals.ts';
import { rolesOf } from '../identity/permissions.ts';
import { isOver } from '../limits/levels.ts';
import { missingForArchive } from './complete.ts';
import { caseworkOf, currentStep, isFinal, isSuspended, type Subject } from './find-case.ts';
import { answersFor, handles, isFront, isSupervisor, leads, reviewed, worksOn } from './posts.ts';

/**
 * Why something cannot be done with a case now (C10): its state, whose post it is, what is still missing. Handlers and
 * `allowedActions` both go by this table, so that nothing is offered that would be refused.
 */
type Obstacle = (subject: Subject) => Refusal | null;

type More = Pick<Refusal, 'field' | 'detail'>;

function unless(holds: boolean, code: RefusalCode, more: More = {}): Refusal | null {
  return holds ? null : refusal(code, more);
}

function firstOf(...obstacles: readonly Obstacle[]): Obstacle {
  return (subject) => {
    for (const each of obstacles) {
      const refused = each(subject);
      if (refused) return refused;
    }
    return null;
  };
}

const within =
  (...states: readonly CaseState[]): Obstacle =>
  ({ on }) =>
    unless(states.includes(on.state), 'not-lawful-now', { detail: { state: on.state } });

const open: Obstacle = ({ on }) => unless(!isFinal(on), 'not-lawful-now', { detail: { state: on.state } });
const ended: Obstacle = ({ on }) => unless(isFinal(on), 'not-lawful-now', { detail: { state: on.state } });
/** While the clock stands still, the file does. */
const running: Obstacle = ({ on }) =>
  unless(!isSuspended(on), 'not-lawful-now', { detail: { suspended: true } });

const post =
  (belongs: (subject: Subject, person: string) => boolean): Obstacle =>
  (subject) =>
    unless(subject.person === null || belongs(subject, subject.person), 'not-your-case');
const front = post(({ state, on }, person) => isFront(state, person, on.department));
const accepting = post(({ state, on }, person) => answersFor(state, person, on));
const department = post(({ state, on }, person) => worksOn(state, person, on.department));
const urging = post(
  ({ state, on }, person) => isFront(state, person, on.department) || isSupervisor(state, person),
);
const leading = post(({ state, on }, person) => leads(state, person, on.department));

const checked: Obstacle = ({ on }) =>
  unless(!on.materials.some((each) => each.state === 'unchecked'), 'materials-unchecked');
export function lacks(on: Subject['on']): number[] {
  return on.materials.flatMap((each, index) =>
    each.state === 'missing' || each.state === 'correctable' ? [index] : [],
  );
}

/** The file lies at a step in one of these states, and it is this person's. */
const atStep =
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
const deciding: Obstacle = (subject) => {
  const step = currentStep(subject.on);
  if (!step) return front(subject);
  return step.kind === 'approval' ? atStep('in-hand')(subject) : refusal('not-lawful-now');
};

const answered: Obstacle = ({ on }) => {
  const waiting = on.joint.filter((each) => each.result === null).map((each) => each.department);
  return unless(waiting.length === 0, 'joint-unanswered', { detail: { departments: waiting.join(', ') } });
};

const ownRecord: Obstacle = ({ state, on, person }) => {
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
const findable: Obstacle = ({ state, on, person }) => {
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

const OBSTACLES: { readonly [A in CaseAction]: Obstacle } = {
  'check-materials': firstOf(within('intake', 'awaiting-materials'), front, ({ on }) =>
    unless(on.materials.length > 0, 'no-such-material'),
  ),
  'tell-once': firstOf(within('intake', 'awaiting-materials'), front, checked, ({ on }) =>
    unless(lacks(on).length > 0, 'materials-complete'),
  ),
  'bring-materials': firstOf(
    within('awaiting-materials'),
    post(
      ({ state, on }, person) =>
        isFront(state, person, on.department) ||
        (on.receivedBy === person && rolesOf(state, person).includes('agent')),
    ),
  ),
  // The applicant has the whole of the last day, not only the hall's hours.
  lapse: firstOf(within('awaiting-materials'), front, ({ catalogue, on, now, today }) => {
    const due = on.told.at(-1)?.due;
    const over = due !== undefined && isOver(catalogue, due, now) && today > due.date;
    return unless(over, 'not-lawful-now', { detail: { due: due?.date ?? null } });
  }),
  refuse: firstOf(within('intake'), front),
  accept: firstOf(
    within('intake'),
    front,
    ({ catalogue, on }) => unless(catalogue.items.has(on.item), 'no-such-item'),
    checked,
    ({ on }) => unless(lacks(on).length === 0, 'materials-missing'),
  ),
  'receive-step': firstOf(within('handling'), running, atStep('sent')),
  'finish-step': firstOf(
    within('handling'),
    running,
    ({ on }) => unless(currentStep(on)?.kind !== 'approval', 'not-lawful-now'),
    atStep('in-hand'),
  ),
  'urge-step': firstOf(within('handling'), urging, ({ on }) =>
    unless(currentStep(on) !== null, 'not-lawful-now'),
  ),
  'answer-joint': firstOf(within('handling'), running, ({ state, on, person }) => {
    const open = on.joint.filter((each) => each.result === null);
    if (open.length === 0) return refusal('not-lawful-now');
    return unless(
      person !== null && open.some((each) => worksOn(state, person, each.department)),
      'not-your-case',
    );
  }),
  decide: firstOf(within('handling'), running, answered, deciding),
  'check-result': firstOf(within('decided'), accepting),
  'return-result': firstOf(within('decided'), accepting),
  notify: firstOf(within('to-notify'), accepting),
  deliver: firstOf(within('to-deliver'), front),
  withdraw: firstOf(open, front),
  'ask-extension': firstOf(
    within('handling'),
    running,
    ({ on }) =>
      unless(
        on.due !== null && (on.extension === null || on.extension.answer === 'refused'),
        'not-lawful-now',
      ),
    department,
    inTime,
  ),
  'answer-extension': firstOf(
    within('handling'),
    ({ on }) => unless(on.extension?.answer === 'open', 'not-lawful-now'),
    leading,
    ({ on, person }) => unless(on.extension?.by !== person, 'same-person'),
  ),
  suspend: firstOf(
    within('handling'),
    running,
    ({ on }) => unless(on.due !== null, 'not-lawful-now'),
    department,
  ),
  'end-suspension': firstOf(
    within('handling'),
    ({ on }) => unless(isSuspended(on), 'not-lawful-now'),
    department,
  ),
  mark: firstOf(open, front),
  'warn-applicant': firstOf(
    within('handling'),
    ({ on }) => unless(on.due !== null, 'not-lawful-now'),
    department,
  ),
  'explain-overrun': ownRecord,
  'find-overrun': findable,
  archive: firstOf(ended, front, ({ on }) => {
    const missing = missingForArchive(on);
    return unless(missing.length === 0, 'file-incomplete', { detail: { missing: missing.join(', ') } });
  }),
};

/** Why this cannot be done now, or null when it can (with sensible arguments). */
export function obstacle(subject: Subject, action: CaseAction): Refusal | null {
  return OBSTACLES[action](subject);
}
