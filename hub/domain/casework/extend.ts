import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { workingDaysBetween } from '../limits/calendar.ts';
import { inTime } from './checks.ts';
import { dueAfter, dueIfAny } from './dates.ts';
import type { DueDate } from './facts.ts';
import { caseHappened, currentStep, type Subject } from './find-case.ts';
import { lawful } from './lawful.ts';
import { notice } from './notices.ts';

/** Extensions, asked and approved before the due date; and the lawful stops of the clock (C9). */
export const limitChangeHandlers: Handlers<
  'AskExtension' | 'AnswerExtension' | 'SuspendCase' | 'EndSuspension'
> = {
  AskExtension(state, command, context) {
    const found = lawful(state, command.case, 'ask-extension', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const { days, reason } = command;
    const due = extended(found.value, days);
    if (!due.ok) return due;
    return caseHappened(on.id, [{ type: 'ExtensionAsked', case: on.id, days, reason }]);
  },

  AnswerExtension(state, command, context) {
    const found = lawful(state, command.case, 'answer-extension', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const { approve, reason } = command;
    const asked = on.extension;
    if (!asked) return no('not-lawful-now');
    if (!approve) {
      return caseHappened(on.id, [
        { type: 'ExtensionAnswered', case: on.id, approved: false, reason, due: null },
      ]);
    }
    const late = inTime(found.value);
    if (late) return refuse({ ...late, field: 'approve' });
    const due = extended(found.value, asked.days);
    if (!due.ok) return due;
    const issued = notice(state, on, 'extension', context, {
      fields: { reason: asked.reason, days: String(asked.days), due: due.value.date },
    });
    if (!issued.ok) return issued;
    return caseHappened(on.id, [
      { type: 'ExtensionAnswered', case: on.id, approved: true, reason, due: due.value },
      issued.value,
    ]);
  },

  SuspendCase(state, command, context) {
    const found = lawful(state, command.case, 'suspend', context);
    if (!found.ok) return found;
    const { on, today: from } = found.value;
    const { reason, explanation } = command;
    const issued = notice(state, on, 'suspension', context, { fields: { reason, explanation, from } });
    if (!issued.ok) return issued;
    return caseHappened(on.id, [
      { type: 'CaseSuspended', case: on.id, reason, explanation, from },
      issued.value,
    ]);
  },

  EndSuspension(state, command, context) {
    const found = lawful(state, command.case, 'end-suspension', context);
    if (!found.ok) return found;
    return resumed(found.value);
  },
};

/** The due date `days` later; never beyond what the law allows. */
function extended({ catalogue, on }: Subject, days: number): Result<DueDate, Refusal> {
  const due = dueAfter(catalogue, on.due?.date ?? '', days);
  if (!due.ok) return due;
  const latest = on.statutoryDue?.date;
  if (latest !== undefined && due.value.date > latest)
    return no('not-lawful-now', { field: 'days', detail: { latest } });
  return due;
}

/** Every limit that was running moves by the working days the clock stood still. */
function resumed({ catalogue, on, today }: Subject) {
  const { calendar } = catalogue.source;
  const days = workingDaysBetween(calendar, on.suspensions.at(-1)?.from ?? today, today);
  const later = (due: DueDate | null): Result<DueDate | null, Refusal> =>
    due === null ? ok(null) : dueIfAny(catalogue, due.date, days);
  const [due, statutoryDue] = [later(on.due), later(on.statutoryDue)];
  const stepDue = later(currentStep(on)?.due ?? null);
  if (!due.ok) return due;
  if (!statutoryDue.ok) return statutoryDue;
  if (!stepDue.ok) return stepDue;
  const jointDue: { department: string; due: DueDate }[] = [];
  for (const task of on.joint.filter((each) => each.result === null)) {
    const moved = dueAfter(catalogue, task.due.date, days);
    if (!moved.ok) return moved;
    jointDue.push({ department: task.department, due: moved.value });
  }
  return caseHappened(on.id, [
    {
      type: 'SuspensionEnded',
      case: on.id,
      to: today,
      days,
      due: due.value,
      statutoryDue: statutoryDue.value,
      stepDue: stepDue.value,
      jointDue,
    },
  ]);
}
