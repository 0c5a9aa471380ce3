import type { ProgressView } from '../../contract/case-views.ts';
import { type Refusal, refusal } from '../../contract/refusals.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Case } from '../../domain/casework/case.ts';
import type { State } from '../../domain/state.ts';
import type { ProgressGuard } from '../../live/progress-guard.ts';
import { caseNumber, progressView } from './progress.ts';

/**
 * Answers the public progress query, open cases from memory, archived ones by `archived` (null when there is none of that
 * number). A wrong number and a wrong code are refused alike.
 */
export function createProgressDesk(parts: {
  readonly guard: ProgressGuard;
  readonly state: () => State;
  readonly archived: (number: string) => Promise<Case | null>;
}): (number: string, code: string) => Promise<Result<ProgressView, Refusal>> {
  return async (typed, code) => {
    const number = caseNumber(typed);
    const tried = parts.guard.try(number);
    if (!tried.ok) return tried;
    const id = parts.state().caseNumbers.get(number);
    const open = id === undefined ? undefined : parts.state().cases.get(id);
    const found = open ?? (await parts.archived(number));
    if (found?.code !== code) return refuse(refusal('wrong-number-or-code', { field: 'code' }));
    tried.value.right();
    return ok(progressView(parts.state(), found));
  };
}
