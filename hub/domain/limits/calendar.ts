import type { Calendar } from '../../contract/catalogue.ts';
import type { DueDate } from '../casework/facts.ts';
import { isWorkingDay } from '../day/sessions.ts';
import { addDays, localTime } from '../day/zone.ts';
import type { CatalogueState } from '../state.ts';

/** Counting in working days 工作日 (L1, L2). Dates are `YYYY-MM-DD` of the hall. */

/** A limit farther away than this is a mistake, years. */
const FARTHEST = 20;

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
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date)) days++;
  }
  return days;
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
