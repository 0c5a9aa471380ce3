import type {
  ApplicantKind,
  CaseState,
  Mark,
  MaterialState,
  NotifyWay,
  Origin,
  RefuseReason,
  SuspensionReason,
} from '../../contract/casework.ts';
import type { ItemKind } from '../../contract/catalogue.ts';
import type { DueDate, NoticeIssued, StepPlan } from './facts.ts';

/** One application as remembered while it is not archived. Archived ones are read from the journal (docs/casework.md). */
export type Case = {
  id: string;
  number: string;
  code: string;
  department: string;
  item: string;
  kind: ItemKind;
  /** The applicant: a key of the vault, never a name. */
  person: string;
  sealed: string;
  applicantKind: ApplicantKind;
  origin: Origin;
  ticket: string | null;
  ticketNumber: string | null;
  /** Where it was received or resumed last. */
  counter: string | null;
  reason: string | null;
  approver: string | null;
  /** The mandate of the agent who brought it on the ticket (T9). */
  mandate: string | null;
  state: CaseState;
  /** Position of its last fact: the revision pages compare. */
  position: number;
  receivedAt: number;
  receivedBy: string | null;
  /** Who goes on with it until it is accepted: whoever received it, or the successor at the counter (W4). */
  handledBy: string | null;
  firstResponsible: string | null;
  tellBy: DueDate;
  /** When the last supplements came, from which `tellBy` runs then; null: from receipt. */
  broughtAt: number | null;
  materials: CaseMaterial[];
  /** 材料审查记录: every change of the checklist, who and when. */
  reviewRecord: { at: number; by: string | null; index: number; state: MaterialState; remark: string }[];
  told: { at: number; due: DueDate; missing: readonly number[]; again: string | null }[];
  acceptedAt: number | null;
  acceptedBy: string | null;
  deemed: boolean;
  /** Day 0 of its clock. */
  from: string | null;
  due: DueDate | null;
  statutoryDue: DueDate | null;
  steps: CaseStep[];
  /** Index of the step the file lies at; steps.length when all are done. */
  at: number;
  joint: CaseJoint[];
  decision: {
    outcome: 'approved' | 'denied';
    reasons: readonly string[];
    licence: string | null;
    by: string | null;
    at: number;
  } | null;
  returned: { at: number; by: string | null; reason: string }[];
  checkedBy: string | null;
  notified: { at: number; way: NotifyWay; by: string | null } | null;
  delivered: { at: number; to: string; secondCopy: boolean; by: string | null; prompt: string } | null;
  refusal: { reason: RefuseReason; explanation: string; rightPlace: string | null } | null;
  withdrawal: string | null;
  extension: {
    days: number;
    reason: string;
    by: string | null;
    answer: 'open' | 'approved' | 'refused';
  } | null;
  suspensions: { reason: SuspensionReason; explanation: string; from: string; to: string | null }[];
  marks: { mark: Mark; reason: string; approver: string; at: number }[];
  warnedApplicant: { at: number; way: NotifyWay; told: string; by: string | null }[];
  /** Warnings given, as `<of>|<level>` (L3: each once). */
  warned: Set<string>;
  accountability: Accountability[];
  notices: CaseNotice[];
  /** When it came to its end; null while open. */
  endedAt: number | null;
  history: { at: number; what: string; by: string | null; detail: string | null }[];
};

export type CaseMaterial = { state: MaterialState; remark: string; at: number | null; by: string | null };

export type CaseStep = StepPlan & {
  state: 'waiting' | 'sent' | 'in-hand' | 'done';
  /** Named handler, or whoever received it. */
  handler: string | null;
  sentAt: number | null;
  receivedAt: number | null;
  finishedAt: number | null;
  due: DueDate | null;
  result: 'agree' | 'disagree' | null;
  opinion: string | null;
  finishedBy: string | null;
};

export type CaseJoint = {
  department: string;
  due: DueDate;
  result: 'agree' | 'disagree' | null;
  opinion: string | null;
  by: string | null;
  at: number | null;
};

export type Accountability = {
  record: string;
  cause: 'overrun' | 'first-inquiry';
  /** `case`, a step's id, or `joint:<department>`. */
  of: string;
  department: string;
  person: string | null;
  at: number;
  explanation: string | null;
  apology: string | null;
  finding: string | null;
  outcome: string | null;
};

export type CaseNotice = Omit<NoticeIssued, 'type' | 'case'> & {
  at: number;
  by: string | null;
  /** Prints so far, and the last one's job. */
  prints: number;
  job: string | null;
  /** What is known of the last print; a browser's is unknown until the clerk confirms (C12). */
  outcome: 'unknown' | 'printed' | 'failed' | null;
};
