import type { LimitLine } from '../../contract/case-views.ts';
import type { DueDate } from '../casework/facts.ts';
import type { FactOf } from '../facts.ts';
import { addWorkingDays } from '../limits/calendar.ts';
import { isOver, limitOf } from '../limits/levels.ts';
import type { CatalogueState, State } from '../state.ts';
import type { Feedback } from './facts.ts';

/** Limits of complaints and call-backs, in working days of the hall's calendar (S4, L1–L4). Instants are epoch ms. */

/** When it was met: answered to the complainant; called back, or tried as often as the policy wants. Null: not yet. */
export const metAt = ({ kind, answered, reached, missed, tries }: Feedback): number | null =>
  kind === 'call-back' ? (reached?.at ?? missed[tries - 1]?.at ?? null) : (answered?.at ?? null);

const daysOf = ({ days, extended }: Feedback): number | null =>
  days === null ? null : days + (extended?.days ?? 0);

/** The last day, by the calendar as it stands now: a limit is a number of working days (L1). */
function dueOf({ source }: CatalogueState, on: Feedback): DueDate | null {
  const days = daysOf(on);
  return days === null ? null : addWorkingDays(source.calendar, on.from, days);
}

/** How the limit stands now, or stood when it was met (L3); null: there is none. */
export function feedbackLimit(catalogue: CatalogueState, on: Feedback, now: number): LimitLine | null {
  const due = dueOf(catalogue, on);
  return due && limitOf(catalogue, due, daysOf(on) ?? 0, metAt(on) ?? now);
}

/** Has it ended unmet by now? */
export function isOverdue(catalogue: CatalogueState, on: Feedback, now: number): boolean {
  const due = dueOf(catalogue, on);
  return due !== null && metAt(on) === null && isOver(catalogue, due, now);
}

/** Who answers for a limit that was overrun (L4): whoever had it in hand; nobody took it in hand: the officers of the hall. */
export function overrunOf(on: Feedback): FactOf<'FeedbackOverran'> {
  const person = on.assigned.at(-1)?.to ?? null;
  return { type: 'FeedbackOverran', feedback: on.feedback, department: on.about.department, person };
}

/** What has to be recorded before it is met at this instant: that it comes too late. */
export const lateFor = (catalogue: CatalogueState, on: Feedback, now: number) =>
  on.overran === null && isOverdue(catalogue, on, now) ? [overrunOf(on)] : [];

type Duty = FactOf<'FeedbackWarned'> | FactOf<'FeedbackOverran'>;

/** What the passing of time demands at this instant, and was not recorded yet. */
export function feedbackDuties(catalogue: CatalogueState, { feedback }: State, now: number): Duty[] {
  return [...feedback.values()].flatMap((on): Duty[] => {
    if (on.days === null || on.overran !== null || metAt(on) !== null) return [];
    if (isOverdue(catalogue, on, now)) return [overrunOf(on)];
    if (on.warned !== null || feedbackLimit(catalogue, on, now)?.level !== 'red') return [];
    return [{ type: 'FeedbackWarned', feedback: on.feedback }];
  });
}
