import type { CaseAction } from '../../contract/casework.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { no } from '../decided.ts';
import { personOf } from '../find.ts';
import { today } from '../limits/calendar.ts';
import type { Context, State } from '../state.ts';
import type { Subject } from './find-case.ts';
import { obstacle } from './obstacles.ts';

/** The case, when this actor may lawfully do this with it now; otherwise why not (C10). */
export function lawful(
  state: State,
  id: string,
  action: CaseAction,
  context: Context,
): Result<Subject, Refusal> {
  const { catalogue } = state;
  const on = state.cases.get(id);
  if (!catalogue || !on) return no('no-such-case', { field: 'case' });
  const { now, actor } = context;
  const subject = { state, catalogue, on, person: personOf(actor), now, today: today(catalogue, now) };
  const refused = obstacle(subject, action);
  return refused ? refuse(refused) : ok(subject);
}
