import * as v from 'valibot';
import { UNRATED_COUNTS_AS } from './reports.ts';
import { FURTHER_LANGUAGES } from './text.ts';

const minutes = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 60)), fallback);
const count = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), fallback);
const clock = (fallback: string) =>
  v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time of day as HH:MM')), fallback);
const workingDays = (fallback: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), fallback);
const tries = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 3);

/**
 * What can speak (D3). `clips`: phrases staff recorded, when none of the sentence is missing. `program`: the outside program the hub was
 * started with. `screen`: the screen's own local voice, where it has one. `built-in`: the hub's synthesis.
 */
export const VOICE_SOURCES = ['clips', 'program', 'screen', 'built-in'] as const;
export type VoiceSource = (typeof VOICE_SOURCES)[number];
export const VoiceSourcesSchema = v.pipe(
  v.array(v.picklist(VOICE_SOURCES)),
  v.minLength(1),
  v.maxLength(VOICE_SOURCES.length),
  v.check((sources) => new Set(sources).size === sources.length, 'each source once'),
);
/** How loud the hall is, 0..1, from which time of day on, until the next (D3). */
export const VolumeHoursSchema = v.pipe(
  v.array(v.object({ from: clock('00:00'), level: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
  v.maxLength(24),
  v.check((hours) => new Set(hours.map(({ from }) => from)).size === hours.length, 'each time once'),
);
export type VolumeHours = v.InferOutput<typeof VolumeHoursSchema>;

/** The screen's own voice only where staff choose it. */
export const USUAL_SOURCES: readonly VoiceSource[] = ['clips', 'program', 'built-in'];

/** Settings of the hall, each with a default ("policy" in the rules). Minutes unless the name says otherwise. */
export const PolicySchema = v.object({
  /** Credit by class (T4). The largest applies, never the sum. */
  credits: v.optional(
    v.object({ ordinary: v.literal(0), priority: minutes(15), green: minutes(30), appointment: minutes(10) }),
    { ordinary: 0, priority: 15, green: 30, appointment: 10 },
  ),
  /** Recalls needed, and seconds since the last announcement was spoken, before a no-show may be said (T7). */
  noShow: v.optional(v.object({ recalls: count(1), seconds: count(20) }), { recalls: 1, seconds: 20 }),
  /** Reinstating a passed ticket: how often, and behind how many eligible tickets (T7). */
  reinstate: v.optional(v.object({ times: count(2), behind: count(3) }), { times: 2, behind: 3 }),
  /** How many of the next are told to get ready when a service starts (T16); 0: nobody. */
  preCall: v.optional(v.picklist([0, 1, 2]), 0),
  /** Appointments (T13): minutes before the slot from which one checks in, and after its end until it counts as a no-show. */
  appointmentEarlyMinutes: minutes(30),
  appointmentGraceMinutes: minutes(15),
  /** Local time at which the hall's day begins (T10). */
  dayBoundary: clock('04:00'),
  /** The demo hall issues and calls at any hour (its published hours are still shown). */
  aroundTheClock: v.optional(v.boolean(), false),
  /** A pause longer than this is told to the supervisor (§6, W3). */
  pauseAlertMinutes: minutes(20),
  /** Waits from which a ticket is amber, then red (W2). */
  waitAmberMinutes: minutes(25),
  waitRedMinutes: minutes(30),
  /** The public address phones reach, without a trailing slash; null = no QR code anywhere (K9, K10). */
  publicUrl: v.optional(
    v.nullable(v.pipe(v.string(), v.url(), v.regex(/[^/]$/, 'without a trailing slash'))),
    null,
  ),
  /** A phone says "near", and a message goes out, from this many people ahead, once a counter serves the queue (K10). */
  nearAhead: count(3),
  /** A rating prompt stays at least this long after finish (E1), seconds. */
  ratingPromptSeconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(3600)), 60),
  /** A paper card may be entered on the day of the visit and this many days after it (E4). */
  ratingCardDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30)), 3),
  /** What unrated visits and cases count as in the share of satisfied ones (E2). Left out: nothing, they stay unrated. */
  unratedCountsAs: v.optional(v.picklist(UNRATED_COUNTS_AS)),
  /**
   * After a low rating (E3), working days: to call back whom it is known of, and to remedy what was found. So many tries without an
   * answer count as having called back.
   */
  followUp: v.optional(v.object({ contactDays: workingDays(1), remedyDays: workingDays(15), tries: tries }), {
    contactDays: 1,
    remedyDays: 15,
    tries: 3,
  }),
  /**
   * What people tell the hall (S4), working days: to answer a complaint that is not answered at once, and to call back the applicant of a
   * finished case. `callBackShare`: so many of the finished cases are drawn for a call-back, 0..1. So many tries without an answer count.
   */
  feedback: v.optional(
    v.object({
      answerDays: workingDays(5),
      callBackDays: workingDays(10),
      callBackShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
      tries: tries,
    }),
    { answerDays: 5, callBackDays: 10, callBackShare: 0, tries: 3 },
  ),
  /** Kiosk: idle seconds before the countdown, and the countdown itself (K5). */
  kioskIdleSeconds: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(600)), 45),
  kioskCountdownSeconds: v.optional(v.pipe(v.number(), v.minValue(3), v.maxValue(60)), 15),
  /** Languages a kiosk offers besides Chinese and English (K4). */
  kioskLanguages: v.optional(v.array(v.picklist(FURTHER_LANGUAGES)), []),
  /** Code that opens the kiosk's settings (K11). */
  kioskStaffCode: v.optional(v.pipe(v.string(), v.regex(/^\d{4,12}$/, '4 to 12 digits')), '135790'),
  /** Days after which whoever took a ticket by name is erased; the ticket stays for the figures (K6, X3). */
  holderDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)), 7),
  /** Who may issue without a document in a queue that wants names: staff say why, an integration answers for its users (K6). */
  unnamedBy: v.optional(v.array(v.picklist(['staff', 'integration'])), ['staff', 'integration']),
  /** Shares of a limit, used up, from which a case or step is amber, then red (L3). */
  limitShares: v.optional(
    v.object({
      amber: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      red: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    { amber: 0.6, red: 0.8 },
  ),
  /** Working days for bringing what was missing, and close of business for deadlines (C3, L2). */
  supplementDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)), 15),
  closeOfBusiness: clock('17:00'),
  /** Years for which an ended case's file and its applicant's data are kept (C13, X3). */
  retentionYears: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 10),
  voice: v.optional(
    v.object({
      english: v.optional(v.boolean(), false),
      /** Times a call is spoken. */
      repeats: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 1),
      /** 幺 instead of 一 for the digit 1. */
      yao: v.optional(v.boolean(), true),
      chime: v.optional(v.boolean(), true),
      /** Volume by hour of the day; [] = always full. */
      volume: v.optional(VolumeHoursSchema, []),
      /** Says that a number was passed. Left out: yes. */
      passed: v.optional(v.boolean()),
      /** Says thanks after a rating, on the screen with sound at that counter. Left out: yes. */
      thanks: v.optional(v.boolean()),
      /** Who speaks each language, best first. Left out: USUAL_SOURCES. */
      sources: v.optional(
        v.object({ zh: v.optional(VoiceSourcesSchema), en: v.optional(VoiceSourcesSchema) }),
      ),
    }),
    { english: false, repeats: 1, yao: true, chime: true, volume: [] },
  ),
});
export type Policy = v.InferOutput<typeof PolicySchema>;
