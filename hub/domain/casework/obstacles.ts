import type { CaseAction } from '../../contract/casework.ts';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import { rolesOf } from '../identity/permissions.ts';
import { isOver } from '../limits/levels.ts';
import {
  accepting,
  answered,
  atStep,
  checked,
  deciding,
  department,
  elsewhere,
  ended,
  findable,
  firstOf,
  front,
  inTime,
  lacks,
  leading,
  type Obstacle,
  open,
  ownRecord,
  post,
  running,
  unless,
  urging,
  within,
} from './checks.ts';
import { missingForArchive } from './complete.ts';
import { currentStep, isSuspended, type Subject } from './find-case.ts';
import { isFront, worksOn } from './posts.ts';

/**
 * Why something cannot be done with a case now (C10): its state, whose post it is, what is still missing. Handlers and
 * `allowedActions` both go by this table, so that nothing is offered that would be refused.
 */
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
        (on.handledBy === person && rolesOf(state, person).includes('agent')),
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
  'urge-step': firstOf(within('handling'), urging, (subject) =>
    subject.on.joint.some(({ result }) => result === null) ? null : elsewhere(subject),
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
