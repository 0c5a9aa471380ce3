import { no } from '../decided.ts';
import type { Handlers } from '../handler.ts';
import { counterOf } from '../identity/work.ts';
import type { State } from '../state.ts';
import { caseHappened } from './find-case.ts';
import { lawful } from './lawful.ts';

/** The applicant is told, warned before lateness, and given the result (C8, C9). */
export const deliverHandlers: Handlers<'NotifyApplicant' | 'DeliverCase' | 'WarnApplicant'> = {
  NotifyApplicant(state, command, context) {
    const found = lawful(state, command.case, 'notify', context);
    if (!found.ok) return found;
    const { on } = found.value;
    return caseHappened(on.id, [{ type: 'ApplicantNotified', case: on.id, way: command.way }]);
  },

  /** With a 承诺书 the second copy is marked 已办结. Delivery asks for the case's own rating (E1). */
  DeliverCase(state, command, context) {
    const found = lawful(state, command.case, 'deliver', context);
    if (!found.ok) return found;
    const { on, person } = found.value;
    const counter = person === null ? null : counterOf(state, person);
    if (command.counter !== undefined && command.counter !== counter)
      return no('not-your-counter', { field: 'counter' });
    const promised = on.notices.some((each) => each.kind === 'commitment-letter');
    if (promised && !command.secondCopy) return no('second-copy-unmarked', { field: 'secondCopy' });
    const to = context.vault.seal(on.person, command.to);
    if (to === null) return no('not-recorded');
    return caseHappened(on.id, [
      {
        type: 'CaseDelivered',
        case: on.id,
        counter,
        to,
        secondCopy: promised && command.secondCopy,
        prompt: context.newId(),
        ticket: servingAt(state, counter),
      },
    ]);
  },

  WarnApplicant(state, command, context) {
    const found = lawful(state, command.case, 'warn-applicant', context);
    if (!found.ok) return found;
    const { on } = found.value;
    const { way, told } = command;
    return caseHappened(on.id, [{ type: 'ApplicantWarned', case: on.id, way, told }]);
  },
};

/** The ticket with which the result is fetched, if it is being served there. */
function servingAt(state: State, counter: string | null): string | null {
  const current = counter === null ? null : (state.counters.get(counter)?.current ?? null);
  return current !== null && state.tickets.get(current)?.state === 'serving' ? current : null;
}
