import * as v from 'valibot';
import type { LimitLine } from './case-views.ts';
import type { Text } from './text.ts';
import { KeySchema, LineSchema } from './text.ts';
import type { View } from './views/hall.ts';

/** Ratings, paper cards, and what follows a low one (E1–E4). */

/** Why somebody was not satisfied; asked at levels 1 and 2 on screen, phone and paper card, never on a five-button pad (E3). */
export const RATING_REASONS = ['waiting', 'attitude', 'clarity', 'result', 'speed', 'other'] as const;
export type RatingReason = (typeof RATING_REASONS)[number];
/** Where a rating came from. */
export const RATING_SOURCES = ['evaluator', 'screen', 'phone', 'card'] as const;
export type RatingSource = (typeof RATING_SOURCES)[number];
/** The worst levels open a follow-up (E3). */
export const LOW_LEVEL = 2;

const command = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({ type: v.literal(type), ...entries });
const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const DateSchema = v.pipe(v.string(), v.isoDate());
const Answered = {
  level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  reasons: v.optional(v.pipe(v.array(v.picklist(RATING_REASONS)), v.maxLength(6)), []),
  text: v.optional(v.pipe(v.string(), v.maxLength(500))),
};

export const Rate = command('Rate', { prompt: KeySchema, ...Answered });
/** A paper card, entered by staff: the number on the ticket and its hall day `YYYY-MM-DD` (E4). */
export const EnterRatingCard = command('EnterRatingCard', {
  day: DateSchema,
  number: LineSchema,
  ...Answered,
});

const OfFollowUp = { followUp: KeySchema };
/** The applicant was called back; `said`: what came of it (E3). */
export const ContactFollowUp = command('ContactFollowUp', { ...OfFollowUp, said: Words });
/** Tried, and nobody answered. After the policy's number of tries the contact counts as done. */
export const MissFollowUp = command('MissFollowUp', { ...OfFollowUp, note: v.optional(Words) });
/** What was found; unfounded: there is nothing to remedy. */
export const InvestigateFollowUp = command('InvestigateFollowUp', {
  ...OfFollowUp,
  founded: v.boolean(),
  finding: Words,
});
export const RemedyFollowUp = command('RemedyFollowUp', { ...OfFollowUp, measure: Words });
/** `conclusion`: how it ended, and what the applicant was told. */
export const CloseFollowUp = command('CloseFollowUp', { ...OfFollowUp, conclusion: Words });

export const RATING_COMMANDS = [
  Rate,
  EnterRatingCard,
  ContactFollowUp,
  MissFollowUp,
  InvestigateFollowUp,
  RemedyFollowUp,
  CloseFollowUp,
] as const;

export const FOLLOW_UP_ACTIONS = ['contact', 'miss', 'investigate', 'remedy', 'close'] as const;
export type FollowUpAction = (typeof FOLLOW_UP_ACTIONS)[number];
/** What is to be done next. */
export type FollowUpStage = 'to-contact' | 'to-investigate' | 'to-remedy' | 'to-close' | 'closed';

/** A follow-up as those see it who handle it, and discipline; nobody else learns of it (E2). Times are epoch ms. */
export type FollowUpLine = {
  readonly id: string;
  /** The ticket's number and its hall day; `case`: the number of the case that was rated. */
  readonly number: string;
  readonly day: string;
  readonly case: string | null;
  readonly item: Text | null;
  readonly counter: Text | null;
  readonly clerk: Text | null;
  readonly level: number;
  readonly reasons: readonly RatingReason[];
  readonly text: string | null;
  readonly source: RatingSource;
  /** When it was rated. */
  readonly at: number;
  /** Is it known who it was? Then they are called back; else it is investigated. */
  readonly identified: boolean;
  readonly stage: FollowUpStage;
  /** Both limits: as they stand now, or stood when they were met. */
  readonly contact: LimitLine | null;
  readonly remedy: LimitLine;
  /** Which of them were overrun. */
  readonly overran: { readonly contact: boolean; readonly remedy: boolean };
  /** Calls without an answer, and how many of them count as the contact. */
  readonly tries: number;
  readonly triesWanted: number;
  readonly history: readonly {
    readonly at: number;
    readonly what: 'opened' | 'contacted' | 'missed' | 'founded' | 'unfounded' | 'remedied' | 'closed';
    readonly by: Text | null;
    readonly words: string;
  }[];
  readonly actions: readonly FollowUpAction[];
};

/**
 * 100 % traced (E3), of those opened since `from` (`YYYY-MM-DD`): every low rating opens one. `due`: those met or overrun by now; what
 * still has time is in neither.
 */
export type FollowUpFigures = {
  readonly from: string;
  readonly opened: number;
  readonly contact: { readonly due: number; readonly inTime: number };
  readonly remedy: { readonly due: number; readonly inTime: number };
  readonly closed: number;
};

/** Topic `follow-ups`: the most urgent first, then those that are closed, newest first. */
export type FollowUpsView = View & {
  readonly timeZone: string;
  /** Days `YYYY-MM-DD` whose paper cards can be entered now, today first (E4). */
  readonly cardDates: readonly string[];
  readonly month: FollowUpFigures;
  readonly year: FollowUpFigures;
  readonly lines: readonly FollowUpLine[];
};

/** Query `follow-up-contact`, for those who handle it: who is to be called back, as far as the hall knows (X3). */
export const FollowUpContactQuery = v.object({
  query: v.literal('follow-up-contact'),
  followUp: KeySchema,
});
export type FollowUpContactQuery = v.InferOutput<typeof FollowUpContactQuery>;
/** Empty where it is not known. `idNumber` is masked. */
export type FollowUpContact = { readonly name: string; readonly phone: string; readonly idNumber: string };
