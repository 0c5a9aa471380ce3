import type { Period } from '../../hub/contract/reports.ts';

/** Days of the hall, `YYYY-MM-DD`, both included. */
export type Range = { readonly from: string; readonly to: string };

const DAY = 86_400_000;
const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** What one usually wants to see of a period: today, the last weeks, this year, the last years. */
export function usualRange(period: Period, today: string): Range {
  const year = Number(today.slice(0, 4));
  switch (period) {
    case 'hour':
    case 'day':
      return { from: today, to: today };
    case 'week': {
      const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { from: before(today, weekday + 21), to: today };
    }
    case 'month':
    case 'quarter':
      return { from: `${year}-01-01`, to: today };
    case 'year':
      return { from: `${year - 2}-01-01`, to: today };
  }
}
