import type { CommandType } from '../../contract/commands.ts';
import { no } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { FactType } from '../facts.ts';
import { personOf } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { limitEvolvers, limitHandlers } from '../limits/index.ts';
import { acceptHandlers } from './accept.ts';
import { consultHandlers } from './consult.ts';
import { decideHandlers } from './decide-case.ts';
import { deliverHandlers } from './deliver.ts';
import { changed } from './evolve-case.ts';
import { endingEvolvers } from './evolve-ending.ts';
import { handlingEvolvers } from './evolve-handling.ts';
import { intakeEvolvers } from './evolve-intake.ts';
import { limitChangeHandlers } from './extend.ts';
import type { CaseFactType } from './facts.ts';
import { jointHandlers } from './joint.ts';
import { markHandlers } from './mark.ts';
import { materialHandlers } from './materials.ts';
import { raise } from './numbers.ts';
import { receiveHandlers } from './receive.ts';
import { refuseHandlers } from './refuse.ts';
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
>;

const noticeHandlers: Handlers<'PrintNotice' | 'ConfirmNotice' | 'ReleasePrint'> = {
  PrintNotice: () => no('no-such-case'),
  ConfirmNotice: () => no('no-such-case'),
  ReleasePrint: () => no('no-such-case'),
};
const noticeEvolvers: Evolvers<'NoticeIssued' | 'NoticePrinted' | 'NoticeConfirmed' | 'PrintReleased'> = {
  NoticeIssued(state, fact, recorded) {
    raise(state, fact.series, fact.serial);
    const { type: _type, case: _case, ...issued } = fact;
    const unprinted = { at: recorded.at, by: personOf(recorded.by), prints: 0, job: null, browser: null };
    changed(state, fact, recorded, 'notice', fact.number)?.notices.push({ ...issued, ...unprinted });
  },
  NoticePrinted() {},
  NoticeConfirmed() {},
  PrintReleased() {},
};

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
};

export const caseEvolvers: Evolvers<
  Extract<FactType, CaseFactType | 'ConsultationRecorded' | 'PrintReleased'>
> = {
  ...intakeEvolvers,
  ...handlingEvolvers,
  ...endingEvolvers,
  ...limitEvolvers,
  ...noticeEvolvers,
};
