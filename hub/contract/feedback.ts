import * as v from 'valibot';
import type { LimitLine } from './case-views.ts';
import { IdSchema, KeySchema, LineSchema, type Text } from './text.ts';
import type { View } from './views/hall.ts';

/** What people tell the hall about itself (S4): complaints 投诉, praise 表扬, supervisors' visits 走访, call-backs 回访. */

/** Consultations are a record of their own: RecordConsultation. */
export const FEEDBACK_KINDS = ['complaint', 'praise', 'visit', 'call-back'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];
/** How it came. `platform`: the city's hotline 12345. */
export const FEEDBACK_CHANNELS = ['on-site', 'phone', 'letter', 'platform'] as const;
export type FeedbackChannel = (typeof FEEDBACK_CHANNELS)[number];
/** Praise in words, as a letter 表扬信, or as a banner 锦旗. */
export const PRAISE_FORMS = ['words', 'letter', 'banner'] as const;
export type PraiseForm = (typeof PRAISE_FORMS)[number];

const command = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });
const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const OfFeedback = { feedback: KeySchema };

/** Whom or what it is about, as far as was said; a ticket (number of today) or a case (number) says the rest. */
const AboutSchema = v.object({
  counter: v.optional(IdSchema),
  clerk: v.optional(IdSchema),
  department: v.optional(IdSchema),
  item: v.optional(IdSchema),
  ticket: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(12))),
  case: v.optional(LineSchema),
});
/** Whoever told it; both empty: anonymous. */
export const TellerSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  phone: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40)), ''),
});
const SettledSchema = v.object({ founded: v.boolean(), answer: Words });

/** `subject`: what it is in a line, without names; `words`: what was said, sealed (X3). `settled`: a complaint answered at once. */
export const ReceiveFeedback = command('ReceiveFeedback', {
  kind: v.picklist(['complaint', 'praise', 'visit']),
  channel: v.picklist(FEEDBACK_CHANNELS),
  about: v.optional(AboutSchema, {}),
  from: v.optional(TellerSchema, {}),
  subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  words: Words,
  form: v.optional(v.picklist(PRAISE_FORMS), 'words'),
  settled: v.optional(SettledSchema),
});
/** A finished case whose applicant is called back, chosen by its number; others are drawn by policy. */
export const CallBackCase = command('CallBackCase', { case: LineSchema });
/** Answered at once: found, answered to the complainant, closed. */
export const SettleFeedback = command('SettleFeedback', { ...OfFeedback, ...SettledSchema.entries });
/** Taken in hand, by a person of the department or an officer; may be given to another until it is answered. */
export const AssignFeedback = command('AssignFeedback', { ...OfFeedback, to: IdSchema });
/** Once, by the supervisor, before the limit ends: so many working days more. */
export const ExtendFeedback = command('ExtendFeedback', {
  ...OfFeedback,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  reason: Words,
});
export const InvestigateFeedback = command('InvestigateFeedback', {
  ...OfFeedback,
  founded: v.boolean(),
  finding: Words,
});
export const RemedyFeedback = command('RemedyFeedback', { ...OfFeedback, measure: Words });
/** What the complainant was told; the limit ends with it. */
export const AnswerFeedback = command('AnswerFeedback', { ...OfFeedback, answer: Words });
export const CloseFeedback = command('CloseFeedback', { ...OfFeedback, conclusion: Words });
/** Another complaint of the same matter, by its number. */
export const LinkFeedback = command('LinkFeedback', { ...OfFeedback, number: LineSchema });
/** What came of the accountability for a limit that was overrun, by the supervisor (L4). */
export const AccountFeedback = command('AccountFeedback', {
  ...OfFeedback,
  finding: Words,
  outcome: Words,
});
/** The applicant was called back; `said`: what came of it. */
export const ReachFeedback = command('ReachFeedback', { ...OfFeedback, satisfied: v.boolean(), said: Words });
/** Tried, and nobody answered. After the policy's number of tries it is closed. */
export const MissFeedback = command('MissFeedback', { ...OfFeedback, note: v.optional(Words) });
/** Somebody looks up who it was; recorded, and shown by the query alone. */
export const SeeFeedbackContact = command('SeeFeedbackContact', OfFeedback);

export const FEEDBACK_COMMANDS = [
  ReceiveFeedback,
  CallBackCase,
  SettleFeedback,
  AssignFeedback,
  ExtendFeedback,
  InvestigateFeedback,
  RemedyFeedback,
  AnswerFeedback,
  CloseFeedback,
  LinkFeedback,
  AccountFeedback,
  ReachFeedback,
  MissFeedback,
  SeeFeedbackContact,
] as const;

/** In the order they are offered. */
export const FEEDBACK_ACTIONS = [
  'settle',
  'assign',
  'investigate',
  'remedy',
  'answer',
  'close',
  'reach',
  'miss',
  'account',
  'extend',
  'link',
] as const;
export type FeedbackAction = (typeof FEEDBACK_ACTIONS)[number];
/** What is to be done next. */
export const FEEDBACK_STAGES = [
  'to-assign',
  'to-investigate',
  'to-remedy',
  'to-answer',
  'to-close',
  'to-call',
  'closed',
] as const;
export type FeedbackStage = (typeof FEEDBACK_STAGES)[number];

/** One record as its reader may see it; nobody sees those about the own service. Times are epoch ms. */
export type FeedbackLine = {
  readonly id: string;
  readonly number: string;
  readonly kind: FeedbackKind;
  readonly channel: FeedbackChannel;
  readonly form: PraiseForm;
  readonly subject: string;
  readonly counter: Text | null;
  readonly clerk: Text | null;
  readonly department: Text | null;
  readonly item: Text | null;
  readonly ticket: string | null;
  readonly case: string | null;
  readonly at: number;
  /** Is it known who it was? */
  readonly identified: boolean;
  readonly stage: FeedbackStage;
  readonly assigned: Text | null;
  readonly founded: boolean | null;
  /** As it stands now, or stood when it was met; null: praise and visits have none. */
  readonly limit: LimitLine | null;
  readonly met: boolean;
  /** Recorded once when the limit ended unmet: who answers for it; null: it was not overrun. */
  readonly overran: { readonly at: number; readonly who: Text | null } | null;
  /** Numbers of complaints of the same matter. */
  readonly links: readonly string[];
  readonly history: readonly {
    readonly at: number;
    readonly what: FeedbackHappened;
    readonly by: Text | null;
    readonly words: string;
  }[];
  readonly actions: readonly FeedbackAction[];
  /** To whom it may be assigned; empty unless it may be. */
  readonly candidates: readonly { readonly id: string; readonly name: Text }[];
};
export type FeedbackHappened =
  | 'received'
  | 'drawn'
  | 'settled'
  | 'assigned'
  | 'extended'
  | 'founded'
  | 'unfounded'
  | 'remedied'
  | 'answered'
  | 'reached'
  | 'missed'
  | 'closed'
  | 'warned'
  | 'overran'
  | 'accounted'
  | 'contact-seen';

/** Counts of records received within a stretch of time (S3). What still has time is neither in time nor late. */
export type FeedbackFigures = {
  readonly received: number;
  readonly answeredAtOnce: number;
  readonly inTime: number;
  readonly late: number;
  readonly founded: number;
  readonly closed: number;
};

/** Topic `feedback`: the nearest end first, then those that are closed, newest first. */
export type FeedbackView = View & {
  readonly timeZone: string;
  readonly year: { readonly [K in FeedbackKind]: FeedbackFigures };
  /** Consultations recorded today, on site and by phone. */
  readonly consultations: { readonly counter: number; readonly phone: number };
  readonly lines: readonly FeedbackLine[];
  /** What a new record can be about. */
  readonly counters: readonly { readonly id: string; readonly name: Text }[];
  readonly departments: readonly { readonly id: string; readonly name: Text }[];
  readonly mayReceive: readonly ('complaint' | 'praise' | 'visit')[];
  readonly mayCallBack: boolean;
};

/** Query `feedback-words`: what was said; '' once it was erased (X3). */
export const FeedbackWordsQuery = v.object({ query: v.literal('feedback-words'), feedback: KeySchema });
export type FeedbackWordsQuery = v.InferOutput<typeof FeedbackWordsQuery>;
export type FeedbackWords = { readonly words: string };
/** Query `feedback-contact`: who it was, for those who handle it; that they looked is recorded (X3). Answered as `follow-up-contact`. */
export const FeedbackContactQuery = v.object({ query: v.literal('feedback-contact'), feedback: KeySchema });
export type FeedbackContactQuery = v.InferOutput<typeof FeedbackContactQuery>;
