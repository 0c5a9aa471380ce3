import type { Calendar } from '../../contract/catalogue.ts';
import type { DueDate } from '../casework/facts.ts';
import { localTime } from '../day/zone.ts';
import type { CatalogueState } from '../state.ts';
import { dateOf, dayNumbered, dayOf, numberOf, workingDaysOf, works } from './working-days.ts';

/** Counting in working days 工作日 (L1, L2). Dates are `YYYY-MM-DD` of the hall. */

/** A limit farther away than this is a mistake, years. */
const FARTHEST = 20;
const DAYS_OF_A_YEAR = 366;

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
  const start = dayOf(from);
  if (Number.isNaN(start) || !Number.isInteger(days) || days < 0) return null;
  if (days > FARTHEST * DAYS_OF_A_YEAR) return null;
  const last = `${String(Number(from.slice(0, 4)) + FARTHEST).padStart(4, '0')}${from.slice(4)}`;
  const date = days === 0 ? from : after(calendar, start, days);
  return date > last ? null : { date, provisional: date > calendar.knownUntil };
}

/** Working days after `from` up to and including `to`; the other way round, the same number below 0. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  const index = workingDaysOf(calendar);
  return numberOf(index, dayOf(to)) - numberOf(index, dayOf(from));
}

/** The first working day from `date` on: where a limit ends whose last day turned out to be none. */
export function workingDayFrom(calendar: Calendar, date: string): string {
  const day = dayOf(date);
  return works(workingDaysOf(calendar), day) ? date : after(calendar, day, 1);
}

function after(calendar: Calendar, day: number, days: number): string {
  const index = workingDaysOf(calendar);
  return dateOf(dayNumbered(index, numberOf(index, day) + days));
}
