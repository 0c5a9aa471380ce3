import { addDays, instantOf, localTime, minutesOf } from './zone.ts';

/** The hall's day runs from one boundary (policy, `HH:MM` of the hall's time zone) to the next (T10). */

/** The hall's day at this instant, `YYYY-MM-DD`. */
export function dayOf(now: number, timeZone: string, boundary: string): string {
  const { date } = localTime(now, timeZone);
  return now < startOf(date, timeZone, boundary) ? addDays(date, -1) : date;
}

/** The instant at which a day begins, epoch ms. */
export function startOf(day: string, timeZone: string, boundary: string): number {
  return instantOf(day, minutesOf(boundary), timeZone);
}

/** The first day boundary after `now`, epoch ms. */
export function nextBoundary(now: number, timeZone: string, boundary: string): number {
  return startOf(addDays(dayOf(now, timeZone, boundary), 1), timeZone, boundary);
}
