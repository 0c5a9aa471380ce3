import * as v from 'valibot';

/** Reports of the hall (S3): what is asked, and what is answered. Definitions of every figure: docs/reports.md. */

export const PERIODS = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];
/** `none`: the whole hall, or the department one may see. */
export const GROUPINGS = ['none', 'counter', 'clerk', 'department', 'item', 'queue'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Hall days of one report at most, by period. */
export const MOST_DAYS: Readonly<Record<Period, number>> = {
  hour: 31,
  day: 366,
  week: 732,
  month: 1830,
  quarter: 3660,
  year: 3660,
};
/** Rows of one report at most. */
export const MOST_ROWS = 5000;
/** Of fewer ratings than this only their number is told (E2). */
export const FEWEST_RATINGS = 5;

/** What unrated visits count as in the share of satisfied ones (E2, policy). */
export const UNRATED_COUNTS_AS = ['unrated', 'satisfied'] as const;
export type UnratedCountsAs = (typeof UNRATED_COUNTS_AS)[number];

const Day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((day) => new Date(Date.parse(day) || 0).toISOString().startsWith(day), 'no such day'),
);
/** `from`, `to`: hall days, both included. */
export const ReportRequest = v.strictObject({
  period: v.picklist(PERIODS),
  from: Day,
  to: Day,
  by: v.optional(v.picklist(GROUPINGS), 'none'),
});
export type ReportRequest = v.InferOutput<typeof ReportRequest>;

/** Figures that are counted one by one. */
export const COUNTS = [
  'issued',
  'called',
  'noShows',
  'served',
  'cancelled',
  'unserved',
  'received',
  'accepted',
  'refused',
  'completed',
  'immediate',
  'denied',
  'withLimit',
  'onTime',
  'early',
  'homeVisits',
  'consultationVisits',
  'consultationsOnSite',
  'consultationsByPhone',
] as const;
export type Count = (typeof COUNTS)[number];

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** From 0 to 1, four places; null: nothing to divide by, or not told. */
const Share = v.nullable(v.number());
/** Whole milliseconds; null when there was none. */
const Ms = v.nullable(v.number());
const SpreadSchema = v.object({ count: Whole, mean: Ms, median: Ms, p90: Ms });
export type Spread = v.InferOutput<typeof SpreadSchema>;

export const FiguresSchema = v.object({
  ...(Object.fromEntries(COUNTS.map((count) => [count, Whole])) as Record<Count, typeof Whole>),
  waiting: SpreadSchema,
  service: SpreadSchema,
  noShowRate: Share,
  onTimeRate: Share,
  earlyRate: Share,
  /** Working days promised and allowed by law, over the cases accepted with both; and what the promise saves of it. */
  promisedDays: Whole,
  statutoryDays: Whole,
  compression: Share,
  rated: Whole,
  unrated: Whole,
  /** How often each level was given, 1 to 5; null: too few to be told. */
  levels: v.nullable(v.pipe(v.array(Whole), v.length(5))),
  satisfaction: Share,
});
export type Figures = v.InferOutput<typeof FiguresSchema>;

const TextBody = v.object({ zh: v.string(), en: v.string() });
/** `bucket`: `2026-03-04 09:00`, `2026-03-04`, `2026-W10`, `2026-03`, `2026-Q1`, `2026`. `group` null: not known, or the whole. */
const RowSchema = v.object({
  bucket: v.string(),
  group: v.nullable(v.string()),
  name: v.nullable(TextBody),
  figures: FiguresSchema,
});
export type ReportRow = v.InferOutput<typeof RowSchema>;

export const ReportBody = v.object({
  hall: TextBody,
  period: v.picklist(PERIODS),
  from: v.string(),
  to: v.string(),
  by: v.picklist(GROUPINGS),
  /** The one department the reader may see; null: all. */
  department: v.nullable(TextBody),
  rows: v.array(RowSchema),
  total: FiguresSchema,
  unratedCountsAs: v.picklist(UNRATED_COUNTS_AS),
  /** Epoch ms. */
  at: Whole,
});
export type Report = v.InferOutput<typeof ReportBody>;
