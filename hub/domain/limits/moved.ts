import type { Catalogue } from '../../contract/catalogue.ts';
import type { Case } from '../casework/case.ts';
import type { DueDate } from '../casework/facts.ts';
import { currentStep, isFinal } from '../casework/find-case.ts';
import { localTime } from '../day/zone.ts';
import type { FactOf } from '../facts.ts';
import { addWorkingDays, workingDaysBetween } from './calendar.ts';

/** Both calendars, and the instant at which one takes the place of the other, epoch ms. */
type Change = { readonly before: Catalogue; readonly after: Catalogue; readonly now: number };

/**
 * The limits that end elsewhere by the new calendar, one fact a case: a limit is a number of working days, and it is the same number
 * as before (L1). What has already ended stays; dates told to an applicant on paper (supplements) are fixed days, not numbers of them.
 */
export function movedLimits(cases: Iterable<Case>, change: Change): FactOf<'LimitsMoved'>[] {
  if (JSON.stringify(change.before.calendar) === JSON.stringify(change.after.calendar)) return [];
  return [...cases].flatMap((on) => (isFinal(on) ? [] : movedOf(on, change)));
}

function movedOf(on: Case, change: Change): FactOf<'LimitsMoved'>[] {
  const { timeZone } = change.after.hall;
  const day = (at: number) => localTime(at, timeZone).date;
  const moved = (start: string, due: DueDate) => moveOne(start, due, day(change.now), change);
  const from = on.from ?? day(on.receivedAt);
  const step = currentStep(on);
  const open = on.joint.filter(({ result }) => result === null);
  const tellBy = moved(day(on.broughtAt ?? on.receivedAt), on.tellBy);
  const due = on.due && moved(from, on.due);
  const statutoryDue = on.statutoryDue && moved(from, on.statutoryDue);
  const stepDue = step?.due && step.sentAt !== null ? moved(day(step.sentAt), step.due) : null;
  const jointDue = open.map((task) => ({
    department: task.department,
    due: moved(day(on.acceptedAt ?? on.receivedAt), task.due),
  }));
  const same =
    tellBy === on.tellBy &&
    due === on.due &&
    statutoryDue === on.statutoryDue &&
    (stepDue === null || stepDue === step?.due) &&
    jointDue.every((task, at) => task.due === open[at]?.due);
  return same ? [] : [{ type: 'LimitsMoved', case: on.id, tellBy, due, statutoryDue, stepDue, jointDue }];
}

/** The same object when nothing changes. */
function moveOne(start: string, due: DueDate, today: string, { before, after }: Change): DueDate {
  if (due.date < today) return due;
  const days = workingDaysBetween(before.calendar, start, due.date);
  const moved = addWorkingDays(after.calendar, start, days);
  const same = moved === null || (moved.date === due.date && moved.provisional === due.provisional);
  return same ? due : moved;
}
