import type { CaseView } from '../../hub/contract/case-views.ts';
import type { CaseAction } from '../../hub/contract/casework.ts';
import type { Form, FormMaker } from './form.ts';
import { HANDLING_FORMS } from './forms-handling.ts';
import { INTAKE_FORMS } from './forms-intake.ts';
import { LIMIT_FORMS } from './forms-limits.ts';

type PlainType = 'AcceptCase' | 'ArchiveCase' | 'CheckResult' | 'EndSuspension' | 'LapseCase' | 'ReceiveStep';

/** An action that asks nothing. */
const plain =
  (type: PlainType): FormMaker =>
  ({ line }) => ({ fields: [], command: () => ({ type, case: line.id }) });

/** Every action of casework: its questions and its command. A missing one does not compile. */
const FORMS: Readonly<Record<CaseAction, FormMaker>> = {
  ...INTAKE_FORMS,
  ...HANDLING_FORMS,
  ...LIMIT_FORMS,
  accept: plain('AcceptCase'),
  archive: plain('ArchiveCase'),
  'check-result': plain('CheckResult'),
  'end-suspension': plain('EndSuspension'),
  lapse: plain('LapseCase'),
  'receive-step': plain('ReceiveStep'),
};

/** What this action asks of this case. */
export const formOf = (action: CaseAction, view: CaseView): Form => FORMS[action](view);
