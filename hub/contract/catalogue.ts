import * as v from 'valibot';
import { NOTICE_KINDS, STEP_KINDS } from './casework.ts';
import { REAL_NAME } from './holder.ts';
import { PolicySchema } from './policy.ts';
import { ClockSchema as Clock, FURTHER_LANGUAGES, IdSchema, LineSchema, TextSchema } from './text.ts';

/** What the hall is made of, as data (S2). One JSON document; the demo hall is read by the same schema. */

export const ITEM_KINDS = ['immediate', 'committed', 'joint'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Needs an applicant may have and a counter may meet (T5). */
export const NEEDS = ['low-desk', 'writing-pad', 'sign-language', 'english', 'wheelchair'] as const;
export const NeedSchema = v.picklist(NEEDS);
export type Need = (typeof NEEDS)[number];

const DateSchema = v.pipe(v.string(), v.isoDate());

export const SessionSchema = v.object({ from: Clock, to: Clock, lastTicket: Clock });
/** A time of day in which a queue issues and is served; local time of the hall (T10). */
export type Session = v.InferOutput<typeof SessionSchema>;

export const DepartmentSchema = v.object({
  id: IdSchema,
  name: TextSchema,
  short: TextSchema,
  phone: LineSchema,
  /** The word of its document numbers: 安监 in 安监受〔2026〕37号; left out: the short name. */
  word: v.optional(LineSchema),
  /** Optional papers this department uses. */
  uses: v.optional(v.array(v.picklist(['receipt', 'negative-filing', 'commitment-letter']))),
  /** Name of its approval seal 行政审批专用章, printed at the seal's place. */
  seal: v.optional(TextSchema),
});
export type Department = v.InferOutput<typeof DepartmentSchema>;

const Quota = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));

/** Appointments of a queue (T13): every working day's hours are cut into slots of `minutes`, each for `capacity` people. */
export const AppointmentsSchema = v.object({
  minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(480)),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  /** How many days ahead, today among them not counted. */
  daysAhead: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90)), 14),
  /** Hours that are cut; left out: the queue's sessions. They may lie outside these. */
  hours: v.optional(v.pipe(v.array(v.object({ from: Clock, to: Clock })), v.minLength(1))),
  /** Holidays and weekend days that have slots all the same. */
  alsoOn: v.optional(v.array(DateSchema), []),
});

export const QueueSchema = v.object({
  id: IdSchema,
  /** One or two letters without I and O, unique in the hall (T1). */
  letter: v.pipe(v.string(), v.regex(/^[A-HJ-NP-Z]{1,2}$/, 'one or two letters without I and O')),
  name: TextSchema,
  sessions: v.pipe(v.array(SessionSchema), v.minLength(1)),
  /** Tickets a day; null = no quota (T9). */
  /** Pre-printed numbers for when the hub is down (T15): `ZA001` to `numbers`, a letter no queue has. */
  paper: v.optional(
    v.object({
      letter: v.pipe(v.string(), v.regex(/^[A-HJ-NP-Z]{1,2}$/, 'one or two letters without I and O')),
      numbers: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
    }),
  ),
  dailyQuota: Quota,
  /** Tickets in each clock hour; left out or null: no quota (T9). */
  hourlyQuota: v.optional(Quota),
  /** Slots that can be booked ahead (T13); left out: none. */
  appointments: v.optional(AppointmentsSchema),
  /** Service time assumed until enough was measured today, seconds (T11). */
  typicalServiceSeconds: v.pipe(v.number(), v.integer(), v.minValue(10)),
  /** Tickets by name (K6); left out: `off`. */
  realName: v.optional(v.picklist(REAL_NAME)),
  /** Tickets a day for one named person (T9); null or left out: no quota beside one open ticket at a time. */
  personQuota: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)))),
});
export type Queue = v.InferOutput<typeof QueueSchema>;

/** What a material should look like (K2): a picture, and what there is to see on it, for those who read or hear it. */
const SampleSchema = v.object({
  /** In the catalogue folder's `samples/`; the import puts the hash of its content before the ending. */
  file: v.pipe(
    v.string(),
    v.regex(
      /^[a-z0-9][a-z0-9.-]{0,80}\.(png|jpg|svg)$/,
      'a file of samples/: a-z, 0-9, hyphen; svg, png or jpg',
    ),
  ),
  text: TextSchema,
});

export const MaterialSchema = v.object({
  name: TextSchema,
  form: v.picklist(['original', 'copy', 'original-and-copy']),
  copies: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sample: v.optional(SampleSchema),
});
export type Material = v.InferOutput<typeof MaterialSchema>;

/** The ten disclosures 十公开 (J), fields of every item; materials and limits stand beside them. */
export const DisclosuresSchema = v.object({
  approvalDuty: TextSchema,
  legalBasis: TextSchema,
  conditions: TextSchema,
  procedure: TextSchema,
  feeStandard: TextSchema,
  result: TextSchema,
  complaintPhone: LineSchema,
});

const StepDays = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));
/** How an item's cases run once accepted (C5–C8); all of it optional. */
export const CaseworkSchema = v.object({
  /** 一审一核: reviewer and approver are two people; 一审核准: the counter alone (J). */
  approval: v.optional(v.picklist(['two-people', 'counter'])),
  /** In order. Left out: one review, then the approval. `days`: working days of each post. */
  steps: v.optional(
    v.array(
      v.object({
        id: IdSchema,
        kind: v.picklist(STEP_KINDS),
        post: TextSchema,
        days: StepDays,
        /** A superior authority's name, and the head responsible here (上报). */
        authority: v.optional(TextSchema),
        responsible: v.optional(IdSchema),
      }),
    ),
  ),
  /** Departments that answer a joint case, each within `days`. */
  joint: v.optional(v.array(v.object({ department: IdSchema, days: StepDays }))),
  /** A denial after acceptance also needs a formal 不予审批决定. */
  formalDecision: v.optional(v.boolean()),
  /** What an approval issues; left out: nothing but the decision. */
  licence: v.optional(TextSchema),
  /** Working days an applicant has to bring what was missing. */
  supplementDays: v.optional(StepDays),
  /** A licence in the sense of 行政许可法: only Art. 45 stops its clock. */
  isLicence: v.optional(v.boolean()),
});
export type Casework = v.InferOutput<typeof CaseworkSchema>;

/** What an item costs and where that is paid (K2). */
const FeeSchema = v.object({
  /** 0 = free of charge; null = no fixed amount: as `feeStandard` says. */
  yuan: v.nullable(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(100_000_000),
      v.check((yuan) => Math.abs(yuan * 100 - Math.round(yuan * 100)) < 1e-6, 'yuan: at most two decimals'),
    ),
  ),
  /** Left out: the hall's `feeCounter`. */
  counter: v.optional(IdSchema),
});

const Days = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)));

export const ItemSchema = v.pipe(
  v.object({
    id: IdSchema,
    department: IdSchema,
    name: TextSchema,
    kind: v.picklist(ITEM_KINDS),
    /** Categories of matter (§2.1). */
    category: v.picklist(['approval', 'public-service', 'bidding', 'social-service']),
    /** E's five handling modes 五制办理. */
    handling: v.picklist(['direct', 'commitment', 'joint', 'reporting', 'definite-answer']),
    queue: IdSchema,
    /** Working days; null for what is decided on the spot. */
    statutoryDays: Days,
    promisedDays: Days,
    disclosures: DisclosuresSchema,
    /** Left out: `feeStandard` alone says it. */
    fee: v.optional(FeeSchema),
    materials: v.array(MaterialSchema),
    casework: v.optional(CaseworkSchema),
    /** Rank among the frequent matters of the start page; null = not there. */
    frequent: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** Everyday words people use for it; also found by search. */
    synonyms: v.array(LineSchema),
    /** Names of fields filled with marked sample values because the source publishes none. */
    sample: v.array(
      v.picklist(['statutoryDays', 'promisedDays', 'kind', 'disclosures', 'fee', 'materials', 'casework']),
    ),
  }),
  v.check(
    (item) =>
      item.statutoryDays === null || item.promisedDays === null || item.promisedDays <= item.statutoryDays,
    'promisedDays: a promise is never longer than the statutory limit (L2)',
  ),
  v.check(
    (item) => item.kind === 'immediate' || (item.statutoryDays !== null && item.promisedDays !== null),
    'statutoryDays, promisedDays: a committed or joint item needs both limits (S2)',
  ),
);
export type Item = v.InferOutput<typeof ItemSchema>;

/** Pictures a theme may carry: a closed set, each drawn by the kiosk. */
export const THEME_ICONS = [
  'baby',
  'briefcase',
  'building',
  'flask',
  'heart',
  'house',
  'leaf',
  'receipt',
  'store',
  'wallet',
] as const;
export type ThemeIcon = (typeof THEME_ICONS)[number];

/** A text that may also stand in the kiosk's further languages; where it does not, English stands there (K4). */
const FurtherTextSchema = v.object({
  ...TextSchema.entries,
  ...v.entriesFromList(FURTHER_LANGUAGES, v.optional(LineSchema)),
});

/** A theme of life or business 主题 under which people look for items (K1); in the hall's order, its items too. */
export const ThemeSchema = v.object({
  id: IdSchema,
  name: FurtherTextSchema,
  /** What belongs there, in everyday words. */
  help: FurtherTextSchema,
  icon: v.picklist(
    THEME_ICONS,
    ({ input }) => `there is no icon ${input}; there are ${THEME_ICONS.join(', ')}`,
  ),
  items: v.pipe(v.array(IdSchema), v.minLength(1, 'a theme names at least one item'), v.maxLength(200)),
});
export type Theme = v.InferOutput<typeof ThemeSchema>;

/** A matter handled outside this hall: the kiosk prints directions (K3). */
export const ElsewhereSchema = v.object({
  id: IdSchema,
  name: TextSchema,
  address: TextSchema,
  phone: LineSchema,
  hours: TextSchema,
  matters: TextSchema,
  synonyms: v.array(LineSchema),
});
export type Elsewhere = v.InferOutput<typeof ElsewhereSchema>;

export const BreakSchema = v.pipe(
  v.object({ from: Clock, to: Clock }),
  v.check(({ from, to }) => from < to, 'breaks: it ends after it began, on the same day'),
);

export const CounterSchema = v.object({
  id: IdSchema,
  /** What is painted above it: `5`, `导税台`. Short; spoken digit by digit when it is a number. */
  name: TextSchema,
  floor: v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(99)),
  zone: IdSchema,
  queues: v.array(IdSchema),
  /** Helping queues (T5); `afterMinutes` = help although own tickets wait, once its head waited so long; null = off. */
  helping: v.array(
    v.object({ queue: IdSchema, afterMinutes: v.nullable(v.pipe(v.number(), v.minValue(1))) }),
  ),
  capabilities: v.array(NeedSchema),
  /** When it is planned not to serve although its queues' sessions go on (lunch in turns), local time; estimates count on it (T11). */
  breaks: v.optional(v.array(BreakSchema)),
});
export type Counter = v.InferOutput<typeof CounterSchema>;

const Point = v.tuple([v.number(), v.number()]);
const Line = v.pipe(v.array(Point), v.minLength(2), v.maxLength(200));
/** The plan of a floor (K2), drawn in units of its own: x to the right, y down. */
export const FloorSchema = v.object({
  floor: v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(99)),
  /** Width and height. */
  size: Point,
  walls: v.pipe(v.array(Line), v.maxLength(200)),
  /** Counters and kiosks by id: left, top, width, height. */
  spots: v.pipe(
    v.array(v.object({ id: IdSchema, at: v.tuple([v.number(), v.number(), v.number(), v.number()]) })),
    v.maxLength(300),
  ),
  /** Stairs and lifts; the same id on each floor they lead to. */
  stairs: v.pipe(v.array(v.object({ id: IdSchema, name: TextSchema, at: Point })), v.maxLength(40)),
  /** Where people walk: lines that share a point are joined. */
  ways: v.pipe(v.array(Line), v.maxLength(200)),
});
export type Floor = v.InferOutput<typeof FloorSchema>;

export const KioskSchema = v.object({ id: IdSchema, name: TextSchema, floor: v.number(), zone: IdSchema });
export type Kiosk = v.InferOutput<typeof KioskSchema>;

/** `reviewer`, `approver`: the back office. `agent`: handles applications for others 代办. */
export const ROLES = [
  'guide',
  'clerk',
  'chief',
  'reviewer',
  'approver',
  'agent',
  'complaint-officer',
  'supervisor',
  'discipline',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** A person of the hall as everyone may see them 亮身份 (§4, Q). The sign-in stands apart, in identity. */
export const StaffSchema = v.object({
  id: IdSchema,
  name: TextSchema,
  department: v.nullable(IdSchema),
  post: TextSchema,
  duties: TextSchema,
  /** File name in the catalogue folder's `photos/`, or null: the surname is shown. */
  photo: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,80}\.(png|jpg|webp|svg)$/))),
  partyMember: v.boolean(),
  roles: v.pipe(v.array(v.picklist(ROLES)), v.minLength(1)),
  /** Counters this person may work; empty = any counter of the department's queues. */
  counters: v.array(IdSchema),
});
export type Staff = v.InferOutput<typeof StaffSchema>;

/** Days on which the hall differs from Monday to Friday. Beyond `knownUntil` dates are provisional (L1). */
export const CalendarSchema = v.object({
  knownUntil: DateSchema,
  closed: v.array(DateSchema),
  /** Weekend days that are worked (调休). */
  worked: v.array(DateSchema),
});
export type Calendar = v.InferOutput<typeof CalendarSchema>;

export const NoticeSchema = v.object({
  id: IdSchema,
  text: TextSchema,
  from: v.nullable(DateSchema),
  to: v.nullable(DateSchema),
});

export const HallSchema = v.object({
  id: IdSchema,
  name: TextSchema,
  address: TextSchema,
  complaintPhone: LineSchema,
  /** Counter of administrative review 行政复议窗口, named on negative papers (§3.2.5). */
  reviewCounter: v.optional(IdSchema),
  /** Where fees are paid: the bank's counter, never the clerk's (§3.1.3). */
  feeCounter: v.optional(IdSchema),
  /** Where somebody listens to complaints in person. */
  complaintCounter: v.optional(IdSchema),
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'timeZone: an IANA name such as Asia/Shanghai')),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const CatalogueSchema = v.object({
  hall: HallSchema,
  departments: v.array(DepartmentSchema),
  queues: v.array(QueueSchema),
  items: v.array(ItemSchema),
  elsewhere: v.array(ElsewhereSchema),
  /** Left out: the kiosk offers no themes. */
  themes: v.optional(v.pipe(v.array(ThemeSchema), v.maxLength(40))),
  counters: v.array(CounterSchema),
  kiosks: v.array(KioskSchema),
  /** Left out: a hall without plans. */
  floors: v.optional(v.array(FloorSchema)),
  staff: v.array(StaffSchema),
  calendar: CalendarSchema,
  notices: v.array(NoticeSchema),
  policy: PolicySchema,
  /** Texts of notices that this hall changed, by kind; the others are the product's own (docs/casework.md). */
  noticeTexts: v.optional(
    v.record(
      v.picklist(NOTICE_KINDS),
      v.object({ title: v.optional(LineSchema), body: v.pipe(v.string(), v.maxLength(20_000)) }),
    ),
  ),
});
/** The whole hall as data. References between its parts are checked by `domain/catalogue`. */
export type Catalogue = v.InferOutput<typeof CatalogueSchema>;
