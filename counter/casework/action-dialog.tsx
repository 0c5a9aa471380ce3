import { useSignal } from '@preact/signals';
import type { CaseView } from '../../hub/contract/case-views.ts';
import type { CaseAction } from '../../hub/contract/casework.ts';
import type { Desk } from '../common/ask.ts';
import { FormShell } from '../common/form-shell.tsx';
import { FieldInput } from './field-input.tsx';
import { askedNow, missingOf, startValues, type Value, type Values } from './fields.ts';
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

/** Asks what an action needs and sends it. */
export function ActionDialog({ action, view, desk, counter, onClose }: Props) {
  const form = formOf(action, view);
  const values = useSignal<Values>(startValues(form.fields));
  const fields = askedNow(form.fields, values.value);
  const title = actionWord(action).replace('…', '');
  return (
    <FormShell
      title={title}
      lead={leadOf(action)}
      shown={fields.map(({ name }) => name)}
      missing={missingOf(form.fields, values.value).map(({ name }) => name)}
      long={fields.some(({ kind }) => LONG.includes(kind))}
      confirm={title}
      desk={desk}
      send={() => desk.run(action, form.command(values.value, counter))}
      onClose={onClose}
    >
      {({ fault, answered }) =>
        fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ''}
            wrong={fault(field.name, fieldWord('missing', { field: field.label }))}
            onChange={(value: Value) => {
              values.value = { ...values.value, [field.name]: value };
              answered();
            }}
          />
        ))
      }
    </FormShell>
  );
}

/** Where Enter writes a new line, or chooses. */
const LONG: readonly string[] = ['words', 'reasons', 'materials', 'select'];
