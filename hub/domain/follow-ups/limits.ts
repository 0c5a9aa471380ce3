import type { LimitLine } from '../../contract/case-views.ts';
import type { FollowUpFigures } from '../../contract/ratings.ts';
import type { DueDate } from '../casework/facts.ts';
import type { FactOf } from '../facts.ts';
import { addWorkingDays } from '../limits/calendar.ts';
import { isOver, limitOf } from '../limits/levels.ts';
import type { CatalogueState, State } from '../state.ts';
import type { FollowUp } from './facts.ts';

/** The limits of follow-ups, in working days of the hall's calendar (E3, L1). Instants are epoch ms. */

export type LimitKind = 'contact' | 'remedy';
const KINDS: readonly LimitKind[] = ['contact', 'remedy'];

/** When the contact counts as done: called back, or tried as often as the policy wants; null: not yet. */
function contactedAt({ contacted, missed, tries }: FollowUp): number | null {
  return contacted?.at ?? missed[tries - 1]?.at ?? null;
}

/** When there was nothing left to remedy; null: not yet. */
function remediedAt({ remedied, finding }: FollowUp): number | null {
  return remedied?.at ?? (finding?.founded === false ? finding.at : null);
}

export const metAt = (on: FollowUp, kind: LimitKind): number | null =>
  kind === 'contact' ? contactedAt(on) : remediedAt(on);

/** The last day of a limit, reckoned by the calendar as it stands now: a limit is a number of working days (L1). Null: there is none. */
function dueOf(catalogue: CatalogueState, { from, limits }: FollowUp, kind: LimitKind): DueDate | null {
  const days = limits[kind];
  return days === null ? null : addWorkingDays(catalogue.source.calendar, from, days);
}

/** How a limit stands now, or stood when it was met (L3); null: there is none. */
export function followUpLimit(
  catalogue: CatalogueState,
  on: FollowUp,
  kind: LimitKind,
  now: number,
): LimitLine | null {
  const due = dueOf(catalogue, on, kind);
  return due && limitOf(catalogue, due, on.limits[kind] ?? 0, metAt(on, kind) ?? now);
}

/** Limits that ended before they were met and are not recorded for it, also those met too late since. */
function overrunsOf(catalogue: CatalogueState, on: FollowUp, now: number): LimitKind[] {
  return KINDS.filter((kind) => {
    if (on.overran[kind] !== null) return false;
    const due = dueOf(catalogue, on, kind);
    return due !== null && isOver(catalogue, due, metAt(on, kind) ?? now);
  });
}

/** What the passing of time demands of follow-ups at this instant, and was not recorded yet. */
export function followUpOverruns(
  catalogue: CatalogueState,
  { followUps }: State,
  now: number,
): FactOf<'FollowUpOverran'>[] {
  return [...followUps.values()].flatMap((on) =>
    overrunsOf(catalogue, on, now).map(
      (of) => ({ type: 'FollowUpOverran', followUp: on.followUp, of }) as const,
    ),
  );
}

/** 100 % traced (E3): of those opened on or after the date `from`. */
export function followUpFigures(
  catalogue: CatalogueState,
  followUps: Iterable<FollowUp>,
  from: string,
  now: number,
): FollowUpFigures {
  const opened = [...followUps].filter((on) => on.from >= from);
  const count = (kind: LimitKind) => {
    const lines = opened.flatMap((on) => {
      const line = followUpLimit(catalogue, on, kind, now);
      return line ? [{ met: metAt(on, kind) !== null, late: line.level === 'overrun' }] : [];
    });
    const due = lines.filter(({ met, late }) => met || late);
    return { due: due.length, inTime: due.filter(({ late }) => !late).length };
  };
  return {
    from,
    opened: opened.length,
    contact: count('contact'),
    remedy: count('remedy'),
    closed: opened.filter(({ closed }) => closed !== null).length,
  };
}
