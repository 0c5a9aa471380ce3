import type {
  ApplicantKind,
  ArchiveList,
  Mark,
  MaterialState,
  NoticeKind,
  NotifyWay,
  Origin,
  RefuseReason,
  StepKind,
  SuspensionReason,
} from '../../contract/casework.ts';
import type { ItemKind } from '../../contract/catalogue.ts';

/** A date of the hall, `YYYY-MM-DD`, with whether it lies beyond the published calendar (L1). */
export type DueDate = { readonly date: string; readonly provisional: boolean };

/** What a notice says beside what is taken from the case itself. No personal data: those are put in when it is set (X3). */
export type NoticeIssued = {
  type: 'NoticeIssued';
  case: string;
  notice: string;
  kind: NoticeKind;
  /** Document number as printed: 安监受〔2026〕37号; `series` and `serial` are where it comes from (C12). */
  number: string;
  series: string;
  serial: number;
  copies: number;
  /** Values of its text by field name; every field the template needs is here or personal. */
  fields: Readonly<Record<string, string>>;
  /** Lists of its text: materials, reasons. */
  lists: Readonly<Record<string, readonly string[]>>;
};

export type StepPlan = {
  id: string;
  kind: StepKind;
  post: string;
  days: number;
  authority: string | null;
  responsible: string | null;
};

/**
 * A transfer or destruction list of a department (C13), in the day's stream; known by the position of this fact. `from`, `to`: days
 * on which its cases were received.
 */
export type ArchiveListRecorded = {
  type: 'ArchiveListRecorded';
  kind: ArchiveList;
  department: string;
  /** As printed: 食药移〔2026〕3号; per department, kind and year. */
  number: string;
  series: string;
  serial: number;
  from: string;
  to: string;
  /** Ids. */
  cases: readonly string[];
};

/** Facts of casework: `case` names the stream `case:<id>` they lie in. `by` (envelope) says who. Dates are decided once, here. */
export type CaseFact =
  | {
      type: 'CaseReceived';
      case: string;
      /** 办件编号: 食药变更〔2025〕318号. */
      number: string;
      series: string;
      serial: number;
      /** Six digits with which anybody may ask for the progress. */
      code: string;
      department: string;
      item: string;
      kind: ItemKind;
      /** The applicant: a key of the vault, and the sealed data. */
      person: string;
      sealed: string;
      /**
       * Blind indexes by which the applicant is found again. Only in what was recorded before they moved to the search table alone: a
       * fact stays for good, and with it a guess could be confirmed after the applicant is erased (X3).
       */
      nameIndex?: string;
      idIndex?: string | null;
      applicantKind: ApplicantKind;
      origin: Origin;
      ticket: string | null;
      ticketNumber: string | null;
      counter: string | null;
      reason: string | null;
      approver: string | null;
      despite: string | null;
      /** By whose and what mandate an agent brought it on the ticket (T9); absent where nobody did. */
      mandate?: string;
      firstResponsible: string | null;
      /** Checklist length at receipt; the item may change later. */
      materials: number;
      /** By when it must be told what is missing, else it counts as accepted from receipt (Art. 32). */
      tellBy: DueDate;
    }
  | {
      type: 'MaterialsChecked';
      case: string;
      materials: readonly { index: number; state: MaterialState; remark: string }[];
    }
  | { type: 'ToldOnce'; case: string; due: DueDate; missing: readonly number[]; again: string | null }
  /** `tellBy`: with supplements the time to tell or accept runs once more (C3); absent in what was recorded before that was kept. */
  | { type: 'MaterialsBrought'; case: string; counter: string | null; tellBy?: DueDate }
  /** Still at the counter when it changed hands (W4): `to` goes on with it. */
  | { type: 'CaseHandedOver'; case: string; counter: string; to: string }
  | { type: 'CaseLapsed'; case: string }
  | {
      type: 'CaseRefused';
      case: string;
      reason: RefuseReason;
      explanation: string;
      rightPlace: string | null;
    }
  | {
      type: 'CaseAccepted';
      case: string;
      /** Nobody told in time: accepted from receipt by law (C3). */
      deemed: boolean;
      /** Day 0 of the clock: the day the materials were complete. */
      from: string;
      due: DueDate | null;
      statutoryDue: DueDate | null;
      steps: readonly StepPlan[];
      joint: readonly { department: string; due: DueDate }[];
    }
  /** The file goes to the next post, with its limit; `to`: its handler, null = anyone of the post. */
  | { type: 'StepSent'; case: string; step: string; to: string | null; due: DueDate }
  | { type: 'StepReceived'; case: string; step: string; handler: string | null }
  | { type: 'StepFinished'; case: string; step: string; result: 'agree' | 'disagree'; opinion: string }
  | { type: 'StepUrged'; case: string; step: string }
  | { type: 'JointUrged'; case: string; department: string }
  | {
      type: 'JointAnswered';
      case: string;
      department: string;
      result: 'agree' | 'disagree';
      opinion: string;
    }
  | {
      type: 'CaseDecided';
      case: string;
      outcome: 'approved' | 'denied';
      reasons: readonly string[];
      licence: string | null;
    }
  | { type: 'ResultReturned'; case: string; reason: string }
  | { type: 'ResultChecked'; case: string }
  | { type: 'ApplicantNotified'; case: string; way: NotifyWay }
  /** `prompt`: by which the case can be rated (E1); shown at `counter`. */
  | {
      type: 'CaseDelivered';
      case: string;
      counter: string | null;
      /** Who took it, sealed. */
      to: string;
      secondCopy: boolean;
      prompt: string;
      ticket: string | null;
    }
  | { type: 'CaseWithdrawn'; case: string; reason: string }
  | { type: 'ExtensionAsked'; case: string; days: number; reason: string }
  | { type: 'ExtensionAnswered'; case: string; approved: boolean; reason: string; due: DueDate | null }
  | { type: 'CaseSuspended'; case: string; reason: SuspensionReason; explanation: string; from: string }
  /** Limits move by the working days the clock stood still. */
  | {
      type: 'SuspensionEnded';
      case: string;
      to: string;
      days: number;
      due: DueDate | null;
      statutoryDue: DueDate | null;
      stepDue: DueDate | null;
      /** Of the joint tasks still unanswered. */
      jointDue?: readonly { department: string; due: DueDate }[];
    }
  /** The calendar was published or changed: where the case's limits end now (L1). */
  | {
      type: 'LimitsMoved';
      case: string;
      tellBy: DueDate;
      due: DueDate | null;
      statutoryDue: DueDate | null;
      /** Of the step at which the file lies. */
      stepDue: DueDate | null;
      /** Of the joint tasks still unanswered. */
      jointDue: readonly { department: string; due: DueDate }[];
    }
  | { type: 'CaseMarked'; case: string; mark: Mark; reason: string; approver: string }
  | { type: 'ApplicantWarned'; case: string; way: NotifyWay; told: string }
  /** `of`: `case`, a step's id, or `joint:<department>`; each level once. */
  | { type: 'LimitWarned'; case: string; of: string; level: 'amber' | 'red' }
  /** The accountability record (L4): made by itself, once for each post that overran, or for a first-inquiry breach. */
  | {
      type: 'AccountabilityOpened';
      case: string;
      record: string;
      cause: 'overrun' | 'first-inquiry';
      of: string;
      department: string;
      person: string | null;
    }
  | { type: 'OverrunExplained'; case: string; record: string; explanation: string; apology: string }
  | { type: 'OverrunFound'; case: string; record: string; finding: string; outcome: string }
  | NoticeIssued
  /** `copy`: 0 = first print, later ones are marked 补印第 n 次. `job`: null when the browser prints. */
  | {
      type: 'NoticePrinted';
      case: string;
      notice: string;
      copy: number;
      counter: string | null;
      job: string | null;
    }
  /** What became of the print at an agent's printer; kept with the case, for jobs are forgotten with their day. */
  | {
      type: 'NoticeReported';
      case: string;
      notice: string;
      job: string;
      outcome: 'printed' | 'failed' | 'unknown';
    }
  | { type: 'NoticeConfirmed'; case: string; notice: string; printed: boolean }
  | { type: 'CaseArchived'; case: string };
export type CaseFactType = CaseFact['type'];
