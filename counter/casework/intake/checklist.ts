import type { CaseView, Draft } from '../../../hub/contract/case-views.ts';
import type { MaterialState } from '../../../hub/contract/casework.ts';
import type { Item } from '../../../hub/contract/catalogue.ts';

/** One row of the checklist as drawn: what the hub has, with what was entered here and is on its way laid over it. */
export type Row = {
  readonly index: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly form: 'original' | 'copy' | 'original-and-copy';
  readonly copies: number;
  readonly state: MaterialState;
  readonly remark: string;
};

/** Columns of the matrix, in the order of the keys 1–4 (C2). */
export const COLUMNS = ['present', 'correctable', 'missing', 'not-applicable'] as const;
export type Column = (typeof COLUMNS)[number];

/** Rows from the case once it is received, before that from the item's list. */
export function rowsOf(
  view: Pick<CaseView, 'materials'> | null,
  item: Pick<Item, 'materials'> | null,
  entered: Draft['materials'],
): readonly Row[] {
  const known = new Map(entered.map((entry) => [entry.index, entry]));
  const listed = view
    ? view.materials
    : (item?.materials ?? []).map((material) => ({ ...material, state: 'unchecked' as const, remark: '' }));
  return listed.map(({ name, form, copies, state, remark }, index) => {
    const { state: now, remark: words } = known.get(index) ?? { state, remark };
    return { index, name, form, copies, state: now, remark: words };
  });
}

/** What was entered and the hub does not have yet; rows nobody has looked at are not told. */
export function unsentOf(rows: readonly Row[], view: Pick<CaseView, 'materials'> | null): Draft['materials'] {
  return rows
    .filter(({ index, state, remark }) => {
      const recorded = view?.materials[index];
      return recorded
        ? recorded.state !== state || recorded.remark !== remark
        : state !== 'unchecked' || remark !== '';
    })
    .map(({ index, state, remark }) => ({ index, state, remark }));
}

export type Tally = Readonly<Record<MaterialState, number>>;

/** How many rows are in each state. */
export function tally(rows: readonly Row[]): Tally {
  const count = (state: MaterialState) => rows.filter((row) => row.state === state).length;
  return {
    unchecked: count('unchecked'),
    present: count('present'),
    correctable: count('correctable'),
    missing: count('missing'),
    'not-applicable': count('not-applicable'),
  };
}

/** Every row looked at, nothing missing, nothing still to be corrected (C5). */
export function isComplete({ unchecked, correctable, missing }: Tally): boolean {
  return unchecked + correctable + missing === 0;
}

/** The row an arrow leads to; it stays inside the list. */
export function moved(at: number, key: string, rows: number): number {
  if (key === 'ArrowDown') return Math.min(at + 1, Math.max(0, rows - 1));
  return key === 'ArrowUp' ? Math.max(at - 1, 0) : at;
}
