import type { CaseClass, CaseLine } from '../../contract/case-views.ts';
import { CASE_STATES, type CaseState } from '../../contract/casework.ts';
import { ITEM_KINDS, type ItemKind } from '../../contract/catalogue.ts';
import { maskName } from '../../contract/mask.ts';
import type { Text } from '../../contract/text.ts';
import type { Case } from '../../domain/casework/case.ts';
import { WORDS } from '../../domain/casework/words.ts';
import { caseLimits, classOf, toWarn, worksOn } from '../../domain/index.ts';
import type { State, Vault } from '../../domain/state.ts';
import type { CaseRow } from '../../journal/port.ts';
import { catalogueOf, itemName } from '../lines.ts';
import { handlesCase, openApplicant } from './access.ts';
import { owedAnswers } from './joint.ts';

/** Who reads, with what opens applicants. */
export type Reader = {
  readonly state: State;
  readonly vault: Vault;
  readonly person: string;
  readonly now: number;
};

/** A person's name as staff see it; ids of people who are gone stay ids. */
export function nameOf(state: State, person: string | null): Text | null {
  return person === null ? null : (catalogueOf(state).staff.get(person)?.name ?? plain(person));
}

/** A step's post and superior authority as the item names them; facts keep what papers say. */
export function stepNames(
  state: State,
  on: Case,
  step: Case['steps'][number],
): { readonly post: Text; readonly authority: Text | null } {
  const planned = catalogueOf(state)
    .items.get(on.item)
    ?.casework?.steps?.find(({ id }) => id === step.id);
  const named = (word: string, now: Text | undefined) =>
    [now, WORDS.review, WORDS.approval].find((text) => text?.zh === word) ?? plain(word);
  return {
    post: named(step.post, planned?.post),
    authority: step.authority === null ? null : named(step.authority, planned?.authority),
  };
}

/** A word that no catalogue translates. */
export const plain = (word: string): Text => ({ zh: word, en: word });

export function itemText(state: State, item: string): Text {
  return itemName(state, item) ?? plain(item);
}

/** One case in a list, as this reader may see it. */
export function caseLine({ state, vault, person, now }: Reader, on: Case): CaseLine {
  const limits = caseLimits(catalogueOf(state), on, now);
  const owed = owedAnswers(state, on, person, now);
  // Another department is pressed by the answer it owes, not by the limit of the lead's post (C7).
  const answer = owed.find(({ mine }) => mine);
  const name = openApplicant(vault, on.person, on.sealed)?.name ?? '';
  return {
    id: on.id,
    number: on.number,
    item: itemText(state, on.item),
    department: on.department,
    applicant: handlesCase(state, person, on) ? name : maskName(name),
    kind: on.kind,
    class: classOf(on),
    state: on.state,
    stage: stageOf(state, on, owed.filter(({ limit }) => limit.level === 'overrun').length),
    receivedAt: on.receivedAt,
    limit: limits.case,
    stepLimit: worksOn(state, person, on.department) ? limits.step : (answer?.limit ?? limits.step),
    archived: !state.cases.has(on.id),
    ...(toWarn(on) && { toWarn: true }),
  };
}

/** What it waits for: a post by its name; else `materials`, `joint`, or the state itself. */
function stageOf(state: State, on: Case, late: number): CaseLine['stage'] {
  const nobody = { who: null, count: null };
  if (on.state === 'awaiting-materials')
    return { what: 'materials', who: null, count: on.told.at(-1)?.missing.length ?? null };
  if (on.state !== 'handling') return { what: on.state, ...nobody };
  const unanswered = on.joint.filter(({ result }) => result === null).length;
  if (unanswered > 0) return { what: 'joint', who: null, count: unanswered, ...(late > 0 && { late }) };
  const step = on.steps[on.at];
  return step
    ? { what: stepNames(state, on, step).post, who: nameOf(state, step.handler), count: null }
    : { what: 'handling', ...nobody };
}

/** A case of the archive, of which only its row is at hand. */
export function rowLine({ state, vault, person }: Reader, row: CaseRow): CaseLine {
  const name = openApplicant(vault, row.person, row.sealed)?.name ?? '';
  const kind = ITEM_KINDS.find((known) => known === row.kind) ?? 'immediate';
  const at = rowState(row);
  return {
    id: row.id,
    number: row.number,
    item: itemText(state, row.item),
    department: row.department,
    applicant: worksOn(state, person, row.department) ? name : maskName(name),
    kind,
    class: rowClass(kind, at),
    state: at,
    stage: { what: at, who: null, count: null },
    receivedAt: row.receivedAt,
    limit: null,
    stepLimit: null,
    archived: row.archived,
  };
}

/** The table keeps states as text. */
export const rowState = (row: CaseRow): CaseState =>
  CASE_STATES.find((known) => known === row.state) ?? 'completed';

const rowClass = (kind: ItemKind, state: CaseState): CaseClass => (state === 'refused' ? 'returned' : kind);
