import type { Evolvers } from '../evolver.ts';
import { personOf } from '../find.ts';
import type { Case, CaseStep } from './case.ts';
import { changed } from './evolve-case.ts';
import type { StepPlan } from './facts.ts';

/** An accepted case: its steps, tasks and decision. */
export const handlingEvolvers: Evolvers<
  | 'CaseAccepted'
  | 'StepSent'
  | 'StepReceived'
  | 'StepFinished'
  | 'StepUrged'
  | 'JointAnswered'
  | 'JointUrged'
  | 'CaseDecided'
  | 'ResultReturned'
  | 'ResultChecked'
> = {
  CaseAccepted(state, fact, recorded) {
    const on = changed(state, fact, recorded, fact.deemed ? 'deemed-accepted' : 'accepted');
    if (!on) return;
    const { deemed, from, due, statutoryDue } = fact;
    Object.assign(on, { state: 'handling', deemed, from, due, statutoryDue, at: 0 });
    on.acceptedAt = recorded.at;
    on.acceptedBy = personOf(recorded.by);
    on.steps = fact.steps.map(waiting);
    on.joint = fact.joint.map((task) => ({ ...task, result: null, opinion: null, by: null, at: null }));
  },

  StepSent(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'step-sent', fact.step);
    const step = on && stepOf(on, fact.step);
    if (!on || !step) return;
    on.at = on.steps.indexOf(step);
    Object.assign(step, { state: 'sent', handler: fact.to, sentAt: recorded.at, due: fact.due });
  },

  StepReceived(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'step-received', fact.step);
    const step = on && stepOf(on, fact.step);
    if (step) Object.assign(step, { state: 'in-hand', handler: fact.handler, receivedAt: recorded.at });
  },

  StepFinished(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'step-finished', fact.step);
    const step = on && stepOf(on, fact.step);
    if (!on || !step) return;
    const { result, opinion } = fact;
    const finished = { finishedAt: recorded.at, finishedBy: personOf(recorded.by) };
    Object.assign(step, { state: 'done', result, opinion, ...finished });
    on.at = on.steps.indexOf(step) + 1;
  },

  StepUrged(state, fact, recorded) {
    changed(state, fact, recorded, 'step-urged', fact.step);
  },

  JointUrged(state, fact, recorded) {
    changed(state, fact, recorded, 'joint-urged', fact.department);
  },

  JointAnswered(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'joint-answered', fact.department);
    const task = on?.joint.find((each) => each.department === fact.department);
    if (!task) return;
    task.result = fact.result;
    task.opinion = fact.opinion;
    task.by = personOf(recorded.by);
    task.at = recorded.at;
  },

  /** What is decided on the spot needs no check by whoever decided it. */
  CaseDecided(state, fact, recorded) {
    const on = changed(state, fact, recorded, fact.outcome);
    if (!on) return;
    const { outcome, reasons, licence } = fact;
    on.decision = { outcome, reasons, licence, by: personOf(recorded.by), at: recorded.at };
    on.state = on.kind === 'immediate' ? 'to-deliver' : 'decided';
  },

  /** Back to whoever decided: the approval is in hand again. */
  ResultReturned(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'result-returned', fact.reason);
    if (!on) return;
    on.returned.push({ at: recorded.at, by: personOf(recorded.by), reason: fact.reason });
    on.decision = null;
    on.state = 'handling';
    const step = on.steps.at(-1);
    if (step?.kind !== 'approval') return;
    on.at = on.steps.length - 1;
    const again = { result: null, opinion: null, finishedAt: null, finishedBy: null };
    Object.assign(step, { state: 'in-hand', ...again });
  },

  ResultChecked(state, fact, recorded) {
    const on = changed(state, fact, recorded, 'result-checked');
    if (!on) return;
    on.checkedBy = personOf(recorded.by);
    on.state = 'to-notify';
  },
};

function stepOf(on: Case, id: string): CaseStep | undefined {
  return on.steps.find((step) => step.id === id);
}

function waiting(plan: StepPlan): CaseStep {
  return {
    ...plan,
    state: 'waiting',
    handler: null,
    sentAt: null,
    receivedAt: null,
    finishedAt: null,
    due: null,
    result: null,
    opinion: null,
    finishedBy: null,
  };
}
