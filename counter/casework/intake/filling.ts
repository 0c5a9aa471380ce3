import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ApplicantHit, CaseView, Draft } from '../../../hub/contract/case-views.ts';
import type { Refusal } from '../../../hub/contract/refusals.ts';
import type { ItemView } from '../../../hub/contract/views/kiosk.ts';
import type { Link } from '../../../hub/web/link.ts';
import type { Panel } from '../../panel/use-panel.ts';
import type { Row } from './checklist.ts';
import type { Edit, FieldName } from './draft.ts';
import type { Faults } from './fields.ts';
import type { ViewKey } from './keys.ts';

/** The applicant's form and the checklist being filled, with a ticket in hand or without one (C1). */
export type Filling = {
  readonly link: Link;
  readonly panel: Pick<Panel, 'desk' | 'live'>;
  readonly draft: Draft;
  readonly change: (edit: Edit) => void;
  /** The case once received, as the hub tells it. */
  readonly view: CaseView | null;
  readonly item: ItemView | null;
  readonly rows: readonly Row[];
  readonly faults: Faults;
  readonly shown: Faults;
  readonly state: FormState;
};

export type IntakeDialog =
  | { readonly kind: 'item' }
  | { readonly kind: 'remark'; readonly index: number }
  | { readonly kind: 'applicants' }
  | { readonly kind: 'despite'; readonly case: string; readonly number: string }
  | { readonly kind: 'tell-again' }
  | { readonly kind: 'consult' }
  | { readonly kind: 'refuse' | 'decide' | 'notify' | 'deliver' | 'withdraw' };

/** What is only of this page, and of this form. */
export type FormState = {
  readonly selected: Signal<number>;
  readonly revealed: Signal<boolean>;
  readonly tried: Signal<boolean>;
  readonly typingIn: Signal<FieldName | null>;
  /** The hub's refusal of a field, until that field changes. */
  readonly refused: Signal<{ readonly field: FieldName; readonly refusal: Refusal } | null>;
  /** Who is on file under what was typed; null = not looked up. */
  readonly hits: Signal<readonly ApplicantHit[] | null>;
  readonly dialog: Signal<IntakeDialog | null>;
};

/** Belongs to one form, named by its ticket: the next one begins afresh. */
export function useFormState(ticket: string | null, live: boolean): FormState {
  const selected = useSignal(0);
  const revealed = useSignal(false);
  const tried = useSignal(false);
  const typingIn = useSignal<FieldName | null>(null);
  const refused = useSignal<FormState['refused']['value']>(null);
  const hits = useSignal<readonly ApplicantHit[] | null>(null);
  const dialog = useSignal<IntakeDialog | null>(null);
  const state = useMemo(() => ({ selected, revealed, tried, typingIn, refused, hits, dialog }), []);
  useEffect(() => {
    selected.value = 0;
    revealed.value = tried.value = false;
    typingIn.value = refused.value = hits.value = dialog.value = null;
  }, [ticket]);
  useEffect(() => {
    if (!live) dialog.value = null;
  }, [live]);
  return state;
}

/** The item's own page: materials, limits, what is issued. */
export function useItem(link: Link, id: string | null, live: boolean): ItemView | null {
  const item = useSignal<ItemView | null>(null);
  useEffect(() => {
    if (id === null || !live || item.peek()?.item.id === id) return;
    let left = false;
    void link.query<ItemView>({ query: 'item', item: id }).then((answer) => {
      if (!left && answer.ok) item.value = answer.value;
    });
    return () => {
      left = true;
    };
  }, [link, id, live]);
  return item.value?.item.id === id ? item.value : null;
}

/** What a key does that only shows or leads into the form. */
export function lookAt(filling: Filling, key: Exclude<ViewKey, 'page' | 'print'>): void {
  const { state, draft, rows } = filling;
  const received = draft.case !== null;
  switch (key) {
    case 'form':
      if (!received) document.querySelector<HTMLElement>('.intake-form input[name=name]')?.focus();
      return;
    case 'find':
      if (!received && (state.hits.value?.length ?? 0) > 0) state.dialog.value = { kind: 'applicants' };
      return;
    case 'item':
      if (!received) state.dialog.value = { kind: 'item' };
      return;
    case 'remark':
      if (rows[state.selected.value]) state.dialog.value = { kind: 'remark', index: state.selected.value };
      return;
    case 'reveal':
      state.revealed.value = !state.revealed.value;
  }
}
