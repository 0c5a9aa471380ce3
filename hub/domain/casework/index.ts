import type { CommandType } from '../../contract/commands.ts';
import { no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { FactType } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import type { CaseFactType } from './facts.ts';
import { noticeEvolvers, noticeHandlers } from './notice-commands.ts';

// Filled in by the parts beside it.
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
>;
export const caseHandlers = new Proxy(noticeHandlers, {
  get: (parts, name) => Reflect.get(parts, name) ?? (() => no('no-such-case')),
}) as Handlers<CaseCommand>;
export const caseEvolvers = { ...noticeEvolvers } as Evolvers<
  Extract<FactType, CaseFactType | 'ConsultationRecorded' | 'PrintReleased'>
>;
