import type { Count } from '../contract/reports.ts';
import { isOver, today, workingDaysBetween } from '../domain/index.ts';
import type { CatalogueState } from '../domain/state.ts';
import type { CaseCourse, Consultation, RatedStay } from '../journal/port.ts';

/**
 * What each figure of a report counts (S3): a row, and when it counts, epoch ms; null: not at all. Words and sources of each stand in
 * docs/reports.md.
 */
type When<Row> = (row: Row, catalogue: CatalogueState) => number | null;
export type Counts<Row> = readonly (readonly [Count, When<Row>])[];
const counts = <Row>(defined: Partial<Record<Count, When<Row>>>) =>
  Object.entries(defined) as unknown as Counts<Row>;

const ended = (stay: RatedStay, end: RatedStay['end']) => (stay.end === end ? stay.endedAt : null);

export const OF_STAYS = counts<RatedStay>({
  issued: (stay) => (stay.first ? stay.at : null),
  called: (stay) => calledAt(stay),
  noShows: (stay) => ended(stay, 'passed'),
  served: (stay) => ended(stay, 'finished'),
  cancelled: (stay) => ended(stay, 'cancelled'),
  unserved: (stay) => ended(stay, 'ended'),
  consultationVisits: (stay) => (stay.outcome === 'consultation' ? ended(stay, 'finished') : null),
});

/** A no-show noted on paper has no time of its call. */
const calledAt = (stay: RatedStay) => stay.calledAt ?? ended(stay, 'passed');

export const OF_CASES = counts<CaseCourse>({
  received: (on) => on.receivedAt,
  homeVisits: (on) => (on.origin === 'home-visit' ? on.receivedAt : null),
  accepted: (on) => on.acceptedAt,
  refused: (on) => (on.state === 'refused' ? on.endedAt : null),
  completed: (on) => on.decidedAt,
  immediate: (on) => (on.kind === 'immediate' ? on.decidedAt : null),
  denied: (on) => (on.decision === 'denied' ? on.decidedAt : null),
  withLimit: (on) => (on.due === null ? null : on.decidedAt),
  onTime: (on, catalogue) => (isOnTime(catalogue, on) ? on.decidedAt : null),
  early: (on, catalogue) => (isEarly(catalogue, on) ? on.decidedAt : null),
});

export const OF_CONSULTATIONS = counts<Consultation>({
  consultationsOnSite: ({ channel, at }) => (channel === 'counter' ? at : null),
  consultationsByPhone: ({ channel, at }) => (channel === 'phone' ? at : null),
});

const limit = (date: string) => ({ date, provisional: false });

/** Decided by the close of business of the last day, as the limit stands after extensions and suspensions (L2). */
function isOnTime(catalogue: CatalogueState, { due, decidedAt }: CaseCourse): boolean {
  return due !== null && decidedAt !== null && !isOver(catalogue, limit(due), decidedAt);
}

/** Decided on a date with at least one working day left to the last one. */
function isEarly(catalogue: CatalogueState, { due, decidedAt }: CaseCourse): boolean {
  if (due === null || decidedAt === null || isOver(catalogue, limit(due), decidedAt)) return false;
  return workingDaysBetween(catalogue.source.calendar, today(catalogue, decidedAt), due) >= 1;
}

/** From the wait's beginning to the call; null: nobody called. Service of an earlier stay is no part of it. */
export function waitOf(stay: RatedStay): { at: number; ms: number } | null {
  if (stay.calledAt === null) return null;
  return { at: stay.calledAt, ms: Math.max(0, stay.calledAt - stay.since) };
}

/** From the start of service to its end or transfer, without the time it was parked; null: broken off, or none. */
export function serviceOf(stay: RatedStay): { at: number; ms: number } | null {
  const whole = stay.end === 'finished' || stay.end === 'transferred';
  return whole && stay.startedAt !== null && stay.endedAt !== null
    ? { at: stay.endedAt, ms: stay.servedMs }
    : null;
}

/** When somebody could rate, and the level; a visit worked on paper asks nobody. */
export function ratingOfStay(stay: RatedStay): { at: number; level: number | null } | null {
  if (stay.end !== 'finished' || stay.endedAt === null) return null;
  return stay.paper && stay.level === null ? null : { at: stay.endedAt, level: stay.level };
}

/** The same of a case, after its delivery (一事一评). */
export function ratingOfCase(on: CaseCourse): { at: number; level: number | null } | null {
  return on.state === 'completed' && on.endedAt !== null ? { at: on.endedAt, level: on.level } : null;
}

/** Working days promised and allowed, as the limits stood at acceptance; null without both. */
export function promiseOf(
  catalogue: CatalogueState,
  { acceptedAt, from, promised, statutory }: CaseCourse,
): { at: number; promised: number; statutory: number } | null {
  if (acceptedAt === null || from === null || promised === null || statutory === null) return null;
  const days = (to: string) => workingDaysBetween(catalogue.source.calendar, from, to);
  return { at: acceptedAt, promised: days(promised), statutory: days(statutory) };
}
