import type { CommandType } from '../../contract/commands.ts';
import type { Evolvers } from '../evolver.ts';
import type { FactType } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { limitEvolvers, limitHandlers } from '../limits/index.ts';
import { acceptHandlers } from './accept.ts';
import { archiveListEvolvers, archiveListHandlers } from './archive-list.ts';
import { consultHandlers } from './consult.ts';
import { decideHandlers } from './decide-case.ts';
import { deliverHandlers } from './deliver.ts';
import { endingEvolvers } from './evolve-ending.ts';
import { handlingEvolvers } from './evolve-handling.ts';
import { intakeEvolvers } from './evolve-intake.ts';
import { limitChangeHandlers } from './extend.ts';
import type { CaseFactType } from './facts.ts';
import { jointHandlers } from './joint.ts';
import { markHandlers } from './mark.ts';
import { materialHandlers } from './materials.ts';
import { noticeEvolvers, noticeHandlers } from './notice-commands.ts';
import { receiveHandlers } from './receive.ts';
import { refuseHandlers } from './refuse.ts';
import { retentionEvolvers, retentionHandlers } from './retention.ts';
import { stepHandlers } from './steps.ts';

type CaseCommand = Extract<
  CommandType,
  | 'ReceiveCase'
  | 'CheckMaterials'
  | 'TellOnce'
  | 'BringMaterials'
  | 'LapseCase'
  | 'RefuseCase'
  | 'AcceptCase'
  | 'ReceiveStep'
  | 'FinishStep'
  | 'UrgeStep'
  | 'AnswerJoint'
  | 'DecideCase'
  | 'CheckResult'
  | 'ReturnResult'
  | 'NotifyApplicant'
  | 'DeliverCase'
  | 'WithdrawCase'
  | 'AskExtension'
  | 'AnswerExtension'
  | 'SuspendCase'
  | 'EndSuspension'
  | 'MarkCase'
  | 'WarnApplicant'
  | 'ExplainOverrun'
  | 'FindOverrun'
  | 'PrintNotice'
  | 'ConfirmNotice'
  | 'ReleasePrint'
  | 'ArchiveCase'
  | 'RecordConsultation'
  | 'CheckLimits'
  | 'RecordArchiveList'
  | 'EraseApplicant'
>;

/** Casework by subject (C1–C13): each file its handlers; decided here nothing. */
export const caseHandlers: Handlers<CaseCommand> = {
  ...receiveHandlers,
  ...materialHandlers,
  ...refuseHandlers,
  ...acceptHandlers,
  ...stepHandlers,
  ...jointHandlers,
  ...decideHandlers,
  ...deliverHandlers,
  ...limitChangeHandlers,
  ...markHandlers,
  ...consultHandlers,
  ...limitHandlers,
  ...noticeHandlers,
  ...archiveListHandlers,
  ...retentionHandlers,
};

export const caseEvolvers: Evolvers<
  Extract<
    FactType,
    CaseFactType | 'ConsultationRecorded' | 'PrintReleased' | 'ArchiveListRecorded' | 'ApplicantErased'
  >
> = {
  ...intakeEvolvers,
  ...handlingEvolvers,
  ...endingEvolvers,
  ...limitEvolvers,
  ...noticeEvolvers,
  ...archiveListEvolvers,
  ...retentionEvolvers,
};
