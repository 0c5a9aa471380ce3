import type { ArchiveList, CaseState } from '../contract/casework.ts';
import { personOf } from '../domain/find.ts';
import type { Batch, Recorded } from './port.ts';

/** A row of the case table: what a case came to, over all years (C13). Times are epoch ms, `due` is `YYYY-MM-DD`. */
export type CaseRow = {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly department: string;
  readonly item: string;
  readonly kind: string;
  readonly state: string;
  /** The applicant: a key of the vault, the sealed data, and the blind indexes that find them by exact match (X3). */
  readonly person: string;
  readonly sealed: string;
  readonly nameIndex: string;
  readonly idIndex: string | null;
  /** Who received it. */
  readonly clerk: string | null;
  readonly receivedAt: number;
  readonly acceptedAt: number | null;
  readonly due: string | null;
  readonly endedAt: number | null;
  readonly archived: boolean;
  /** Journal position of its receipt. */
  readonly position: number;
  /** Journal positions of the transfer and the destruction list it stands on (C13). */
  readonly transferList: number | null;
  readonly destructionList: number | null;
};

/** What one batch does to a case; null and left out: stays as it is. */
export type CaseChange = {
  readonly state?: CaseState | null;
  readonly acceptedAt?: number | null;
  readonly due?: string | null;
  readonly endedAt?: number | null;
  readonly archived?: boolean | null;
};

export type CaseChanges = {
  readonly received: readonly CaseRow[];
  /** By case id, everything of the batch merged. */
  readonly changed: ReadonlyMap<string, CaseChange>;
  readonly listed: readonly CaseListed[];
  /** Applicants erased: name and number find their cases no more (X3). */
  readonly erased: readonly string[];
};

/** A case put on a list; `list`: the journal position of that list's fact. */
export type CaseListed = { readonly id: string; readonly kind: ArchiveList; readonly list: number };

/** The case table's part of a batch, from facts alone. */
export function caseChanges(facts: readonly Recorded[], findable?: Batch['findable']): CaseChanges {
  const received: CaseRow[] = [];
  const changed = new Map<string, CaseChange>();
  const listed: CaseListed[] = [];
  const erased: string[] = [];
  for (const recorded of facts) {
    const { fact, position } = recorded;
    if (fact.type === 'ApplicantErased') erased.push(fact.person);
    if (fact.type === 'ArchiveListRecorded')
      listed.push(...fact.cases.map((id) => ({ id, kind: fact.kind, list: position })));
    if (!('case' in fact)) continue;
    if (fact.type === 'CaseReceived')
      received.push({ ...receivedRow(recorded, fact), ...findable?.get(fact.case) });
    const change = changeOf(recorded);
    if (change === null) continue;
    const before = changed.get(fact.case);
    changed.set(fact.case, before === undefined ? change : merge(before, change));
  }
  return { received, changed, listed, erased };
}

/**
 * The row after a change. An archived case stays as it is. An immediate case that is decided is to be delivered at once: nobody
 * checks and nobody need be told (§5.2).
 */
export function applyCaseChange(row: CaseRow, change: CaseChange): CaseRow {
  const next = merge(row, change);
  return next.state === 'decided' && next.kind === 'immediate' ? { ...next, state: 'to-deliver' } : next;
}

/** What happens to a row after its case is archived: nothing else ever does. */
export function applyListed(row: CaseRow, { kind, list }: CaseListed): CaseRow {
  return kind === 'transfer' ? { ...row, transferList: list } : { ...row, destructionList: list };
}

export const withoutIndexes = (row: CaseRow): CaseRow => ({ ...row, nameIndex: ERASED, idIndex: null });

/** Stands where the blind index of a name stood, once its applicant is erased. */
export const ERASED = '';

function merge<T extends CaseRow | CaseChange>(before: T, change: CaseChange): T {
  if (before.archived) return before;
  const next: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(change)) if (value !== null) next[field] = value;
  return next as T;
}

function receivedRow(
  { at, by, position }: Recorded,
  fact: Extract<Recorded['fact'], { type: 'CaseReceived' }>,
): CaseRow {
  const { number, code, department, item, kind, person, sealed, nameIndex = ERASED, idIndex = null } = fact;
  return {
    ...{ id: fact.case, number, code, department, item, kind, state: 'intake' },
    ...{ person, sealed, nameIndex, idIndex, clerk: personOf(by), receivedAt: at },
    ...{ acceptedAt: null, due: null, endedAt: null, archived: false, position },
    ...{ transferList: null, destructionList: null },
  };
}

function changeOf({ at, fact }: Recorded): CaseChange | null {
  switch (fact.type) {
    case 'ToldOnce':
      return { state: 'awaiting-materials' };
    case 'MaterialsBrought':
      return { state: 'intake' };
    case 'CaseRefused':
      return { state: 'refused', endedAt: at };
    case 'CaseLapsed':
      return { state: 'lapsed', endedAt: at };
    case 'CaseWithdrawn':
      return { state: 'withdrawn', endedAt: at };
    case 'CaseAccepted':
      return { state: 'handling', acceptedAt: at, due: fact.due?.date ?? null };
    case 'CaseDecided':
      return { state: 'decided' };
    case 'ResultReturned':
      return { state: 'handling' };
    case 'ResultChecked':
      return { state: 'to-notify' };
    case 'ApplicantNotified':
      return { state: 'to-deliver' };
    case 'CaseDelivered':
      return { state: 'completed', endedAt: at };
    case 'ExtensionAnswered':
    case 'SuspensionEnded':
    case 'LimitsMoved':
      return { due: fact.due?.date ?? null };
    case 'CaseArchived':
      return { archived: true };
    default:
      return null;
  }
}
