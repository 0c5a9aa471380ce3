import type {
  Applicant,
  ApplicantKind,
  ArchiveList,
  CaseAction,
  CaseState,
  Mark,
  MaterialState,
  NoticeKind,
  NotifyWay,
  Origin,
  RefuseReason,
  StepKind,
  SuspensionReason,
} from './casework.ts';
import type { ItemKind } from './catalogue.ts';
import type { Text } from './text.ts';
import type { View } from './views/hall.ts';

/** What staff see of cases. Dates are `YYYY-MM-DD`; times epoch ms of the hub's clock. */

/** `left`: working days until the end of the limit; 0 = today, negative = overrun. */
export type LimitLine = {
  readonly date: string;
  readonly provisional: boolean;
  readonly left: number;
  readonly level: 'ok' | 'amber' | 'red' | 'overrun';
};

/** E's five classes 五件: immediate 即办件, committed 承诺件, joint 联办件, returned 退回件, waiting for materials 补办件. */
export type CaseClass = 'immediate' | 'committed' | 'joint' | 'returned' | 'supplement';

/** A case in a list. `applicant` is masked unless the reader handles the case (X3). */
export type CaseLine = {
  readonly id: string;
  readonly number: string;
  readonly item: Text;
  readonly department: string;
  readonly applicant: string;
  readonly kind: ItemKind;
  readonly class: CaseClass;
  readonly state: CaseState;
  /** What it waits for now, and with whom: post (by its name) and handler, materials, departments that have not answered (`late`: overdue). */
  readonly stage: {
    readonly what: string | Text;
    readonly who: Text | null;
    readonly count: number | null;
    readonly late?: number;
  };
  readonly receivedAt: number;
  /** The case's own limit; null while it has none. */
  readonly limit: LimitLine | null;
  /** The limit of the step it lies at; for a department asked that of its answer. */
  readonly stepLimit: LimitLine | null;
  readonly archived: boolean;
  /** The applicant is to be warned before it is late, and was not (C9); left out where nothing is owed. */
  readonly toWarn?: boolean;
  /** The lists an archived file stands on (C13); left out while it can stand on none. */
  readonly filed?: readonly FiledLine[];
};

/** `list`: by which the query `archive-list` finds it; `at`: when the file was transferred or destroyed, by that list. */
export type FiledLine = {
  readonly kind: ArchiveList;
  readonly list: number;
  readonly number: string;
  readonly at: number;
};

/** A recorded transfer or destruction list; `from`, `to`: days of receipt. */
export type RecordedList = FiledLine & {
  readonly department: string;
  readonly from: string;
  readonly to: string;
  readonly by: Text | null;
  readonly count: number;
};
/** Answer of the query `archive-list`. */
export type RecordedSheet = RecordedList & { readonly lines: readonly CaseLine[] };
/** Answer of the query `archive-lists`: what the asker may record, and what was recorded, newest first. */
export type ArchiveListsAnswer = {
  readonly mayRecord: readonly {
    readonly department: string;
    readonly name: Text;
    readonly kinds: readonly ArchiveList[];
  }[];
  readonly lists: readonly RecordedList[];
};

/** A file that went on: to the next post, to a department asked, back to the accepting clerk (C6, C13). Posts and persons are names. */
export type MovementLine = {
  readonly at: number;
  readonly case: string;
  readonly number: string;
  readonly item: Text;
  readonly applicant: string;
  readonly from: Text;
  readonly to: Text;
  readonly handedBy: Text | null;
  readonly receivedBy: Text | null;
  readonly receivedAt: number | null;
};

export const WORK_LISTS = [
  'mine',
  'department',
  'due-today',
  'amber',
  'red',
  'overrun',
  'awaiting-materials',
  'joint-for-me',
  'to-approve',
  'to-deliver',
  'to-archive',
] as const;
export type WorkList = (typeof WORK_LISTS)[number];

/** Topic `work:<list>` on `/counter`: at most 200 lines, most urgent first, with the totals of every list and class. */
export type WorkView = View & {
  readonly list: WorkList;
  readonly lines: readonly CaseLine[];
  readonly total: number;
  readonly lists: Readonly<Record<WorkList, number>>;
  readonly classes: Readonly<Record<CaseClass, number>>;
};

export type AccountabilityLine = {
  readonly record: string;
  readonly cause: 'overrun' | 'first-inquiry';
  readonly of: string;
  readonly department: string;
  readonly person: Text | null;
  readonly at: number;
  readonly explanation: string | null;
  readonly apology: string | null;
  readonly finding: string | null;
  readonly outcome: string | null;
};

/** Topic `case:<id>` on `/counter`: one case, whole. Persons and posts are names, in both languages. */
export type CaseView = View & {
  readonly line: CaseLine;
  /** Changes with every fact of the case. */
  readonly caseRevision: number;
  readonly code: string;
  readonly departmentName: Text;
  readonly itemId: string;
  readonly statutoryDays: number | null;
  readonly promisedDays: number | null;
  readonly approval: 'two-people' | 'counter';
  /** Full for whoever handles the case, masked for other readers; null once erased. */
  readonly applicant: Applicant | null;
  readonly full: boolean;
  readonly origin: Origin;
  readonly ticketNumber: string | null;
  readonly reason: string | null;
  /** By what mandate an agent brought it on the ticket (T9). */
  readonly mandate: string | null;
  readonly approver: Text | null;
  readonly marks: readonly {
    readonly mark: Mark;
    readonly reason: string;
    readonly approver: Text;
    readonly at: number;
  }[];
  readonly receivedBy: Text | null;
  readonly firstResponsible: Text | null;
  readonly tellBy: LimitLine | null;
  readonly materials: readonly {
    readonly name: Text;
    readonly form: 'original' | 'copy' | 'original-and-copy';
    readonly copies: number;
    readonly state: MaterialState;
    readonly remark: string;
    readonly at: number | null;
    readonly by: Text | null;
  }[];
  readonly reviewRecord: readonly {
    readonly at: number;
    readonly by: Text | null;
    readonly index: number;
    readonly state: MaterialState;
    readonly remark: string;
  }[];
  readonly told: readonly {
    readonly at: number;
    readonly due: string;
    readonly missing: readonly number[];
  }[];
  readonly acceptedAt: number | null;
  readonly deemed: boolean;
  readonly due: LimitLine | null;
  /** The end of the promise if it were accepted today; only while it can still be accepted. */
  readonly dueIfAccepted: LimitLine | null;
  readonly statutoryDue: LimitLine | null;
  readonly steps: readonly {
    readonly id: string;
    readonly kind: StepKind;
    readonly post: Text;
    readonly authority: Text | null;
    readonly days: number;
    readonly used: number | null;
    readonly state: 'waiting' | 'sent' | 'in-hand' | 'done';
    readonly handler: Text | null;
    readonly limit: LimitLine | null;
    readonly result: 'agree' | 'disagree' | null;
    readonly opinion: string | null;
  }[];
  readonly at: number;
  readonly joint: readonly {
    readonly department: string;
    readonly name: Text;
    readonly limit: LimitLine;
    readonly result: 'agree' | 'disagree' | null;
    readonly opinion: string | null;
    readonly by: Text | null;
    /** This reader may answer for it. */
    readonly mine: boolean;
  }[];
  readonly decision: {
    readonly outcome: 'approved' | 'denied';
    readonly reasons: readonly string[];
    readonly licence: string | null;
    readonly by: Text | null;
    readonly at: number;
  } | null;
  readonly refusal: {
    readonly reason: RefuseReason;
    readonly explanation: string;
    readonly rightPlace: string | null;
  } | null;
  readonly notified: { readonly at: number; readonly way: NotifyWay } | null;
  readonly delivered: { readonly at: number; readonly to: string; readonly secondCopy: boolean } | null;
  readonly needsSecondCopy: boolean;
  readonly extension: {
    readonly days: number;
    readonly reason: string;
    readonly answer: 'open' | 'approved' | 'refused';
  } | null;
  readonly suspensions: readonly {
    readonly reason: SuspensionReason;
    readonly explanation: string;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly accountability: readonly AccountabilityLine[];
  readonly notices: readonly NoticeLine[];
  readonly history: readonly {
    readonly at: number;
    readonly what: string;
    readonly by: Text | null;
    readonly detail: string | Text | null;
  }[];
  /** Other cases of the same applicant, newest first. */
  readonly others: readonly {
    readonly id: string;
    readonly number: string;
    readonly item: Text;
    readonly state: CaseState;
    readonly receivedAt: number;
  }[];
  readonly missingForArchive: readonly string[];
  /** What this reader may do now (C10). */
  readonly allowedActions: readonly CaseAction[];
  /** Who may take the next step, the applicant's extension, and so on. */
  readonly people: readonly { readonly id: string; readonly name: Text; readonly roles: readonly string[] }[];
};

export type NoticeLine = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly number: string;
  readonly copies: number;
  readonly at: number;
  readonly prints: number;
  /** `held`: waits at a shared printer to be released. */
  readonly print: 'none' | 'waiting' | 'held' | 'sent' | 'printed' | 'failed' | 'unknown';
  readonly job: string | null;
  /** The page of the notice, PDF: `GET /notices/<case>/<id>.pdf` with the staff session. */
  readonly url: string;
};

/** Query `cases` on `/counter`: search over all years, newest first, at most 100 (C13). */
export type CaseSearch = {
  readonly text?: string;
  readonly item?: string;
  readonly department?: string;
  readonly state?: CaseState;
  readonly from?: string;
  readonly to?: string;
};
export type CaseHits = { readonly lines: readonly CaseLine[]; readonly more: boolean };

/** Query `applicants`: found again by exact name or document number. */
export type ApplicantHit = {
  readonly person: string;
  readonly kind: ApplicantKind;
  readonly name: string;
  /** Masked. */
  readonly idNumber: string;
  readonly phone: string;
  readonly cases: number;
  readonly lastAt: number;
};

/** Answer of the query `approvers`: a department's chief representative, or the hall's supervisor (`department`: null). */
export type Approver = {
  readonly id: string;
  readonly name: Text;
  readonly post: Text;
  readonly department: Text | null;
};

/** What anybody with number and check code may know (public progress): no personal data. */
export type ProgressView = {
  readonly number: string;
  readonly item: Text;
  readonly department: Text;
  readonly state: CaseState;
  readonly receivedAt: number;
  readonly acceptedAt: number | null;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly steps: readonly {
    readonly name: Text;
    readonly state: 'waiting' | 'sent' | 'in-hand' | 'done';
  }[];
  /** The item for whose result a number can be taken now; null while there is nothing to collect (K8). */
  readonly collect: string | null;
  /** Where to go when something is to be done by the applicant. */
  readonly place: { readonly name: Text; readonly floor: number } | null;
};

/** A clerk's form as it stands, per counter, outside the journal: the applicant's screen shows it. */
export type Draft = {
  readonly ticket: string | null;
  readonly case: string | null;
  readonly item: string | null;
  readonly person: string | null;
  readonly applicant: Partial<Applicant>;
  readonly materials: readonly {
    readonly index: number;
    readonly state: MaterialState;
    readonly remark: string;
  }[];
  /** What stands for the ticket of an intake without one (C1). */
  readonly grounds?: {
    readonly origin?: Exclude<Origin, 'ticket'>;
    readonly reason?: string;
    readonly approver?: string;
  };
  /** The agent's mandate (T9); left out where nobody brings the case for another. */
  readonly mandate?: string;
  readonly note: string;
  /** What the applicant's screen shows of it. */
  readonly page: 'form' | 'materials' | 'fee' | 'none';
  readonly at: number;
};

/** Answer of the queries `draft` and `set-draft`; topic `draft:<counter>` carries the same. */
export type DraftAnswer = { readonly draft: Draft | null };
