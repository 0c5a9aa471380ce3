import { useEffect } from 'preact/hooks';
import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { ItemView } from '../../../hub/contract/views/kiosk.ts';
import type { HolderAnswer, TicketInHand } from '../../../hub/contract/views/panel.ts';
import { type Link, useTopic } from '../../../hub/web/link.ts';
import type { Panel } from '../../panel/use-panel.ts';
import { isComplete, rowsOf, type Tally, tally, unsentOf } from './checklist.ts';
import { changes, type Edit } from './draft.ts';
import { faultsOf, shownFaults } from './fields.ts';
import { type Filling, type FormState, lookAt, useFormState, useItem } from './filling.ts';
import { type IntakeAction, type Offer, offers, type ViewKey } from './keys.ts';
import { printAll } from './notice-list.tsx';
import { perform } from './perform.ts';
import { useChecking } from './use-checking.ts';
import { type DraftHold, useDraft } from './use-draft.ts';
import { useIntakeKeys } from './use-intake-keys.ts';

/** Everything the parts of the intake need: the form, the ticket it is for, and the ways to go on. */
export type Intake = Filling & {
  readonly panel: Panel;
  readonly ticket: TicketInHand;
  readonly tally: Tally;
  readonly complete: boolean;
  readonly unsent: DraftHold['draft']['materials'];
  readonly offers: readonly Offer[];
  readonly act: (action: IntakeAction) => void;
};

/** The intake of the ticket being served; null while there is none. Called on every render of the panel. */
export function useIntake(link: Link, panel: Panel): Intake | null {
  const ticket = panel.view.current?.state === 'serving' ? panel.view.current : null;
  const start = ticket && { ticket: ticket.id, item: ticket.itemId };
  const hold = useDraft(link, panel.view.counter.id, start, panel.live);
  const state = useFormState(ticket?.id ?? null, panel.live);
  const caseId = hold?.draft.case ?? null;
  const { view: told } = useTopic<CaseView>(link, caseId && `case:${caseId}`);
  const view = told?.line.id === caseId ? told : null;
  const item = useItem(link, view?.itemId ?? hold?.draft.item ?? null, panel.live);
  const intake = ticket && hold ? assemble(link, panel, ticket, hold, view, item, state) : null;
  useHolder(link, panel, hold);
  useChecking(intake);
  // Another list begins at its first row.
  useEffect(() => {
    state.selected.value = 0;
  }, [intake?.draft.item]);
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
  state: FormState,
): Intake {
  const waits = draft.case !== null && view === null;
  const rows = rowsOf(view, item?.item ?? null, draft.materials);
  const counted = tally(rows);
  const faults = faultsOf(draft.applicant, draft.mandate);
  const base = {
    link,
    panel,
    ticket,
    draft,
    change: (edit: Edit) => {
      if (changes(edit, state.refused.value?.field)) state.refused.value = null;
      change(edit);
    },
    view,
    item,
    rows,
    tally: counted,
    complete: isComplete(counted),
    unsent: draft.case === null ? [] : unsentOf(rows, view),
    offers: waits ? [] : offers(view, draft.mandate !== undefined),
    faults,
    shown: shownFaults(faults, state.tried.value, state.typingIn.value),
    state,
  };
  const intake: Intake = { ...base, act: (action) => perform(intake, action) };
  return intake;
}

/** A form nobody has begun begins with whoever took the ticket by name (K6). */
function useHolder(link: Link, panel: Panel, hold: DraftHold | null): void {
  const { view } = useTopic<HolderAnswer>(link, `holder:${panel.view.counter.id}`);
  const ticket = hold?.draft.ticket ?? null;
  const fresh = hold?.told === true && hold.draft.at === 0;
  const holder = view?.full && view.ticket === ticket ? view.holder : null;
  useEffect(() => {
    if (fresh && holder) hold?.change({ edit: 'holder', holder });
  }, [ticket, fresh, holder === null]);
}

/** A ticket that made a case ends as one, without asking (W1). */
function useOutcome(panel: Panel, caseId: string | null): void {
  useEffect(() => {
    if (caseId !== null && panel.picked.peek() === null) panel.picked.value = 'case';
  }, [caseId]);
}

/** What a view key does: nothing of it is a command. */
export function look(intake: Intake, key: ViewKey): void {
  if (key === 'page') intake.change({ edit: 'turn-page' });
  else if (key === 'print') printAll(intake);
  else lookAt(intake, key);
}
