import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CaseView } from '../../hub/contract/case-views.ts';
import type { CaseAction } from '../../hub/contract/casework.ts';
import type { Desk } from '../common/ask.ts';
import { Dialog } from '../common/dialog.tsx';
import { sentence } from '../common/refused-line.tsx';
import { Keycap } from '../common/shape.tsx';
import { common } from '../common/words.ts';
import { FieldInput } from './field-input.tsx';
import { askedNow, firstMissing, startValues, type Value, type Values } from './fields.ts';
import { formOf } from './forms.ts';
import { actionLead, actionWord, fieldWord } from './words-actions.ts';

const LEADS = [
  'tell-once',
  'refuse',
  'decide',
  'return-result',
  'ask-extension',
  'suspend',
  'warn-applicant',
  'archive',
] as const;
const leadOf = (action: CaseAction): string | undefined => {
  const known = LEADS.find((one) => one === action);
  return known && actionLead(known);
};

type Props = {
  readonly action: CaseAction;
  readonly view: CaseView;
  readonly desk: Desk;
  readonly counter: string | null;
  readonly onClose: () => void;
};

/** Asks what an action needs and sends it. What the hub refuses stays to be corrected, with the words at their field. */
export function ActionDialog({ action, view, desk, counter, onClose }: Props) {
  const form = formOf(action, view);
  const element = useRef<HTMLFormElement>(null);
  const values = useSignal<Values>(startValues(form.fields));
  const missing = useSignal<string | null>(null);
  useEffect(() => {
    desk.refused.value = null;
    element.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  const fields = askedNow(form.fields, values.value);
  const refused = desk.refused.value?.refusal ?? null;
  const atField = fields.some((field) => field.name === refused?.field) ? refused?.field : null;

  const submit = async () => {
    const gap = firstMissing(form.fields, values.value);
    missing.value = gap?.name ?? null;
    if (gap) {
      element.current?.querySelector<HTMLElement>(`[name="${gap.name}"]`)?.focus();
      return;
    }
    if (await desk.run(action, form.command(values.value, counter))) onClose();
  };
  const wrong = (name: string, label: string): string | null => {
    if (missing.value === name) return fieldWord('missing', { field: label });
    return atField === name && refused ? sentence(refused) : null;
  };

  return (
    <Dialog title={actionWord(action).replace('…', '')} lead={leadOf(action)} wide onClose={onClose}>
      <form
        ref={element}
        class="dialog-form case-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void submit();
        }}
      >
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ''}
            wrong={wrong(field.name, field.label)}
            onChange={(value: Value) => {
              values.value = { ...values.value, [field.name]: value };
              if (missing.value === field.name) missing.value = null;
            }}
          />
        ))}
        {refused && !atField && (
          <p class="form-refused" role="alert">
            {sentence(refused)}
          </p>
        )}
        <button type="submit" class="button button-strong" disabled={desk.busy.value !== null}>
          <Keycap>Ctrl Enter</Keycap>
          {desk.busy.value === action ? common('sending') : common('confirm')}
        </button>
      </form>
    </Dialog>
  );
}
