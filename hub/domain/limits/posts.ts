import type { LimitLine } from '../../contract/case-views.ts';
import type { Case, CaseStep } from '../casework/case.ts';
import type { DueDate } from '../casework/facts.ts';
import type { CatalogueState } from '../state.ts';
import { workingDayFrom, workingDaysBetween } from './calendar.ts';
import { closesAt, daysLate, limitOf } from './levels.ts';

/** Whose time runs in a case (L3, L4): the case's own limit, that of each step, and that of each department asked. */

export type Post = {
  /** `case`, a step's id, or `joint:<department>`. */
  readonly of: string;
  readonly due: DueDate;
  /** Length of the limit, working days, without those its clock stood still. */
  readonly total: number;
  /** When it was done, epoch ms; null while its time runs. */
  readonly until: number | null;
  readonly department: string;
  /** Who answers for it; null when nobody was named: the department's chief representative. */
  readonly person: string | null;
};

/** Is the clock stopped just now (C9)? */
export function isSuspended(c: Case): boolean {
  return c.suspensions.at(-1)?.to === null;
}

/** Every limit of an accepted case whose time has begun, done or not. The decision stops the case's own. */
export function postsOf(catalogue: CatalogueState, c: Case): Post[] {
  const posts: Post[] = [];
  const own = casePost(catalogue, c);
  if (own) posts.push(own);
  for (const step of c.steps) {
    const post = stepPost(catalogue, c, step);
    if (post) posts.push(post);
  }
  return [...posts, ...jointPosts(catalogue, c)];
}

function casePost(catalogue: CatalogueState, c: Case): Post | null {
  if (c.due === null || c.from === null) return null;
  const stood = c.suspensions.reduce(
    (days, { from, to }) =>
      to === null ? days : days + workingDaysBetween(catalogue.source.calendar, from, to),
    0,
  );
  return {
    of: 'case',
    due: c.due,
    total: lengthOf(catalogue, c.from, c.due) - stood,
    until: c.decision?.at ?? c.endedAt,
    department: c.department,
    person: c.acceptedBy ?? c.receivedBy,
  };
}

/** A superior authority's step is its responsible head's (上报). */
function stepPost(catalogue: CatalogueState, c: Case, step: CaseStep): Post | null {
  if (step.due === null || step.sentAt === null) return null;
  const person = step.handler ?? step.responsible;
  return {
    of: step.id,
    due: step.due,
    total: step.days,
    until: step.finishedAt ?? c.endedAt,
    department: (person && catalogue.staff.get(person)?.department) || c.department,
    person,
  };
}

function jointPosts(catalogue: CatalogueState, c: Case): Post[] {
  return c.joint.map(({ department, due, at }) => ({
    of: `joint:${department}`,
    due,
    total: c.from === null ? 0 : lengthOf(catalogue, c.from, due),
    until: at ?? c.decision?.at ?? c.endedAt,
    department,
    person: null,
  }));
}

function lengthOf(catalogue: CatalogueState, from: string, due: DueDate): number {
  const { calendar } = catalogue.source;
  return workingDaysBetween(calendar, from, workingDayFrom(calendar, due.date));
}

/** Working days a post is late by, at its end or now. */
export function lateness(catalogue: CatalogueState, post: Post, now: number): number {
  return daysLate(catalogue, post.due, post.until ?? now);
}

/** The case's own limit and that of the step it lies at, as staff see them: at their end, or while the clock stands still, as they were then. */
export function caseLimits(
  catalogue: CatalogueState,
  c: Case,
  now: number,
): { readonly case: LimitLine | null; readonly step: LimitLine | null } {
  const stopped = isSuspended(c) ? c.suspensions.at(-1) : undefined;
  const clock = stopped ? Math.min(now, closesAt(catalogue, stopped.from)) : now;
  const lineOf = (post: Post | null) =>
    post && limitOf(catalogue, post.due, post.total, Math.min(post.until ?? clock, clock));
  const step = c.steps[c.at];
  return {
    case: lineOf(casePost(catalogue, c)),
    step: step && c.decision === null ? lineOf(stepPost(catalogue, c, step)) : null,
  };
}
