import type { LimitLine } from '../../contract/case-views.ts';
import type { Case, CaseStep } from '../casework/case.ts';
import type { DueDate } from '../casework/facts.ts';
import { isSuspended } from '../casework/find-case.ts';
import { acceptingClerk } from '../casework/posts.ts';
import type { CatalogueState } from '../state.ts';
import { addWorkingDays, today, workingDayFrom, workingDaysBetween } from './calendar.ts';
import { closesAt, daysLate, limitOf, type Phase, phaseOf, samePhase } from './levels.ts';

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

/** Every limit of an accepted case whose time has begun, done or not. The decision stops the case's own (行政许可法 Art. 42). */
export function postsOf(catalogue: CatalogueState, on: Case): Post[] {
  const posts = [casePost(catalogue, on), ...on.steps.map((step) => stepPost(catalogue, on, step))];
  return [...posts.filter((post) => post !== null), ...jointPosts(catalogue, on)];
}

function casePost(catalogue: CatalogueState, on: Case): Post | null {
  if (on.due === null || on.from === null) return null;
  return {
    of: 'case',
    due: on.due,
    total: lengthOf(catalogue, on, on.from, on.due),
    until: on.decision?.at ?? on.endedAt,
    department: on.department,
    person: acceptingClerk(on),
  };
}

/** A superior authority's step is its responsible head's (上报). */
function stepPost(catalogue: CatalogueState, on: Case, step: CaseStep): Post | null {
  const due = stepDue(catalogue, on, step);
  if (due === null || step.sentAt === null) return null;
  const person = step.handler ?? step.responsible;
  return {
    of: step.id,
    due,
    total: step.days,
    until: step.finishedAt ?? on.decision?.at ?? on.endedAt,
    department: (person && catalogue.staff.get(person)?.department) || on.department,
    person,
  };
}

/** The end of a step's limit; a file that was returned to its approver has that post's whole limit again. */
function stepDue(catalogue: CatalogueState, on: Case, step: CaseStep): DueDate | null {
  const returned = on.returned.at(-1);
  if (!returned || step.kind !== 'approval' || step !== on.steps.at(-1)) return step.due;
  const again = addWorkingDays(catalogue.source.calendar, today(catalogue, returned.at), step.days);
  return again && step.due && again.date > step.due.date ? again : step.due;
}

function jointPosts(catalogue: CatalogueState, on: Case): Post[] {
  if (on.joint.length === 0) return [];
  const from = today(catalogue, on.acceptedAt ?? on.receivedAt);
  return on.joint.map(({ department, due, at }) => ({
    of: `joint:${department}`,
    due,
    total: lengthOf(catalogue, on, from, due),
    until: at ?? on.decision?.at ?? on.endedAt,
    department,
    person: null,
  }));
}

/** Working days of a limit, without those its clock stood still. */
function lengthOf(catalogue: CatalogueState, on: Case, from: string, due: DueDate): number {
  const { calendar } = catalogue.source;
  const stood = on.suspensions.reduce(
    (days, { from: stop, to }) => (to === null ? days : days + workingDaysBetween(calendar, stop, to)),
    0,
  );
  return workingDaysBetween(calendar, from, workingDayFrom(calendar, due.date)) - stood;
}

/** Working days a post is late by, at its end or now. */
export function lateness(catalogue: CatalogueState, post: Post, now: number): number {
  return daysLate(catalogue, post.due, post.until ?? now);
}

/** The case's own limit and that of the step it lies at. */
export type CaseLimits = { readonly case: LimitLine | null; readonly step: LimitLine | null };
type Drawn = { readonly catalogue: CatalogueState; readonly position: number; readonly phase: Phase };
/** Limits as drawn last: every list, line and reader looks at the same until the case or the phase changes. */
const drawn = new WeakMap<Case, Drawn & { readonly limits: CaseLimits }>();

/** A case's limits as staff see them: at their end, or while the clock stands still, as they were then. */
export function caseLimits(catalogue: CatalogueState, on: Case, now: number): CaseLimits {
  const known = drawn.get(on);
  const phase = phaseOf(catalogue, now);
  const { position } = on;
  if (known?.catalogue === catalogue && known.position === position && samePhase(known.phase, phase)) {
    return known.limits;
  }
  const limits = limitsAt(catalogue, on, now);
  drawn.set(on, { catalogue, position, phase, limits });
  return limits;
}

function limitsAt(catalogue: CatalogueState, on: Case, now: number): CaseLimits {
  const stopped = isSuspended(on) ? on.suspensions.at(-1) : undefined;
  const clock = stopped ? Math.min(now, closesAt(catalogue, stopped.from)) : now;
  const lineOf = (post: Post | null) =>
    post && limitOf(catalogue, post.due, post.total, Math.min(post.until ?? clock, clock));
  const step = on.steps[on.at];
  return {
    case: lineOf(casePost(catalogue, on)),
    step: step && on.decision === null ? lineOf(stepPost(catalogue, on, step)) : null,
  };
}
