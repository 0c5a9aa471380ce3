import { type CaseClass, WORK_LISTS, type WorkList, type WorkView } from '../../contract/case-views.ts';
import type { Case } from '../../domain/casework/case.ts';
import { classOf, inList } from '../../domain/index.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';
import { caseLine, type Reader } from './line.ts';

/** Lines sent at most; the totals count all. */
const MOST = 200;
/** Limits move by the day and shares of it: whoever is in which list is looked at anew this often, ms. */
const FRESH = 60_000;

/** Lists of a case for one person, one bit each, as of a position, a minute and a catalogue. */
type Standing = { position: number; at: number; revision: number; readonly of: Map<string, number> };
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
  for (const on of state.cases.values()) {
    const bits = listsOf(reader, on);
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

function listsOf({ state, person, now }: Reader, on: Case): number {
  const standing = standingOf(state, on, now);
  const known = standing.of.get(person);
  if (known !== undefined) return known;
  const bits = WORK_LISTS.reduce(
    (sum, list) => (inList(state, on, list, person, now) ? sum | bitOf(list) : sum),
    0,
  );
  standing.of.set(person, bits);
  return bits;
}

function standingOf(state: State, on: Case, now: number): Standing {
  const known = standings.get(on);
  const at = Math.floor(now / FRESH);
  const { revision } = catalogueOf(state);
  if (known?.position === on.position && known.at === at && known.revision === revision) return known;
  const fresh: Standing = { position: on.position, at, revision, of: new Map() };
  standings.set(on, fresh);
  return fresh;
}

/** The date that comes first: of the post it lies at, of the case, of what the applicant owes, of telling what is missing. */
function urgency(on: Case): string {
  const step = on.decision === null ? on.steps[on.at]?.due?.date : undefined;
  const told = on.state === 'awaiting-materials' ? on.told.at(-1)?.due.date : undefined;
  const tell = on.state === 'intake' && on.told.length === 0 ? on.tellBy.date : undefined;
  const due = on.decision === null ? on.due?.date : undefined;
  const dates = [step, told, tell, due].filter((date) => date !== undefined);
  return dates.reduce((first, date) => (date < first ? date : first), '9999');
}

function sooner(a: { on: Case; by: string }, b: { on: Case; by: string }): number {
  return a.by < b.by ? -1 : a.by > b.by ? 1 : a.on.receivedAt - b.on.receivedAt;
}
