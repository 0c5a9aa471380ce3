import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { CaseStep } from './case.ts';
import { elsewhere } from './checks.ts';
import { caseHappened, caseworkOf, currentStep, type Subject } from './find-case.ts';
import { lawful } from './lawful.ts';
import { handles, onStaff, reviewed } from './posts.ts';
import { sendTo } from './send.ts';

/** The file from post to post: stamped at arrival, finished with a result, handed on (C6). */
export const stepHandlers: Handlers<'ReceiveStep' | 'FinishStep' | 'UrgeStep'> = {
  ReceiveStep(state, command, context) {
    const found = lawful(state, command.case, 'receive-step', context);
    if (!found.ok) return found;
    const { on, person } = found.value;
    const step = currentStep(on)?.id ?? '';
    return caseHappened(on.id, [{ type: 'StepReceived', case: on.id, step, handler: person }]);
  },

  /** A disagreement goes on too: the approver decides. */
  FinishStep(state, command, context) {
    const found = lawful(state, command.case, 'finish-step', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const step = currentStep(on);
    if (!step) return no('not-lawful-now');
    const { result, opinion, to } = command;
    const facts: Fact[] = [{ type: 'StepFinished', case: on.id, step: step.id, result, opinion }];
    const next = on.steps[on.at + 1];
    if (!next) return caseHappened(on.id, facts);
    const handler = handlerOf(found.value, next, to);
    if (!handler.ok) return handler;
    const sent = sendTo(state, on, { from: step.post, step: next, handler: handler.value }, context);
    return sent.ok ? caseHappened(on.id, [...facts, ...sent.value]) : sent;
  },

  UrgeStep(state, command, context) {
    const found = lawful(state, command.case, 'urge-step', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const { department } = command;
    if (department !== undefined) {
      const open = on.joint.some((task) => task.department === department && task.result === null);
      if (!open) return no('not-lawful-now', { field: 'department' });
      return caseHappened(on.id, [{ type: 'JointUrged', case: on.id, department }]);
    }
    const refused = elsewhere(found.value);
    if (refused) return refuse(refused);
    return caseHappened(on.id, [{ type: 'StepUrged', case: on.id, step: currentStep(on)?.id ?? '' }]);
  },
};

/** The handler named for the next post, if that is one who may take it; for the approval somebody who did not review. */
function handlerOf(
  { state, catalogue, on, person }: Subject,
  next: CaseStep,
  to: string | undefined,
): Result<string | null, Refusal> {
  if (to === undefined) return ok(null);
  if (!onStaff(state, to)) return no('no-such-person', { field: 'to' });
  if (!handles(state, to, on, next)) return no('not-your-case', { field: 'to' });
  const alone = caseworkOf(catalogue, on).approval === 'counter';
  if (next.kind === 'approval' && !alone && (to === person || reviewed(to, on)))
    return no('same-person', { field: 'to' });
  return ok(to);
}
