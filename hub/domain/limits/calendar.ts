import type { Calendar } from '../../contract/catalogue.ts';
import type { DueDate } from '../casework/facts.ts';
import { isWorkingDay } from '../day/sessions.ts';
import { addDays, localTime } from '../day/zone.ts';
import type { CatalogueState } from '../state.ts';

/** Counting in working days 工作日 (L1, L2). Dates are `YYYY-MM-DD` of the hall. */

/** A limit farther away than this is a mistake, years. */
const FARTHEST = 20;
const DAY = 86_400_000;

/** The civil date on the hall's clock at this instant, epoch ms: at midnight a new one begins, whatever the hall's day is. */
export function today(catalogue: CatalogueState, now: number): string {
  return localTime(now, catalogue.source.hall.timeZone).date;
}

/**
 * The last day of a limit of so many working days: `from` is day 0, the limit ends on the `days`-th working day after it (L2).
 * `provisional` beyond the published calendar (L1). Null when `from` is no date, `days` no whole number from 0, or the end more
 * than twenty years away.
 */
export function addWorkingDays(calendar: Calendar, from: string, days: number): DueDate | null {
  if (!isDate(from) || !Number.isInteger(days) || days < 0) return null;
  const last = `${String(Number(from.slice(0, 4)) + FARTHEST).padStart(4, '0')}${from.slice(4)}`;
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (date > last) return null;
    if (isWorkingDay(calendar, date)) left--;
  }
  return { date, provisional: date > calendar.knownUntil };
}

/** Working days after `from` up to and including `to`; the other way round, the same number below 0. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from);
  let days = weekdaysUpTo(to) - weekdaysUpTo(from);
  for (const { date, by } of exceptionsOf(calendar)) if (date > from && date <= to) days += by;
  return days;
}

/** The first working day from `date` on: where a limit ends whose last day turned out to be none. */
export function workingDayFrom(calendar: Calendar, date: string): string {
  if (isWorkingDay(calendar, date)) return date;
  return addWorkingDays(calendar, date, 1)?.date ?? date;
}

type Exception = { readonly date: string; readonly by: 1 | -1 };
const exceptions = new WeakMap<Calendar, readonly Exception[]>();

/** Days on which this calendar differs from Monday to Friday: one working day more or less. */
function exceptionsOf(calendar: Calendar): readonly Exception[] {
  const known = exceptions.get(calendar);
  if (known) return known;
  const plain: Calendar = { ...calendar, closed: [], worked: [] };
  const found = [...new Set([...calendar.closed, ...calendar.worked])].flatMap((date): Exception[] => {
    const worked = isWorkingDay(calendar, date);
    return worked === isWorkingDay(plain, date) ? [] : [{ date, by: worked ? 1 : -1 }];
  });
  exceptions.set(calendar, found);
  return found;
}

/** Mondays to Fridays from an early Monday up to and including this date. */
function weekdaysUpTo(date: string): number {
  // 1 January 1970 was a Thursday: day 3 of its week.
  const days = Date.parse(`${date}T00:00:00Z`) / DAY + 3;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7 + 1, 5);
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
