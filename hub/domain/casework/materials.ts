import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { counterOf } from '../identity/work.ts';
import type { CatalogueState } from '../state.ts';
import type { Case } from './case.ts';
import { lacks } from './checks.ts';
import { dueAfter, TELL_WITHIN } from './dates.ts';
import type { DueDate } from './facts.ts';
import { caseHappened, caseworkOf, type Subject } from './find-case.ts';
import { lawful } from './lawful.ts';
import { notice } from './notices.ts';

/** The checklist, telling once, supplements, and their lapse (C2, C3). */
export const materialHandlers: Handlers<'CheckMaterials' | 'TellOnce' | 'BringMaterials' | 'LapseCase'> = {
  CheckMaterials(state, command, context) {
    const found = lawful(state, command.case, 'check-materials', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const wrong = command.materials.find((each) => each.index >= on.materials.length);
    if (wrong) return no('no-such-material', { field: 'materials', detail: { index: wrong.index } });
    const changed = command.materials.filter((each) => {
      const now = on.materials[each.index];
      return now?.state !== each.state || now.remark !== each.remark;
    });
    if (changed.length === 0) return caseHappened(on.id, []);
    return caseHappened(on.id, [{ type: 'MaterialsChecked', case: on.id, materials: changed }]);
  },

  /** A second time needs a reason and is a first-inquiry breach at once. */
  TellOnce(state, command, context) {
    const found = lawful(state, command.case, 'tell-once', context);
    if (!found.ok) return found;
    const { catalogue, on, person } = found.value;
    const again = on.told.length > 0 ? (command.reason ?? null) : null;
    if (on.told.length > 0 && again === null) return no('told-already', { field: 'reason' });
    const due = supplementDue(found.value, command.due);
    if (!due.ok) return due;
    const missing = lacks(on);
    const issued = notice(state, on, 'told-once', context, {
      fields: { due: due.value.date },
      lists: { missing: namesOf(catalogue, on, missing) },
    });
    if (!issued.ok) return issued;
    const facts: Fact[] = [{ type: 'ToldOnce', case: on.id, due: due.value, missing, again }, issued.value];
    if (again === null) return caseHappened(on.id, facts);
    const { id, department } = on;
    const record = context.newId();
    return caseHappened(on.id, [
      ...facts,
      {
        type: 'AccountabilityOpened',
        case: id,
        record,
        cause: 'first-inquiry',
        of: 'case',
        department,
        person,
      },
    ]);
  },

  BringMaterials(state, command, context) {
    const found = lawful(state, command.case, 'bring-materials', context);
    if (!found.ok) return found;
    const { catalogue, on, person, today } = found.value;
    const own = person === null ? null : counterOf(state, person);
    if (command.counter !== undefined && command.counter !== own)
      return no('not-your-counter', { field: 'counter' });
    const tellBy = dueAfter(catalogue, today, TELL_WITHIN);
    if (!tellBy.ok) return tellBy;
    return caseHappened(on.id, [
      { type: 'MaterialsBrought', case: on.id, counter: own, tellBy: tellBy.value },
    ]);
  },

  LapseCase(state, command, context) {
    const found = lawful(state, command.case, 'lapse', context);
    if (!found.ok) return found;
    const { catalogue, on } = found.value;
    const told = on.told.at(-1);
    const issued = notice(state, on, 'supplement-lapsed', context, {
      fields: { due: told?.due.date ?? '' },
      lists: { missing: namesOf(catalogue, on, told?.missing ?? []) },
    });
    if (!issued.ok) return issued;
    return caseHappened(on.id, [{ type: 'CaseLapsed', case: on.id }, issued.value]);
  },
};

/** By when supplements are to be brought: the date given, the item's days, or the hall's. */
function supplementDue(
  { catalogue, on, today }: Subject,
  given: string | undefined,
): Result<DueDate, Refusal> {
  const { calendar, policy } = catalogue.source;
  if (given === undefined)
    return dueAfter(catalogue, today, caseworkOf(catalogue, on).supplementDays ?? policy.supplementDays);
  if (given < today) return no('past-date', { field: 'due' });
  return ok({ date: given, provisional: given > calendar.knownUntil });
}

/** Materials by name, with the clerk's remark where there is one. */
function namesOf(catalogue: CatalogueState, on: Case, indexes: readonly number[]): string[] {
  const materials = catalogue.items.get(on.item)?.materials ?? [];
  return indexes.map((index) => {
    const name = materials[index]?.name.zh ?? String(index + 1);
    const remark = on.materials[index]?.remark ?? '';
    return remark === '' ? name : `${name}（${remark}）`;
  });
}
