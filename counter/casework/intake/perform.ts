import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { RefusalCode } from '../../../hub/contract/refusals.ts';
import { applicantOf } from './draft.ts';
import { refusedField } from './fields.ts';
import type { IntakeAction } from './keys.ts';
import { checkCommand } from './use-checking.ts';
import type { Intake } from './use-intake.ts';

/** Does what was pressed: at once where nothing is to be asked, else by its dialog. Offline it is dropped, with a word (W5). */
export function perform(intake: Intake, action: IntakeAction): void {
  const { panel, state, view, draft } = intake;
  if (!panel.live) {
    panel.desk.drop(action);
    return;
  }
  if (panel.desk.busy.value !== null || !intake.offers.some((offer) => offer.action === action)) return;
  switch (action) {
    case 'receive':
      void receive(intake);
      return;
    case 'another':
      intake.change({ edit: 'another' });
      return;
    case 'tell-once':
      if (view && view.told.length > 0) state.dialog.value = { kind: 'tell-again' };
      else void run(intake, action, { type: 'TellOnce', case: draft.case ?? '' });
      return;
    case 'accept':
      void run(intake, action, { type: 'AcceptCase', case: draft.case ?? '' });
      return;
    case 'bring-materials':
      void run(intake, action, {
        type: 'BringMaterials',
        case: draft.case ?? '',
        counter: panel.view.counter.id,
      });
      return;
    default:
      state.dialog.value = { kind: action };
  }
}

/** Commands on the case in hand, after what was ticked and not yet told. True = done. */
export function run(intake: Intake, action: string, ...commands: CommandInput[]): Promise<boolean> {
  const first = checkCommand(intake.draft.case, intake.unsent);
  return intake.panel.desk.run(action, ...(first ? [first] : []), ...commands);
}

/** 接件: the form is complete, the ticket becomes a case; what was ticked before goes down with it (C1, C2). */
export async function receive(intake: Intake, despite?: string): Promise<boolean> {
  const { panel, state, draft, change } = intake;
  state.tried.value = true;
  if (draft.item === null) {
    state.dialog.value = { kind: 'item' };
    return false;
  }
  const [faulty] = Object.keys(intake.faults);
  const applicant = applicantOf(draft);
  if (faulty || !applicant) {
    document.querySelector<HTMLElement>(`.intake-form [name="${faulty}"]`)?.focus();
    return false;
  }
  const received = await panel.desk.call<{ readonly case: string }>('receive', {
    type: 'ReceiveCase',
    counter: panel.view.counter.id,
    origin: 'ticket',
    item: draft.item,
    applicant,
    ...(draft.person !== null && { person: draft.person }),
    ...(despite !== undefined && { despite }),
  });
  if (!received) {
    refusedReceipt(intake);
    return false;
  }
  change({ edit: 'case', case: received.case });
  state.dialog.value = null;
  (document.activeElement as HTMLElement | null)?.blur();
  const check = checkCommand(
    received.case,
    draft.materials.filter(({ state: is }) => is !== 'unchecked'),
  );
  if (check) await panel.desk.run('check-materials', check);
  return true;
}

/** A refusal goes to its place: an open case is shown, a field's fault stands at the field. */
function refusedReceipt({ panel, state }: Intake): void {
  const refusal = panel.desk.refused.value?.refusal;
  if (!refusal) return;
  const open: RefusalCode = 'case-open';
  const { case: other, number } = refusal.detail ?? {};
  if (refusal.code === open && typeof other === 'string') {
    panel.desk.refused.value = null;
    state.dialog.value = { kind: 'despite', case: other, number: String(number ?? '') };
    return;
  }
  const field = refusedField(refusal);
  if (!field) return;
  state.refused.value = { field, refusal };
  document.querySelector<HTMLElement>(`.intake-form [name="${field}"]`)?.focus();
}
