import { language } from '../../hub/web/messages.ts';
import { clockTime, dayAndMonth } from '../../hub/web/time.ts';

/** `11-24` in the hall's time zone; `2024-11-24` in another year than `now`. */
export function dayOf(at: number, timeZone: string, now: number): string {
  const [year, month, day] = dateOf(at, timeZone).split('-');
  return dateOf(now, timeZone).startsWith(`${year}-`) ? `${month}-${day}` : `${year}-${month}-${day}`;
}

/** `11-24 17:00` in the hall's time zone. */
export function momentOf(at: number, timeZone: string, now: number): string {
  return `${dayOf(at, timeZone, now)} ${clockTime(at, timeZone)}`;
}

/** `11月17日` / `17 November`. */
export const dayInWords = (at: number, timeZone: string): string => dayAndMonth(at, timeZone, language.value);

/** `2025-11-24` in the hall's time zone. */
export function dateOf(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}
