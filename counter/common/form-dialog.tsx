import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Desk } from './ask.ts';
import type { Field, Values } from './form-field.ts';
import { FormShell } from './form-shell.tsx';
import { common } from './words.ts';

type Props = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly fields: readonly Field[];
  readonly confirm: string;
  readonly desk: Desk;
  /** True = done, the dialog closes. */
  readonly onSubmit: (values: Values) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
};

/** A dialog with a few questions of the counter: lines, words, choices, ticks. */
export function FormDialog({ fields, onSubmit, children, ...shell }: Props) {
  const values = useSignal<Values>(
    Object.fromEntries(fields.map((field) => [field.name, field.value ?? ''])),
  );
  const shown = fields.filter((field) => field.when?.(values.value) ?? true);
  const missing = shown.filter(
    (field) => field.required?.(values.value) && (values.value[field.name] ?? '').trim() === '',
  );
  return (
    <FormShell
      {...shell}
      shown={shown.map(({ name }) => name)}
      missing={missing.map(({ name }) => name)}
      long={shown.some(({ kind }) => kind === 'words')}
      send={() => onSubmit(values.value)}
      above={children}
    >
      {({ fault, answered }) =>
        shown.map((field) => (
          <Question
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ''}
            fault={fault(field.name, common('required'))}
            onValue={(value) => {
              values.value = { ...values.value, [field.name]: value };
              answered();
            }}
          />
        ))
      }
    </FormShell>
  );
}

type QuestionProps = {
  readonly field: Field;
  readonly value: string;
  readonly fault: string | null;
  readonly onValue: (value: string) => void;
};

function Question({ field, value, fault, onValue }: QuestionProps) {
  if (field.kind === 'choice') return <Choice field={field} value={value} fault={fault} onValue={onValue} />;
  if (field.kind === 'check') {
    return (
      <label class="form-check">
        <input
          type="checkbox"
          name={field.name}
          checked={value === 'yes'}
          onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>{field.label}</span>
        {fault && <em class="form-fault">{fault}</em>}
      </label>
    );
  }
  const id = `question-${field.name}`;
  const shared = {
    id,
    name: field.name,
    maxLength: field.longest ?? 2000,
    value,
    'aria-invalid': fault !== null,
  };
  return (
    <label for={id}>
      <span>
        {field.label}
        {fault && <em class="form-fault">{fault}</em>}
      </span>
      {field.kind === 'select' && <Select field={field} id={id} value={value} onValue={onValue} />}
      {field.kind === 'words' && (
        <textarea {...shared} rows={3} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {field.kind === 'line' && <input {...shared} onInput={(event) => onValue(event.currentTarget.value)} />}
    </label>
  );
}

type SelectProps = Pick<QuestionProps, 'field' | 'value' | 'onValue'> & { readonly id: string };

/** One of many; with nothing chosen yet and no empty option, it says so. */
function Select({ field, id, value, onValue }: SelectProps) {
  const options = field.options ?? [];
  return (
    <select id={id} name={field.name} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
      {!options.some((option) => option.value === '') && <option value="">—</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.word}
        </option>
      ))}
    </select>
  );
}

/** One of a few: arrows move inside, as the browser does it; the words stand on the buttons. */
function Choice({ field, value, fault, onValue }: QuestionProps) {
  return (
    <fieldset class="form-choice">
      <legend>
        {field.label}
        {fault && <em class="form-fault">{fault}</em>}
      </legend>
      {(field.options ?? []).map((option) => (
        <label key={option.value} class="form-option">
          <input
            type="radio"
            name={field.name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValue(option.value)}
          />
          <span>{option.word}</span>
        </label>
      ))}
    </fieldset>
  );
}
