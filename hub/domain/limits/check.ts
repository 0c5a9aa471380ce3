import { accepted } from '../casework/accept.ts';
import type { Case } from '../casework/case.ts';
import { materialHandlers } from '../casework/materials.ts';
import { happened } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { callBack, drawn } from '../feedback/call-backs.ts';
import { feedbackDuties } from '../feedback/limits.ts';
import { followUpOverruns } from '../follow-ups/limits.ts';
import type { Handlers } from '../handler.ts';
import type { CatalogueState, Context, Decided, State } from '../state.ts';
import { today } from './calendar.ts';
import { type Duty, lookAt } from './duties.ts';

/** Facts of one command at most: the job asks again (docs/architecture.md). */
const MOST = 500;

/** Warnings, overruns, lapses and deemed acceptance that are due (C3, L3, L4), overruns of follow-ups (E3), limits and drawing of feedback (S4). The answer says how many facts it made. */
export const checkHandlers: Handlers<'CheckLimits'> = {
  CheckLimits(state, _command, context) {
    const { catalogue } = state;
    const facts: Fact[] = [];
    if (!catalogue) return happened(facts);
    // Papers of one command are numbered one after the other.
    const numbered: State = { ...state, documentNumbers: new Map(state.documentNumbers) };
    const look = lookAt(catalogue, context.now);
    for (const on of state.cases.values()) {
      const caused = look(on).flatMap((duty) => factsOf(numbered, catalogue, on, duty, context));
      if (facts.length > 0 && facts.length + caused.length > MOST) break;
      facts.push(...caused);
      for (const fact of caused) {
        if (fact.type === 'NoticeIssued') numbered.documentNumbers.set(fact.series, fact.serial);
      }
    }
    facts.push(...followUpOverruns(catalogue, state, context.now).slice(0, MOST));
    facts.push(...feedbackDuties(catalogue, state, context.now).slice(0, MOST));
    const lots = drawn(catalogue, state, context.now).slice(0, MOST);
    facts.push(...lots.map((on, given) => callBack(state, catalogue, on, context, given)));
    return happened(facts, () => ({ facts: facts.length }));
  },
};

/** Is there anything for `CheckLimits` to do at this instant, epoch ms? */
export function limitsDue(state: State, now: number): boolean {
  const { catalogue } = state;
  if (!catalogue) return false;
  const look = lookAt(catalogue, now);
  for (const on of state.cases.values()) if (look(on).length > 0) return true;
  return (
    followUpOverruns(catalogue, state, now).length > 0 ||
    feedbackDuties(catalogue, state, now).length > 0 ||
    drawn(catalogue, state, now).length > 0
  );
}

function factsOf(
  state: State,
  catalogue: CatalogueState,
  on: Case,
  duty: Duty,
  context: Context,
): readonly Fact[] {
  switch (duty.kind) {
    case 'lapse':
      return factsIf(materialHandlers.LapseCase(state, { type: 'LapseCase', case: on.id }, context));
    case 'deem': {
      const from = today(catalogue, on.broughtAt ?? on.receivedAt);
      const facts = accepted(state, on, context, { deemed: true, from });
      return facts.ok ? facts.value : [];
    }
    case 'warn':
      return [{ type: 'LimitWarned', case: on.id, of: duty.of, level: duty.level }];
    case 'overrun': {
      const { of, department, person } = duty.post;
      const record = context.newId();
      return [
        { type: 'AccountabilityOpened', case: on.id, record, cause: 'overrun', of, department, person },
      ];
    }
  }
}

/** What cannot be done, because a paper lacks a field, stays to be done by hand; the case's page says why. */
function factsIf(decided: Decided): readonly Fact[] {
  return decided.ok ? decided.value.facts : [];
}
