import type { CaseAction } from '../../contract/casework.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Accountability } from '../casework/case.ts';
import { caseHappened } from '../casework/find-case.ts';
import { obstacle } from '../casework/obstacles.ts';
import { no } from '../decided.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import type { Context, State } from '../state.ts';
import { today } from './calendar.ts';

/** Explanation, apology, finding and outcome of an accountability record; none can be changed or removed (L4). */
export const accountabilityHandlers: Handlers<'ExplainOverrun' | 'FindOverrun'> = {
  ExplainOverrun(state, command, context) {
    const { case: id, record, explanation, apology } = command;
    const found = lawfulOf(state, id, record, 'explain-overrun', context);
    if (!found.ok) return found;
    return caseHappened(id, [{ type: 'OverrunExplained', case: id, record, explanation, apology }]);
  },

  FindOverrun(state, command, context) {
    const { case: id, record, finding, outcome } = command;
    const found = lawfulOf(state, id, record, 'find-overrun', context);
    if (!found.ok) return found;
    return caseHappened(id, [{ type: 'OverrunFound', case: id, record, finding, outcome }]);
  },
};

/** The record, when this may be done with it now: what the case allows, asked of this record alone. */
function lawfulOf(
  state: State,
  id: string,
  record: string,
  action: CaseAction,
  { now, actor }: Context,
): Result<Accountability, Refusal> {
  const { catalogue } = state;
  const on = state.cases.get(id);
  if (!catalogue || !on) return no('no-such-case', { field: 'case' });
  const found = on.accountability.find((each) => each.record === record);
  if (!found) return no('no-such-record', { field: 'record' });
  const narrowed = { ...on, accountability: [found] };
  const subject = { state, catalogue, on: narrowed, person: personOf(actor), now };
  const refused = obstacle({ ...subject, today: today(catalogue, now) }, action);
  return refused ? refuse(refused) : ok(found);
}
