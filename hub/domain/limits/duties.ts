import type { Case } from '../casework/case.ts';
import { isSuspended, tellOwed } from '../casework/find-case.ts';
import type { CatalogueState } from '../state.ts';
import { today, workingDayFrom } from './calendar.ts';
import { isOver, limitOf, type Phase, phaseOf, samePhase } from './levels.ts';
import { lateness, type Post, postsOf } from './posts.ts';

/** What the passing of time demands of a case and was not done yet. Asked again after it was done, nothing is left (L3, L4). */
export type Duty =
  /** Supplements were not brought by their date (C3). */
  | { readonly kind: 'lapse' }
  /** Nothing was told in time: accepted from receipt, or from that of the supplements (C3, Art. 32). */
  | { readonly kind: 'deem' }
  | { readonly kind: 'warn'; readonly of: string; readonly level: 'amber' | 'red' }
  | { readonly kind: 'overrun'; readonly post: Post };

const NOTHING: readonly Duty[] = [];
/** Cases for which there was nothing to do, and until when that holds. */
const quiet = new WeakMap<Case, { catalogue: CatalogueState; position: number; phase: Phase }>();

/**
 * A look at cases at one instant, epoch ms. Where it finds nothing it does not count again before something can have changed: the case,
 * the catalogue, the date, or business closes; so a look every half minute costs next to nothing, however many cases are open.
 */
export function lookAt(catalogue: CatalogueState, now: number): (on: Case) => readonly Duty[] {
  const phase = phaseOf(catalogue, now);
  return (on) => {
    const { position } = on;
    const known = quiet.get(on);
    if (known?.catalogue === catalogue && known.position === position && samePhase(known.phase, phase)) {
      return NOTHING;
    }
    const duties = dutiesOf(catalogue, on, now);
    if (duties.length === 0) quiet.set(on, { catalogue, position, phase });
    return duties;
  };
}

function dutiesOf(catalogue: CatalogueState, on: Case, now: number): Duty[] {
  if (isSuspended(on)) return [];
  if (on.state === 'intake') {
    const owed = tellOwed(on);
    return owed !== null && isOver(catalogue, owed, now) ? [{ kind: 'deem' }] : [];
  }
  if (on.state === 'awaiting-materials') return lapses(catalogue, on, now) ? [{ kind: 'lapse' }] : [];
  const posts = postsOf(catalogue, on);
  return [...warnings(catalogue, on, posts, now), ...overruns(catalogue, on, posts, now)];
}

/** The applicant has the whole of the last day, not only the hall's hours. */
function lapses(catalogue: CatalogueState, on: Case, now: number): boolean {
  const due = on.told.at(-1)?.due;
  return due !== undefined && today(catalogue, now) > workingDayFrom(catalogue.source.calendar, due.date);
}

/** Every level that was reached while the post's time runs; the hub may have been off when it was. */
function warnings(catalogue: CatalogueState, on: Case, posts: readonly Post[], now: number): Duty[] {
  return posts.flatMap(({ of, due, total, until }): Duty[] => {
    const open = (['amber', 'red'] as const).filter((level) => !on.warned.has(`${of}|${level}`));
    if (until !== null || open.length === 0) return [];
    const { level } = limitOf(catalogue, due, total, now);
    if (level === 'ok') return [];
    return open
      .filter((each) => each === 'amber' || level !== 'amber')
      .map((each) => ({ kind: 'warn', of, level: each }));
  });
}

/**
 * Posts that overran and are not recorded for it, also those done late since the last look. The lead answers for the case's own limit
 * only as far as the case is later than what the other posts lost: the steps one after the other, the departments side by side with them.
 */
function overruns(catalogue: CatalogueState, on: Case, posts: readonly Post[], now: number): Duty[] {
  const recorded = new Set(
    on.accountability.filter((each) => each.cause === 'overrun').map((each) => each.of),
  );
  const late = (post: Post) => lateness(catalogue, post, now);
  return posts.flatMap((post): Duty[] => {
    if (recorded.has(post.of) || late(post) === 0) return [];
    if (post.of === 'case' && late(post) <= lostElsewhere(posts, late)) return [];
    return [{ kind: 'overrun', post }];
  });
}

function lostElsewhere(posts: readonly Post[], late: (post: Post) => number): number {
  const joint = posts.filter(({ of }) => of.startsWith('joint:'));
  const steps = posts.filter((post) => post.of !== 'case' && !joint.includes(post));
  const lostInSteps = steps.reduce((days, post) => days + late(post), 0);
  return Math.max(lostInSteps, ...joint.map(late));
}
