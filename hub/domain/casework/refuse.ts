import type { RefuseReason } from '../../contract/casework.ts';
import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import type { CatalogueState } from '../state.ts';
import type { Case } from './case.ts';
import { caseHappened } from './find-case.ts';
import { lawful } from './lawful.ts';
import { notice } from './notices.ts';

/** Not accepted at the counter, with the reason and the right place (C4); and taken back by the applicant (C10). */
export const refuseHandlers: Handlers<'RefuseCase' | 'WithdrawCase'> = {
  RefuseCase(state, command, context) {
    const found = lawful(state, command.case, 'refuse', context);
    if (!found.ok) return found;
    const { catalogue, on } = found.value;
    const { reason, explanation, rightPlace = null } = command;
    if (reason === 'other-department' && rightPlace === null)
      return no('notice-field-missing', { field: 'rightPlace' });
    const kind = filesNegatively(catalogue, on, reason) ? 'negative-filing' : 'not-accepted';
    const fields = { reason, explanation, rightPlace: rightPlace ?? '' };
    const issued = notice(state, on, kind, context, { fields });
    if (!issued.ok) return issued;
    return caseHappened(on.id, [
      { type: 'CaseRefused', case: on.id, reason, explanation, rightPlace },
      issued.value,
    ]);
  },

  WithdrawCase(state, command, context) {
    const found = lawful(state, command.case, 'withdraw', context);
    if (!found.ok) return found;
    const { on } = found.value;
    return caseHappened(on.id, [{ type: 'CaseWithdrawn', case: on.id, reason: command.reason }]);
  },
};

/** 否定备案书 (T): out of scope or against rules, where the department uses it. */
function filesNegatively(catalogue: CatalogueState, on: Case, reason: RefuseReason): boolean {
  const uses = catalogue.departments.get(on.department)?.uses ?? [];
  return uses.includes('negative-filing') && (reason === 'out-of-scope' || reason === 'against-rules');
}
