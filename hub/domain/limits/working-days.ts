import type { Calendar } from '../../contract/catalogue.ts';

/**
 * Working days of a calendar by look-up: any day's number among all working days, and the day of a number. Nothing is walked and no
 * year is out of reach: weeks are reckoned, and the calendar's exceptions are kept sorted with what they add up to. Days are whole
 * numbers, 0 = 1 January 1970; no date = NaN.
 */
export type WorkingDays = {
  /** Days that differ from Monday to Friday, ascending. */
  readonly exceptions: readonly number[];
  /** Working days more (or less) than Mondays to Fridays, up to and including each exception. */
  readonly more: readonly number[];
};

const DAY = 86_400_000;
const known = new WeakMap<Calendar, WorkingDays>();

/** Made once per calendar. */
export function workingDaysOf(calendar: Calendar): WorkingDays {
  const found = known.get(calendar) ?? indexed(calendar);
  known.set(calendar, found);
  return found;
}

/** A date `YYYY-MM-DD` as a day. */
export function dayOf(date: string): number {
  return isDate(date) ? Date.parse(date) / DAY : Number.NaN;
}

/** A day as a date. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The number of this day, or of the working day before it when it is none. */
export function numberOf({ exceptions, more }: WorkingDays, day: number): number {
  const before = firstWhere(exceptions, (at) => (exceptions[at] ?? 0) > day);
  return weekdaysUpTo(day) + (more[before - 1] ?? 0);
}

/** The working day of this number. */
export function dayNumbered(index: WorkingDays, number: number): number {
  const { exceptions, more } = index;
  const next = firstWhere(exceptions, (at) => weekdaysUpTo(exceptions[at] ?? 0) + (more[at] ?? 0) >= number);
  const plain = weekdayNumbered(number - (more[next - 1] ?? 0));
  return Math.min(plain, exceptions[next] ?? plain);
}

/** Is this a working day? What is no date counts as one, so that nobody looks for the next. */
export function works(index: WorkingDays, day: number): boolean {
  return numberOf(index, day) !== numberOf(index, day - 1);
}

function indexed({ closed, worked }: Calendar): WorkingDays {
  const by = new Map([
    ...worked.map((date) => [dayOf(date), 1] as const),
    ...closed.map((date) => [dayOf(date), 0] as const),
  ]);
  const differing = [...by]
    .map(([day, counts]) => ({ day, by: counts - weekdaysUpTo(day) + weekdaysUpTo(day - 1) }))
    .filter((each) => each.by === 1 || each.by === -1)
    .sort((a, b) => a.day - b.day);
  let sum = 0;
  const more = differing.map((each) => {
    sum += each.by;
    return sum;
  });
  return { exceptions: differing.map(({ day }) => day), more };
}

/** Mondays to Fridays from an early Monday up to and including this day. */
function weekdaysUpTo(day: number): number {
  // 1 January 1970 was a Thursday: day 3 of its week.
  const days = day + 3;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7 + 1, 5);
}

function weekdayNumbered(number: number): number {
  const weeks = Math.floor((number - 1) / 5);
  return weeks * 7 + (number - 1 - weeks * 5) - 3;
}

/** The first place of a list at which this holds, which holds from there on; its length when nowhere. */
function firstWhere(list: readonly unknown[], holds: (at: number) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(text);
  // Of the 31st of a short month the next month's first days are made.
  return !Number.isNaN(at) && new Date(at).getUTCDate() === Number(text.slice(8));
}
