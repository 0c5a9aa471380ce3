import type { Evolvers } from '../evolver.ts';
import { personOf } from '../find.ts';
import { ask } from '../rating/prompt.ts';
import { changed, end } from './evolve-case.ts';

/** The result on its way to the applicant, changes of limits, marks, the end of the file; and consultations. */
export const endingEvolvers: Evolvers<
  | 'ApplicantNotified'
  | 'CaseDelivered'
  | 'ExtensionAsked'
  | 'ExtensionAnswered'
  | 'CaseSuspended'
  | 'SuspensionEnded'
  | 'CaseMarked'
  | 'ApplicantWarned'
  | 'CaseArchived'
  | 'ConsultationRecorded'
> = {
  ApplicantNotified(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'notified', fact.way);
    if (!on) return;
    on.notified = { at: recorded.at, way: fact.way, by: personOf(recorded.by) };
    on.state = 'to-deliver';
  },

  CaseDelivered(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'delivered');
    if (!on) return;
    const by = personOf(recorded.by);
    const { to, secondCopy, prompt } = fact;
    on.delivered = { at: recorded.at, to, secondCopy, by, prompt };
    end(on, 'completed', recorded.at);
    ask(state, fact.counter, {
      id: prompt,
      ticket: fact.ticket ?? '',
      case: on.id,
      clerk: by,
      at: recorded.at,
    });
  },

  ExtensionAsked(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'extension-asked', fact.reason);
    if (!on) return;
    const { days, reason } = fact;
    on.extension = { days, reason, by: personOf(recorded.by), answer: 'open' };
  },

  ExtensionAnswered(state, fact, recorded) {
    const what = fact.approved ? 'extension-approved' : 'extension-refused';
    const on = changed(state, fact, recorded, what, fact.reason);
    if (!on?.extension) return;
    on.extension.answer = fact.approved ? 'approved' : 'refused';
    if (fact.due === null) return;
    on.due = fact.due;
    // A new limit, and warnings of its own (L3).
    for (const level of ['amber', 'red']) on.warned.delete(`case|${level}`);
  },

  CaseSuspended(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'suspended', fact.reason);
    if (!on) return;
    const { reason, explanation, from } = fact;
    on.suspensions.push({ reason, explanation, from, to: null });
  },

  SuspensionEnded(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'suspension-ended', String(fact.days));
    const last = on?.suspensions.at(-1);
    if (!on || !last) return;
    last.to = fact.to;
    on.due = fact.due;
    on.statutoryDue = fact.statutoryDue;
    const step = on.steps[on.at];
    if (step && fact.stepDue) step.due = fact.stepDue;
    for (const { department, due } of fact.jointDue ?? []) {
      const task = on.joint.find((each) => each.department === department);
      if (task) task.due = due;
    }
  },

  CaseMarked(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'marked', fact.mark);
    if (!on) return;
    const { mark, reason, approver } = fact;
    on.marks.push({ mark, reason, approver, at: recorded.at });
  },

  ApplicantWarned(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'applicant-warned', fact.told);
    if (!on) return;
    const { way, told } = fact;
    on.warnedApplicant.push({ at: recorded.at, way, told, by: personOf(recorded.by) });
  },

  /** An archived file is read from the journal alone. */
  CaseArchived(state, fact) {
    const on = state.cases.get(fact.case);
    if (!on) return;
    state.cases.delete(on.id);
    state.caseNumbers.delete(on.number);
  },

  ConsultationRecorded(state, fact, recorded) {
    const { counter, channel, item, asked, told } = fact;
    state.consultations.push({
      ...{ at: recorded.at, by: personOf(recorded.by), counter, channel },
      ...{ item, asked, told },
    });
  },
};
