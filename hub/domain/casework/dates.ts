import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import { addWorkingDays } from '../limits/calendar.ts';
import type { CatalogueState } from '../state.ts';
import type { DueDate } from './facts.ts';

/** Working days within which what is missing must be told, from receipt and again from supplements (行政许可法 Art. 32; C3). */
export const TELL_WITHIN = 5;

/** The end of so many working days after `from` (day 0), `YYYY-MM-DD`; refused when it cannot be calculated (L1, L2). */
export function dueAfter(catalogue: CatalogueState, from: string, days: number): Result<DueDate, Refusal> {
  const due = addWorkingDays(catalogue.source.calendar, from, days);
  return due ? ok(due) : no('beyond-calendar');
}

/** The same for a limit that may not exist. */
export function dueIfAny(
  catalogue: CatalogueState,
  from: string,
  days: number | null,
): Result<DueDate | null, Refusal> {
  return days === null ? ok(null) : dueAfter(catalogue, from, days);
}
