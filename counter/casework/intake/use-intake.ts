import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ApplicantHit, CaseView } from '../../../hub/contract/case-views.ts';
import type { Refusal } from '../../../hub/contract/refusals.ts';
import type { ItemView, TicketInHand } from '../../../hub/contract/views.ts';
import { type Link, useTopic } from '../../../hub/web/link.ts';
import type { Panel } from '../../panel/use-panel.ts';
import { isComplete, type Row, rowsOf, type Tally, tally, unsentOf } from './checklist.ts';
import type { Edit, TextField } from './draft.ts';
import { type Faults, faultsOf, shownFaults } from './fields.ts';
import { type IntakeAction, type Offer, offers, type ViewKey } from './keys.ts';
import { printAll } from './notice-list.tsx';
import { perform } from './perform.ts';
import { useChecking } from './use-checking.ts';
import { type DraftHold, useDraft } from './use-draft.ts';
import { useIntakeKeys } from './use-intake-keys.ts';

export type IntakeDialog =
  | { readonly kind: 'item' }
  | { readonly kind: 'remark'; readonly index: number }
  | { readonly kind: 'applicants' }
  | { readonly kind: 'despite'; readonly case: string; readonly number: string }
  | { readonly kind: 'tell-again' }
  | { readonly kind: 'consult' }
  | { readonly kind: 'refuse' | 'decide' | 'notify' | 'deliver' | 'withdraw' };

/** Everything the parts of the intake need: what is known, what is entered, and the ways to go on. */
export type Intake = {
  readonly link: Link;
  readonly panel: Panel;
  readonly ticket: TicketInHand;
  readonly draft: DraftHold['draft'];
  readonly change: (edit: Edit) => void;
  /** The case once received, as the hub tells it. */
  readonly view: CaseView | null;
  readonly item: ItemView | null;
  readonly rows: readonly Row[];
  readonly tally: Tally;
  readonly complete: boolean;
  readonly unsent: DraftHold['draft']['materials'];
  readonly offers: readonly Offer[];
  readonly faults: Faults;
  readonly shown: Faults;
  readonly state: IntakeState;
  readonly act: (action: IntakeAction) => void;
};

/** What is only of this page, and of this ticket. */
export type IntakeState = {
  readonly selected: Signal<number>;
  readonly revealed: Signal<boolean>;
  readonly tried: Signal<boolean>;
  readonly typingIn: Signal<TextField | null>;
  /** The hub's refusal of a field, until that field changes. */
  readonly refused: Signal<{ readonly field: TextField; readonly refusal: Refusal } | null>;
  /** Who is on file under what was typed; null = not looked up. */
  readonly hits: Signal<readonly ApplicantHit[] | null>;
  readonly dialog: Signal<IntakeDialog | null>;
};

/** The intake of the ticket being served; null while there is none. Called on every render of the panel. */
export function useIntake(link: Link, panel: Panel): Intake | null {
  const ticket = panel.view.current?.state === 'serving' ? panel.view.current : null;
  const start = ticket && { ticket: ticket.id, item: ticket.itemId };
  const hold = useDraft(link, panel.view.counter.id, start, panel.live);
  const state = useIntakeState(ticket?.id ?? null, panel.live);
  const caseId = hold?.draft.case ?? null;
  const { view: told } = useTopic<CaseView>(link, caseId && `case:${caseId}`);
  const view = told?.line.id === caseId ? told : null;
  const item = useItem(link, view?.itemId ?? hold?.draft.item ?? null, panel.live);
  const intake = ticket && hold ? assemble(link, panel, ticket, hold, view, item, state) : null;
  useChecking(intake);
  useOutcome(panel, caseId);
  useIntakeKeys(intake);
  return intake;
}

function assemble(
  link: Link,
  panel: Panel,
  ticket: TicketInHand,
  { draft, change }: DraftHold,
  view: CaseView | null,
  item: ItemView | null,
  state: IntakeState,
): Intake {
  const waits = draft.case !== null && view === null;
  const rows = rowsOf(view, item?.item ?? null, draft.materials);
  const counted = tally(rows);
  const faults = faultsOf(draft.applicant);
  const base = {
    link,
    panel,
    ticket,
    draft,
    change: (edit: Edit) => {
      if (edit.edit === 'field' && state.refused.value?.field === edit.field) state.refused.value = null;
      change(edit);
    },
    view,
    item,
    rows,
    tally: counted,
    complete: isComplete(counted),
    unsent: draft.case === null ? [] : unsentOf(rows, view),
    offers: waits ? [] : offers(view),
    faults,
    shown: shownFaults(faults, state.tried.value, state.typingIn.value),
    state,
  };
  const intake: Intake = { ...base, act: (action) => perform(intake, action) };
  return intake;
}

/** Belongs to one ticket: the next one begins afresh. */
function useIntakeState(ticket: string | null, live: boolean): IntakeState {
  const selected = useSignal(0);
  const revealed = useSignal(false);
  const tried = useSignal(false);
  const typingIn = useSignal<TextField | null>(null);
  const refused = useSignal<IntakeState['refused']['value']>(null);
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
function useItem(link: Link, id: string | null, live: boolean): ItemView | null {
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

/** A ticket that made a case ends as one, without asking (W1). */
function useOutcome(panel: Panel, caseId: string | null): void {
  useEffect(() => {
    if (caseId !== null && panel.picked.peek() === null) panel.picked.value = 'case';
  }, [caseId]);
}

/** What a view key does: nothing of it is a command. */
export function look(intake: Intake, key: ViewKey): void {
  const { state, change, draft, rows } = intake;
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
      return;
    case 'page':
      change({ edit: 'turn-page' });
      return;
    case 'print':
      printAll(intake);
  }
}
