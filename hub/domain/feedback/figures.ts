import type { FeedbackFigures, FeedbackKind } from '../../contract/feedback.ts';
import { today } from '../limits/calendar.ts';
import type { CatalogueState } from '../state.ts';
import type { Feedback } from './facts.ts';
import { feedbackLimit, metAt } from './limits.ts';

/** Figures of what people told the hall (S3, S4). */

/** Counts of one kind, month (`YYYY-MM`, by day of receipt) and department (null: none known). */
export type FeedbackCount = FeedbackFigures & {
  readonly kind: FeedbackKind;
  readonly month: string;
  readonly department: string | null;
};

/** By kind, month and department, in that order; groups without a record are left out. */
export function countFeedback(
  catalogue: CatalogueState,
  records: Iterable<Feedback>,
  now: number,
): FeedbackCount[] {
  const groups = new Map<string, Feedback[]>();
  for (const on of records) {
    const key = JSON.stringify([on.kind, on.from.slice(0, 7), on.about.department]);
    groups.set(key, [...(groups.get(key) ?? []), on]);
  }
  return [...groups.values()]
    .flatMap((group): FeedbackCount[] => {
      const [first] = group;
      if (!first) return [];
      const { kind, from, about } = first;
      const figures = feedbackFigures(catalogue, group, now);
      return [{ kind, month: from.slice(0, 7), department: about.department, ...figures }];
    })
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = ({ kind, month, department }: FeedbackCount) => `${kind} ${month} ${department ?? ''}`;

/** Of these records. Answered at once: closed with its answer on the day it came. */
export function feedbackFigures(
  catalogue: CatalogueState,
  records: readonly Feedback[],
  now: number,
): FeedbackFigures {
  const count = (which: (on: Feedback) => boolean) => records.filter(which).length;
  const late = (on: Feedback) => feedbackLimit(catalogue, on, now)?.level === 'overrun';
  return {
    received: records.length,
    answeredAtOnce: count(({ settled, from }) => settled !== null && today(catalogue, settled.at) === from),
    inTime: count((on) => metAt(on) !== null && !late(on)),
    late: count(late),
    founded: count(({ finding }) => finding?.founded === true),
    closed: count(({ closed }) => closed !== null),
  };
}
