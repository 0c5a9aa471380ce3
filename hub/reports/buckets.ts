import type { Period } from '../contract/reports.ts';
import { addDays, localTime } from '../domain/day/zone.ts';
import { dayOf, startOf } from '../domain/index.ts';
import type { CatalogueState } from '../domain/state.ts';

/** Into which line of a report an instant falls: by the hall's day, and within it by the hall's clock. */
export type Buckets = {
  /** The bucket of something that happened at `at` (epoch ms) in the hall's day `day`; what was recorded after the day's end belongs to its end. */
  of(at: number, day: string): string;
  dayOf(at: number): string;
};

export function bucketsOf(catalogue: CatalogueState, period: Period): Buckets {
  const { hall, policy } = catalogue.source;
  const { timeZone } = hall;
  const names = new Map<string, string>();
  const spans = new Map<string, { readonly from: number; readonly to: number }>();
  const spanOf = (day: string) => {
    const start = (one: string) => startOf(one, timeZone, policy.dayBoundary);
    const span = spans.get(day) ?? { from: start(day), to: start(addDays(day, 1)) };
    spans.set(day, span);
    return span;
  };
  // Rows come in the order of time: most lie in the day of the one before.
  let latest = '';
  return {
    of(at, day) {
      if (period !== 'hour') {
        const name = names.get(day) ?? nameOf(period, day);
        names.set(day, name);
        return name;
      }
      const { date, minutes } = localTime(Math.min(at, spanOf(day).to - 1), timeZone);
      return `${date} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`;
    },
    dayOf(at) {
      const span = latest === '' ? null : spanOf(latest);
      if (span === null || at < span.from || at >= span.to) latest = dayOf(at, timeZone, policy.dayBoundary);
      return latest;
    },
  };
}

/** `2026-03-04`, `2026-W10` (ISO 8601), `2026-03`, `2026-Q1`, `2026`. */
export function nameOf(period: Exclude<Period, 'hour'>, day: string): string {
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return weekOf(day);
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'year':
      return day.slice(0, 4);
  }
}

/** A week begins on Monday and belongs to the year its Thursday lies in. */
function weekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const january = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  const week = Math.floor((Date.parse(`${thursday}T00:00:00Z`) - january) / (7 * 86_400_000)) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}
