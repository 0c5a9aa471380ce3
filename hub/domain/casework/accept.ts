import type { NoticeKind } from '../../contract/casework.ts';
import type { Item } from '../../contract/catalogue.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Fact, FactOf } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { today } from '../limits/calendar.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import type { Case } from './case.ts';
import { dueAfter, dueIfAny } from './dates.ts';
import { caseHappened } from './find-case.ts';
import { lawful } from './lawful.ts';
import { type NoticeMore, notice } from './notices.ts';
import { stepsOf } from './plan.ts';
import { sendTo } from './send.ts';
import { limitRow, WORDS } from './words.ts';

/** Acceptance 受理 (C5): what complete materials set going, all at once. */
export const acceptHandlers: Handlers<'AcceptCase'> = {
  AcceptCase(state, command, context) {
    const found = lawful(state, command.case, 'accept', context);
    if (!found.ok) return found;
    const { catalogue, on } = found.value;
    const from = today(catalogue, completeAt(on));
    const facts = accepted(state, on, context, { deemed: false, from });
    return facts.ok ? caseHappened(on.id, facts.value) : facts;
  },
};

/** The moment the materials were complete: day 0 of the clock (T). */
function completeAt(on: Case): number {
  return Math.max(on.receivedAt, ...on.materials.map((each) => each.at ?? 0));
}

/**
 * The facts of an acceptance: the case's limits, its steps and tasks, the papers, the file on its way to the first post. `deemed`: by
 * law, nobody having told in time (C3). `from`: day 0, `YYYY-MM-DD`.
 */
export function accepted(
  state: State,
  on: Case,
  context: Context,
  { deemed, from }: { readonly deemed: boolean; readonly from: string },
): Result<Fact[], Refusal> {
  const { catalogue } = state;
  const item = catalogue?.items.get(on.item);
  if (!catalogue || !item) return no('no-such-item');
  const fact = acceptance(catalogue, item, on, context, { deemed, from });
  if (!fact.ok) return fact;
  const papers = papersOf(catalogue, item, on, fact.value);
  const facts: Fact[] = [fact.value];
  for (const [kind, more] of papers) {
    const issued = notice(state, on, kind, context, more);
    if (!issued.ok) return issued;
    facts.push(issued.value);
  }
  const [first] = fact.value.steps;
  if (!first) return ok(facts);
  const sent = sendTo(state, on, { from: WORDS.counter.zh, step: first, handler: null }, context);
  return sent.ok ? ok([...facts, ...sent.value]) : sent;
}

function acceptance(
  catalogue: CatalogueState,
  item: Item,
  on: Case,
  { now }: Context,
  { deemed, from }: { readonly deemed: boolean; readonly from: string },
): Result<FactOf<'CaseAccepted'>, Refusal> {
  const due = dueIfAny(catalogue, from, item.promisedDays);
  if (!due.ok) return due;
  const statutoryDue = dueIfAny(catalogue, from, item.statutoryDays);
  if (!statutoryDue.ok) return statutoryDue;
  const joint: FactOf<'CaseAccepted'>['joint'][number][] = [];
  for (const task of on.kind === 'joint' ? (item.casework?.joint ?? []) : []) {
    const limit = dueAfter(catalogue, today(catalogue, now), task.days);
    if (!limit.ok) return limit;
    joint.push({ department: task.department, due: limit.value });
  }
  return ok({
    type: 'CaseAccepted',
    case: on.id,
    deemed,
    from,
    due: due.value,
    statutoryDue: statutoryDue.value,
    steps: stepsOf({ ...item, kind: on.kind }),
    joint,
  });
}

/** 受理 and 办理通知书 or the joint pair, and the 承诺书 where the department uses it (C5). */
function papersOf(
  catalogue: CatalogueState,
  item: Item,
  on: Case,
  fact: FactOf<'CaseAccepted'>,
): [NoticeKind, NoticeMore][] {
  if (on.kind === 'immediate') return [];
  const due = fact.due?.date ?? '';
  const promisedDays = String(item.promisedDays ?? '');
  const fields = { statutoryDays: String(item.statutoryDays ?? ''), promisedDays, due };
  const materials = handedIn(item, on);
  const promise: [NoticeKind, NoticeMore][] = catalogue.departments
    .get(on.department)
    ?.uses?.includes('commitment-letter')
    ? [['commitment-letter', { fields: { promisedDays, due } }]]
    : [];
  if (on.kind === 'joint') {
    const departments = (item.casework?.joint ?? []).map(({ department, days }) =>
      limitRow(catalogue.departments.get(department)?.name.zh ?? department, days),
    );
    return [
      ['joint-acceptance', { fields, lists: { materials } }],
      ['joint-work-order', { fields: { due }, lists: { departments: orNothing(departments) } }],
      ...promise,
    ];
  }
  const steps = fact.steps.map(({ post, days }) => limitRow(post, days));
  return [
    ['acceptance', { fields, lists: { materials } }],
    ['work-order', { fields: { due }, lists: { steps: steps.length > 0 ? steps : [WORDS.atCounter.zh] } }],
    ...promise,
  ];
}

function handedIn(item: Item, on: Case): readonly string[] {
  const present = item.materials.filter((_, index) => on.materials[index]?.state === 'present');
  return orNothing(present.map((material) => material.name.zh));
}

/** A list without entries says so, rather than leaving a blank. */
function orNothing(entries: readonly string[]): readonly string[] {
  return entries.length > 0 ? entries : [WORDS.nothing.zh];
}
