import * as v from 'valibot';
import { IdSchema, KeySchema, LineSchema } from './text.ts';

/** The language of casework (docs/casework.md): what a case can be, and everything that can be asked of one. */

export const APPLICANT_KINDS = ['person', 'legal-person', 'other'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** The checklist's four states, and not looked at yet (C2). */
export const MATERIAL_STATES = ['unchecked', 'present', 'correctable', 'missing', 'not-applicable'] as const;
export type MaterialState = (typeof MATERIAL_STATES)[number];

/**
 * `intake` 接件: received, materials under examination. `awaiting-materials` 补办: told once, waiting. `handling`: accepted,
 * steps or tasks under way. `decided`: a decision lies with the accepting clerk to be checked. `to-notify`, `to-deliver`: checked;
 * the applicant is to be told, then to be given the result. The other five are ends.
 */
export const CASE_STATES = [
  'intake',
  'awaiting-materials',
  'handling',
  'decided',
  'to-notify',
  'to-deliver',
  'completed',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const FINAL_STATES: readonly CaseState[] = ['completed', 'refused', 'withdrawn', 'lapsed'];

/** How a case came in (C1): never from nothing. */
export const ORIGINS = ['ticket', 'agency', 'home-visit', 'outside'] as const;
export type Origin = (typeof ORIGINS)[number];
/** Marks of a case, each with reason and approver (C11). */
export const MARKS = ['green', 'agency', 'home-visit', 'extended-hours'] as const;
export type Mark = (typeof MARKS)[number];

export const STEP_KINDS = [
  'review',
  'expert-review',
  'site-survey',
  'joint-review',
  'difficult-review',
  'approval',
  'superior',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** The only lawful reasons to stop the clock of a licence (行政许可法 Art. 45; C9). */
export const SUSPENSION_REASONS = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** Why a case is refused at the counter (C4). "I don't know this business" is not among them (§3.2.3.3). */
export const REFUSE_REASONS = ['not-eligible', 'out-of-scope', 'other-department', 'against-rules'] as const;
export type RefuseReason = (typeof REFUSE_REASONS)[number];

/** Papers the hall hands over; each is numbered per department, kind and year (C12). */
export const NOTICE_KINDS = [
  'told-once',
  'not-accepted',
  'negative-filing',
  'receipt',
  'acceptance',
  'work-order',
  'joint-acceptance',
  'joint-work-order',
  'commitment-letter',
  'hand-over-slip',
  'denial',
  'extension',
  'suspension',
  'supplement-lapsed',
  'approval-decision',
  'denial-decision',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTIFY_WAYS = ['phone', 'message', 'post', 'in-person'] as const;
export type NotifyWay = (typeof NOTIFY_WAYS)[number];

/** Lists of archived files (C13): 移交清单, when they go to the archive, and 销毁清单, when the years of keeping them are over. */
export const ARCHIVE_LISTS = ['transfer', 'destruction'] as const;
export type ArchiveList = (typeof ARCHIVE_LISTS)[number];
/** Cases on one list at most. */
export const LIST_LENGTH = 1000;

/** Everything that can lawfully be done next with a case; the panel draws exactly those its view names (C10). */
export const CASE_ACTIONS = [
  'check-materials',
  'tell-once',
  'bring-materials',
  'lapse',
  'refuse',
  'accept',
  'receive-step',
  'finish-step',
  'urge-step',
  'answer-joint',
  'decide',
  'check-result',
  'return-result',
  'notify',
  'deliver',
  'withdraw',
  'ask-extension',
  'answer-extension',
  'suspend',
  'end-suspension',
  'mark',
  'warn-applicant',
  'explain-overrun',
  'find-overrun',
  'archive',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What is known of an applicant: personal, therefore sealed at rest (X3). `idNumber`: identity card or social credit code. */
export const ApplicantSchema = v.object({
  kind: v.picklist(APPLICANT_KINDS),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  idKind: v.optional(
    v.picklist(['resident-card', 'residence-permit', 'passport', 'credit-code', 'other', 'none']),
    'none',
  ),
  idNumber: v.optional(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.maxLength(40)), ''),
  phone: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
  address: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), ''),
  /** The person who came 经办人, when it is not the applicant. */
  agentName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  agentIdNumber: v.optional(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.maxLength(40)), ''),
});
export type Applicant = v.InferOutput<typeof ApplicantSchema>;

const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const Days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));
const DateText = v.pipe(v.string(), v.isoDate());
const command = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });
const OfCase = { case: KeySchema };

/**
 * Intake (C1). `ticket`: the one in hand at `counter` when `origin` is `ticket`; otherwise `reason` and `approver` are required
 * (`agency`: the mandate is the reason). One of `person` (found again) and `applicant`. `despite`: why a second case of the same
 * applicant and item is opened while one is open. `mandate`: number and scope of what entitles whoever came (`applicant.agentName`)
 * to bring the case of somebody else; owed once the ticket carries another applicant's (T9).
 */
export const ReceiveCase = command('ReceiveCase', {
  counter: v.optional(IdSchema),
  origin: v.optional(v.picklist(ORIGINS), 'ticket'),
  reason: v.optional(LineSchema),
  approver: v.optional(IdSchema),
  item: IdSchema,
  person: v.optional(KeySchema),
  applicant: v.optional(ApplicantSchema),
  despite: v.optional(LineSchema),
  mandate: v.optional(LineSchema),
});
export const CheckMaterials = command('CheckMaterials', {
  ...OfCase,
  materials: v.pipe(
    v.array(
      v.object({
        /** Place in the item's list, from 0. */
        index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)),
        state: v.picklist(MATERIAL_STATES),
        remark: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500)), ''),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});
/** One 一次性告知单 with everything missing (C3). `reason`: owed for a second one, which is a first-inquiry breach. */
export const TellOnce = command('TellOnce', {
  ...OfCase,
  due: v.optional(DateText),
  reason: v.optional(LineSchema),
});
/** Supplements came: at any counter of the department. */
export const BringMaterials = command('BringMaterials', { ...OfCase, counter: v.optional(IdSchema) });
export const LapseCase = command('LapseCase', OfCase);
export const RefuseCase = command('RefuseCase', {
  ...OfCase,
  reason: v.picklist(REFUSE_REASONS),
  explanation: Words,
  /** Where the matter belongs, when it is another department's. */
  rightPlace: v.optional(Words),
});
export const AcceptCase = command('AcceptCase', OfCase);
/** The next post stamps the hand-over slip: the file has come (C6). */
export const ReceiveStep = command('ReceiveStep', OfCase);
/** `to`: handler of the next step; left out: anyone of that post. A superior authority's answer is entered by the responsible head. */
export const FinishStep = command('FinishStep', {
  ...OfCase,
  result: v.picklist(['agree', 'disagree']),
  opinion: Words,
  to: v.optional(IdSchema),
});
/** The post at which the file lies; with `department` one that has not answered a joint case yet (C7). */
export const UrgeStep = command('UrgeStep', { ...OfCase, department: v.optional(IdSchema) });
export const AnswerJoint = command('AnswerJoint', {
  ...OfCase,
  department: IdSchema,
  result: v.picklist(['agree', 'disagree']),
  opinion: Words,
});
/** Every reason of a denial at once (C8). `licence`: number of the licence or document issued, if the item has one. */
export const DecideCase = command('DecideCase', {
  ...OfCase,
  outcome: v.picklist(['approved', 'denied']),
  reasons: v.optional(v.pipe(v.array(Words), v.maxLength(20)), []),
  licence: v.optional(LineSchema),
});
export const CheckResult = command('CheckResult', OfCase);
/** The accepting clerk finds the result wrong: it goes back to whoever decided, with the reason. */
export const ReturnResult = command('ReturnResult', { ...OfCase, reason: Words });
export const NotifyApplicant = command('NotifyApplicant', { ...OfCase, way: v.picklist(NOTIFY_WAYS) });
/** `to`: who took it. `secondCopy`: the applicant marked the commitment letter's second copy 已办结. */
export const DeliverCase = command('DeliverCase', {
  ...OfCase,
  counter: v.optional(IdSchema),
  to: LineSchema,
  secondCopy: v.optional(v.boolean(), false),
});
export const WithdrawCase = command('WithdrawCase', { ...OfCase, reason: LineSchema });
export const AskExtension = command('AskExtension', { ...OfCase, days: Days, reason: Words });
export const AnswerExtension = command('AnswerExtension', { ...OfCase, approve: v.boolean(), reason: Words });
export const SuspendCase = command('SuspendCase', {
  ...OfCase,
  reason: v.picklist(SUSPENSION_REASONS),
  explanation: Words,
});
export const EndSuspension = command('EndSuspension', OfCase);
export const MarkCase = command('MarkCase', {
  ...OfCase,
  mark: v.picklist(MARKS),
  reason: LineSchema,
  approver: IdSchema,
});
/** The applicant was told before lateness (T). */
export const WarnApplicant = command('WarnApplicant', {
  ...OfCase,
  way: v.picklist(NOTIFY_WAYS),
  told: Words,
});
export const ExplainOverrun = command('ExplainOverrun', {
  ...OfCase,
  record: KeySchema,
  explanation: Words,
  apology: Words,
});
export const FindOverrun = command('FindOverrun', {
  ...OfCase,
  record: KeySchema,
  finding: Words,
  outcome: Words,
});
/** Prints a notice again (or for the first time) at a counter's printer; `browser`: printed by the page, unknown until confirmed. */
export const PrintNotice = command('PrintNotice', {
  ...OfCase,
  notice: KeySchema,
  counter: v.optional(IdSchema),
  browser: v.optional(v.boolean(), false),
});
/** The clerk saw the paper that the browser printed. */
export const ConfirmNotice = command('ConfirmNotice', { ...OfCase, notice: KeySchema, printed: v.boolean() });
/** A held job of a shared printer comes out now. */
export const ReleasePrint = command('ReleasePrint', { job: KeySchema });
export const ArchiveCase = command('ArchiveCase', OfCase);
/** A consultation, on site or by phone (§3.2.3.1, S); `item`: its told-once sheet can be printed without a case (C3). */
export const RecordConsultation = command('RecordConsultation', {
  counter: v.optional(IdSchema),
  channel: v.picklist(['counter', 'phone']),
  item: v.optional(IdSchema),
  asked: Words,
  told: Words,
  /** To whom they were referred, when it was not answered here. */
  referred: v.optional(LineSchema),
  print: v.optional(v.boolean(), false),
});
/** Timed by the hub: warnings, overruns, lapses and deemed acceptance that are due (L3, L4, C3). */
export const CheckLimits = command('CheckLimits', {});

/**
 * A transfer or destruction list of a department's archived files, all of them or none (C13). `from`, `to`: days on which its cases
 * were received. The answer: `list`, the journal position by which it is found, and `number`.
 */
export const RecordArchiveList = command('RecordArchiveList', {
  kind: v.picklist(ARCHIVE_LISTS),
  department: IdSchema,
  from: DateText,
  to: DateText,
  cases: v.pipe(
    v.array(KeySchema),
    v.minLength(1),
    v.maxLength(LIST_LENGTH),
    v.check((ids) => new Set(ids).size === ids.length, 'a case is named twice'),
  ),
});
/** The end of an applicant (X3): by the hub when the years of keeping are over, or by the operator. `cases`: all archived. */
export const EraseApplicant = command('EraseApplicant', {
  person: KeySchema,
  why: v.picklist(['retention', 'asked']),
  cases: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export const CASE_COMMANDS = [
  ReceiveCase,
  CheckMaterials,
  TellOnce,
  BringMaterials,
  LapseCase,
  RefuseCase,
  AcceptCase,
  ReceiveStep,
  FinishStep,
  UrgeStep,
  AnswerJoint,
  DecideCase,
  CheckResult,
  ReturnResult,
  NotifyApplicant,
  DeliverCase,
  WithdrawCase,
  AskExtension,
  AnswerExtension,
  SuspendCase,
  EndSuspension,
  MarkCase,
  WarnApplicant,
  ExplainOverrun,
  FindOverrun,
  PrintNotice,
  ConfirmNotice,
  ReleasePrint,
  ArchiveCase,
  RecordConsultation,
  CheckLimits,
  RecordArchiveList,
  EraseApplicant,
] as const;
