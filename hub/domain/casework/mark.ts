import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { caseHappened } from './find-case.ts';
import { lawful } from './lawful.ts';
import { isHead, onStaff } from './posts.ts';

/** Green channel, agency, home visit, extended hours: with reason and approver (C11). And the end of a file (C13). */
export const markHandlers: Handlers<'MarkCase' | 'ArchiveCase'> = {
  MarkCase(state, command, context) {
    const found = lawful(state, command.case, 'mark', context);
    if (!found.ok) return found;
    const { on, person } = found.value;
    const { mark, reason, approver } = command;
    if (on.marks.some((each) => each.mark === mark)) return no('already-exists', { field: 'mark' });
    if (!onStaff(state, approver)) return no('no-such-person', { field: 'approver' });
    if (!isHead(state, approver)) return no('forbidden', { field: 'approver' });
    if (approver === person) return no('own-request', { field: 'approver' });
    return caseHappened(on.id, [{ type: 'CaseMarked', case: on.id, mark, reason, approver }]);
  },

  ArchiveCase(state, command, context) {
    const found = lawful(state, command.case, 'archive', context);
    if (!found.ok) return found;
    const { on } = found.value;
    return caseHappened(on.id, [{ type: 'CaseArchived', case: on.id }]);
  },
};
