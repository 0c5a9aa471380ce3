import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { caseHappened } from './find-case.ts';
import { lawful } from './lawful.ts';
import { worksOn } from './posts.ts';

/** The answers of the departments asked about a joint case (C7). */
export const jointHandlers: Handlers<'AnswerJoint'> = {
  AnswerJoint(state, command, context) {
    const found = lawful(state, command.case, 'answer-joint', context);
    if (!found.ok) return found;
    const { on, person } = found.value;
    const { department, result, opinion } = command;
    const task = on.joint.find((each) => each.department === department);
    if (!task || task.result !== null) return no('not-lawful-now', { field: 'department' });
    if (person === null || !worksOn(state, person, department))
      return no('not-your-case', { field: 'department' });
    return caseHappened(on.id, [{ type: 'JointAnswered', case: on.id, department, result, opinion }]);
  },
};
