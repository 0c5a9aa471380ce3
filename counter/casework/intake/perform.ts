import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { RefusalCode } from '../../../hub/contract/refusals.ts';
import { applicantOf, type Edit } from './draft.ts';
import { refusedField } from './fields.ts';
import type { Filling } from './filling.ts';
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
      void onward(intake, { edit: 'another', applicant: view?.applicant ?? null });
      return;
    case 'principal':
      void onward(intake, { edit: 'principal' });
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

/** The next file of the same visitor; what was ticked on this one is told first (C2, T9, T14). */
async function onward(intake: Intake, edit: Extract<Edit, { edit: 'another' | 'principal' }>): Promise<void> {
  if (intake.unsent.length === 0 || (await run(intake, edit.edit))) intake.change(edit);
}

/** Commands on the case in hand, after what was ticked and not yet told. True = done. */
export function run(intake: Intake, action: string, ...commands: CommandInput[]): Promise<boolean> {
  const first = checkCommand(intake.draft.case, intake.unsent);
  return intake.panel.desk.run(action, ...(first ? [first] : []), ...commands);
}

/** How a case comes in: from the ticket at a counter, or by what stands for one (C1). */
type Coming = Pick<
  Extract<CommandInput, { type: 'ReceiveCase' }>,
  'counter' | 'origin' | 'reason' | 'approver' | 'despite'
>;

/** 接件 with the ticket in hand: it becomes a case (C1). True = received. */
export async function receive(intake: Intake, despite?: string): Promise<boolean> {
  const counter = intake.panel.view.counter.id;
  const made = await sendForm(intake, {
    counter,
    origin: 'ticket',
    ...(despite !== undefined && { despite }),
  });
  if (made === null) return false;
  intake.change({ edit: 'case', ...made });
  await sendTicks(intake, made.case);
  return true;
}

type Made = { readonly case: string; readonly person: string };

/** Sends a complete form; answers the case made of it and whose it is. Null: what is missing, or was refused, is shown at its place. */
export async function sendForm(filling: Filling, coming: Coming): Promise<Made | null> {
  const { panel, state, draft } = filling;
  state.tried.value = true;
  if (draft.item === null) {
    state.dialog.value = { kind: 'item' };
    return null;
  }
  const [faulty] = Object.keys(filling.faults);
  const applicant = applicantOf(draft);
  if (faulty || !applicant) {
    document.querySelector<HTMLElement>(`.intake-form [name="${faulty}"]`)?.focus();
    return null;
  }
  const received = await panel.desk.call<Made>('receive', {
    type: 'ReceiveCase',
    ...coming,
    item: draft.item,
    applicant,
    ...(draft.mandate !== undefined && { mandate: draft.mandate.trim() }),
    ...(draft.person !== null && { person: draft.person }),
  });
  if (!received) {
    refusedReceipt(filling);
    return null;
  }
  state.dialog.value = null;
  (document.activeElement as HTMLElement | null)?.blur();
  return { case: received.case, person: received.person };
}

/** What was ticked before receipt goes down with the case (C2). */
export async function sendTicks({ panel, draft }: Filling, on: string): Promise<void> {
  const ticked = draft.materials.filter(({ state }) => state !== 'unchecked');
  const check = checkCommand(on, ticked);
  if (check) await panel.desk.run('check-materials', check);
}

/** A refusal goes to its place: an open case is shown, a field's fault stands at the field, and a mandate that is owed gets one. */
function refusedReceipt({ panel, state, draft, change }: Filling): void {
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
  if (field === 'mandate') change({ edit: 'mandate', value: draft.mandate ?? '' });
  state.refused.value = { field, refusal };
  document.querySelector<HTMLElement>(`.intake-form [name="${field}"]`)?.focus();
}
