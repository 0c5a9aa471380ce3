import { CASE_ACTIONS, type CaseAction } from '../../contract/casework.ts';
import type { CommandType } from '../../contract/commands.ts';
import { permitted } from '../identity/permissions.ts';
import { today } from '../limits/calendar.ts';
import type { State } from '../state.ts';
import type { Case } from './case.ts';
import { obstacle } from './obstacles.ts';
import { onStaff } from './posts.ts';

/** The command by which each action is asked for. */
const COMMAND_OF: { readonly [A in CaseAction]: CommandType } = {
  'check-materials': 'CheckMaterials',
  'tell-once': 'TellOnce',
  'bring-materials': 'BringMaterials',
  lapse: 'LapseCase',
  refuse: 'RefuseCase',
  accept: 'AcceptCase',
  'receive-step': 'ReceiveStep',
  'finish-step': 'FinishStep',
  'urge-step': 'UrgeStep',
  'answer-joint': 'AnswerJoint',
  decide: 'DecideCase',
  'check-result': 'CheckResult',
  'return-result': 'ReturnResult',
  notify: 'NotifyApplicant',
  deliver: 'DeliverCase',
  withdraw: 'WithdrawCase',
  'ask-extension': 'AskExtension',
  'answer-extension': 'AnswerExtension',
  suspend: 'SuspendCase',
  'end-suspension': 'EndSuspension',
  mark: 'MarkCase',
  'warn-applicant': 'WarnApplicant',
  'explain-overrun': 'ExplainOverrun',
  'find-overrun': 'FindOverrun',
  archive: 'ArchiveCase',
};

/** What this person may do with this case now (C10): exactly what would be accepted, given sensible arguments. */
export function allowedActions(state: State, on: Case, person: string, now: number): CaseAction[] {
  const { catalogue } = state;
  if (!catalogue || !onStaff(state, person)) return [];
  const actor = { kind: 'person', person } as const;
  const subject = { state, catalogue, on, person, now, today: today(catalogue, now) };
  return CASE_ACTIONS.filter(
    (action) => permitted(state, actor, COMMAND_OF[action]) && obstacle(subject, action) === null,
  );
}
