import { type CaseClass, WORK_LISTS, type WorkList, type WorkView } from '../../contract/case-views.ts';
import type { Case } from '../../domain/casework/case.ts';
import { classOf, inList, rolesOf, tellOwed } from '../../domain/index.ts';
import { phaseOf } from '../../domain/limits/levels.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';
import { caseLine, type Reader } from './line.ts';

/** Lines sent at most; the totals count all. */
const MOST = 200;
/** Lists that follow from limits: the same for everyone who sees the case at all, and moved by time alone. */
const TIMED: ReadonlySet<WorkList> = new Set(['due-today', 'amber', 'red', 'overrun']);
const STEADY = WORK_LISTS.filter((list) => !TIMED.has(list));

/** Lists of a case, one bit each: for each reader as of its last fact, by limits as of a day and its close. */
type Standing = {
  position: number;
  revision: number;
  readonly steady: Map<string, number>;
  timed: { when: string; bits: number };
};
const standings = new WeakMap<Case, Standing>();

/** Topic `work:<list>`: what lies with this person, most urgent first (L3). Thousands of open cases take milliseconds. */
export function workView(reader: Reader, list: WorkList): Omit<WorkView, 'revision' | 'now'> {
  const { state } = reader;
  const lists = Object.fromEntries(WORK_LISTS.map((each) => [each, 0])) as Record<WorkList, number>;
  const classes: Record<CaseClass, number> = {
    immediate: 0,
    committed: 0,
    joint: 0,
    returned: 0,
    supplement: 0,
  };
  const department = bitOf('department');
  const wanted = bitOf(list);
  const members: Case[] = [];
  const [who, when] = [whoOf(reader), whenOf(reader)];
  for (const on of state.cases.values()) {
    const bits = listsOf(reader, on, who, when);
    if (bits === 0) continue;
    for (const each of WORK_LISTS) if (bits & bitOf(each)) lists[each] += 1;
    if (bits & department) classes[classOf(on)] += 1;
    if (bits & wanted) members.push(on);
  }
  const urgent = members.map((on) => ({ on, by: urgency(on) })).sort(sooner);
  return {
    list,
    lines: urgent.slice(0, MOST).map(({ on }) => caseLine(reader, on)),
    total: members.length,
    lists,
    classes,
  };
}

const bitOf = (list: WorkList): number => 1 << WORK_LISTS.indexOf(list);

/** The reader with everything that decides what they see. */
function whoOf({ state, person }: Reader): string {
  return `${person} ${rolesOf(state, person).join()} ${state.identity.users.get(person)?.disabled ?? ''}`;
}

/** Limits change at midnight and at the close of business, and not between. */
function whenOf({ state, now }: Reader): string {
  const { date, closed } = phaseOf(catalogueOf(state), now);
  return `${date} ${closed}`;
}

function listsOf(reader: Reader, on: Case, who: string, when: string): number {
  const standing = standingOf(reader.state, on);
  const steady = standing.steady.get(who) ?? bitsOf(reader, on, STEADY);
  standing.steady.set(who, steady);
  if (!(steady & bitOf('department'))) return steady;
  if (standing.timed.when !== when) standing.timed = { when, bits: bitsOf(reader, on, [...TIMED]) };
  return steady | standing.timed.bits;
}

function bitsOf({ state, person, now }: Reader, on: Case, lists: readonly WorkList[]): number {
  return lists.reduce((sum, list) => (inList(state, on, list, person, now) ? sum | bitOf(list) : sum), 0);
}

function standingOf(state: State, on: Case): Standing {
  const known = standings.get(on);
  const { revision } = catalogueOf(state);
  if (known?.position === on.position && known.revision === revision) return known;
  const fresh = { position: on.position, revision, steady: new Map(), timed: { when: '', bits: 0 } };
  standings.set(on, fresh);
  return fresh;
}

/** The date that comes first: of the post it lies at, of the case, of what the applicant owes, of telling what is missing. */
function urgency(on: Case): string {
  const step = on.decision === null ? on.steps[on.at]?.due?.date : undefined;
  const told = on.state === 'awaiting-materials' ? on.told.at(-1)?.due.date : undefined;
  const tell = tellOwed(on)?.date;
  const due = on.decision === null ? on.due?.date : undefined;
  const dates = [step, told, tell, due].filter((date) => date !== undefined);
  return dates.reduce((first, date) => (date < first ? date : first), '9999');
}

function sooner(a: { on: Case; by: string }, b: { on: Case; by: string }): number {
  return a.by < b.by ? -1 : a.by > b.by ? 1 : a.on.receivedAt - b.on.receivedAt;
}
