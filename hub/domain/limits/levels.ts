import type { LimitLine } from '../../contract/case-views.ts';
import type { DueDate } from '../casework/facts.ts';
import { addDays, instantOf, minutesOf } from '../day/zone.ts';
import type { CatalogueState } from '../state.ts';
import { today, workingDayFrom, workingDaysBetween } from './calendar.ts';

/** How far a limit is used up (L2, L3), and by how much it was overrun. Instants are epoch ms. */

/** Close of business on that date: a limit ends with it (L2). */
export function closesAt(catalogue: CatalogueState, date: string): number {
  const { hall, policy } = catalogue.source;
  return instantOf(date, minutesOf(policy.closeOfBusiness), hall.timeZone);
}

/** A stretch of time within which no limit changes: a date of the hall, before or after the close of its business. */
export type Phase = { readonly date: string; readonly closed: boolean };

/** The phase asked for last: thousands of cases are looked at at the same instant. */
let latest: { readonly catalogue: CatalogueState; readonly at: number; readonly phase: Phase } | null = null;

/** The phase of this instant, epoch ms. */
export function phaseOf(catalogue: CatalogueState, at: number): Phase {
  if (latest?.at === at && latest.catalogue === catalogue) return latest.phase;
  const date = today(catalogue, at);
  const phase = { date, closed: at > closesAt(catalogue, date) };
  latest = { catalogue, at, phase };
  return phase;
}

export const samePhase = (a: Phase, b: Phase): boolean => a.closed === b.closed && a.date === b.date;

/**
 * Had this limit ended before `at`? A last day that is no working day, because the calendar was published later or the hall was
 * closed, gives way to the next one.
 */
export function isOver(catalogue: CatalogueState, due: DueDate, at: number): boolean {
  const { date, closed } = phaseOf(catalogue, at);
  if (date < due.date) return false;
  const last = workingDayFrom(catalogue.source.calendar, due.date);
  return date > last || (date === last && closed);
}

/** Working days by which something done `at` is late: by whose close of business it is done. 0 = in time. */
export function daysLate(catalogue: CatalogueState, due: DueDate, at: number): number {
  if (!isOver(catalogue, due, at)) return 0;
  const { calendar } = catalogue.source;
  const { date, closed } = phaseOf(catalogue, at);
  const done = workingDayFrom(calendar, closed ? addDays(date, 1) : date);
  return workingDaysBetween(calendar, workingDayFrom(calendar, due.date), done);
}

/** A limit of `total` working days that ends on `due`, as it stands `at`: amber and red from the policy's shares of it (L3). */
export function limitOf(catalogue: CatalogueState, due: DueDate, total: number, at: number): LimitLine {
  const { calendar, policy } = catalogue.source;
  const date = workingDayFrom(calendar, due.date);
  const { provisional } = due;
  const late = daysLate(catalogue, due, at);
  if (late > 0) return { date, provisional, left: 0 - late, level: 'overrun' };
  const left = workingDaysBetween(calendar, phaseOf(catalogue, at).date, date);
  const used = total > 0 ? (total - left) / total : 1;
  const { amber, red } = policy.limitShares;
  return { date, provisional, left, level: used >= red ? 'red' : used >= amber ? 'amber' : 'ok' };
}

/** The same for a limit that began on `from` (day 0) and never stood still. */
export function limitLine(catalogue: CatalogueState, due: DueDate, from: string, now: number): LimitLine {
  const { calendar } = catalogue.source;
  const total = workingDaysBetween(calendar, from, workingDayFrom(calendar, due.date));
  return limitOf(catalogue, due, total, now);
}
