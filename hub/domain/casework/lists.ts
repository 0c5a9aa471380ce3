import type { CaseClass, LimitLine, WorkList } from '../../contract/case-views.ts';
import type { Role } from '../../contract/catalogue.ts';
import { rolesOf } from '../identity/permissions.ts';
import { caseLimits } from '../limits/posts.ts';
import type { State } from '../state.ts';
import type { Case } from './case.ts';
import { currentStep, isFinal } from './find-case.ts';
import { acceptingClerk, belongs, handles, isFront, onStaff, worksOn } from './posts.ts';

/** Which work lists a case stands in, for whom (DOMAIN, the flow; 五件管理). */

/** These read every department's lists. */
const EVERYWHERE: ReadonlySet<Role> = new Set<Role>(['supervisor', 'discipline', 'complaint-officer']);

type Member = (state: State, on: Case, person: string, now: number) => boolean;

const MEMBERS: { readonly [L in WorkList]: Member } = {
  mine: (state, on, person) => liesWith(state, on, person),
  department: (_state, on) => !isFinal(on),
  'due-today': (state, on, _person, now) =>
    limitsOf(state, on, now).some((line) => line.left === 0 && line.level !== 'overrun'),
  amber: (state, on, _person, now) => worst(limitsOf(state, on, now)) === 'amber',
  red: (state, on, _person, now) => worst(limitsOf(state, on, now)) === 'red',
  overrun: (state, on, _person, now) => worst(limitsOf(state, on, now)) === 'overrun',
  'awaiting-materials': (_state, on) => on.state === 'awaiting-materials',
  'joint-for-me': (state, on, person) =>
    on.state === 'handling' &&
    on.joint.some((task) => task.result === null && worksOn(state, person, task.department)),
  'to-approve': (state, on, person) => {
    const step = currentStep(on);
    return step?.kind === 'approval' && handles(state, person, on, step);
  },
  'to-deliver': (_state, on) => on.state === 'to-notify' || on.state === 'to-deliver',
  'to-archive': (_state, on) => isFinal(on),
};

/** Does this case stand in that list of this person? Lists are the department's; supervision sees all of them. `now`: epoch ms. */
export function inList(state: State, on: Case, list: WorkList, person: string, now: number): boolean {
  if (!onStaff(state, person)) return false;
  const personal = list === 'mine' || list === 'joint-for-me' || list === 'to-approve';
  return (personal || inScope(state, on, person)) && MEMBERS[list](state, on, person, now);
}

function inScope(state: State, on: Case, person: string): boolean {
  if (rolesOf(state, person).some((role) => EVERYWHERE.has(role))) return true;
  return belongs(state, person, on.department);
}

/** Waits for this person's hand: the post where the file lies, the clerk who took it in or accepted it. */
function liesWith(state: State, on: Case, person: string): boolean {
  if (isFinal(on)) return false;
  if (on.state === 'intake' || on.state === 'awaiting-materials') return on.handledBy === person;
  const step = currentStep(on);
  if (step) return handles(state, person, on, step);
  return acceptingClerk(on) === person && isFront(state, person, on.department);
}

function limitsOf(state: State, on: Case, now: number): LimitLine[] {
  const { catalogue } = state;
  if (on.state !== 'handling' || !catalogue) return [];
  const { case: own, step } = caseLimits(catalogue, on, now);
  return [own, step].filter((line) => line !== null);
}

const LEVELS = ['overrun', 'red', 'amber', 'ok'] as const;

function worst(lines: readonly LimitLine[]): LimitLine['level'] {
  return LEVELS.find((level) => lines.some((line) => line.level === level)) ?? 'ok';
}

/** E's five classes: what waits for materials is 补办件, what was refused or denied 退回件, the others by their kind. */
export function classOf(on: Case): CaseClass {
  if (on.state === 'awaiting-materials') return 'supplement';
  if (on.state === 'refused' || on.decision?.outcome === 'denied') return 'returned';
  return on.kind;
}
