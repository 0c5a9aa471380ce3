import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './ask.ts';
import { Dialog } from './dialog.tsx';
import type { Field, Values } from './form-field.ts';
import { sentence } from './refused-line.tsx';
import { Keycap } from './shape.tsx';
import { common } from './words.ts';

type Props = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly fields: readonly Field[];
  readonly confirm: string;
  readonly desk: Desk;
  /** True = done, the dialog closes. False: the desk's refusal is shown here, at its field when it names one. */
  readonly onSubmit: (values: Values) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: preact.ComponentChildren;
};

/** A dialog with a few questions: Enter sends (Ctrl+Enter from long words), what is missing or refused is said at its field. */
export function FormDialog({ title, lead, fields, confirm, desk, onSubmit, onClose, children }: Props) {
  const values = useSignal<Values>(
    Object.fromEntries(fields.map((field) => [field.name, field.value ?? ''])),
  );
  const tried = useSignal(false);
  const refused = useSignal<Desk['refused']['value']>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = 'input:checked, input:not([type=radio]), textarea, input';
    form.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  const shown = fields.filter((field) => field.when?.(values.value) ?? true);
  const missing = shown.filter(
    (field) => field.required?.(values.value) && (values.value[field.name] ?? '').trim() === '',
  );
  const submit = async () => {
    tried.value = true;
    const first = missing[0];
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first.name}"]`)?.focus();
    if (first || desk.busy.value !== null) return;
    if (await onSubmit(values.value)) onClose();
    else {
      refused.value = desk.refused.value;
      desk.refused.value = null;
    }
  };
  const at = refused.value?.refusal.field?.split('.').at(-1);
  const known = shown.some((field) => field.name === at);
  return (
    <Dialog title={title} lead={lead} wide onClose={onClose}>
      {children}
      <form
        ref={form}
        class="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void submit();
        }}
      >
        {shown.map((field) => (
          <Question
            key={field.name}
            field={field}
            value={values.value[field.name] ?? ''}
            fault={faultOf(field)}
            onValue={(value) => {
              values.value = { ...values.value, [field.name]: value };
              refused.value = null;
            }}
          />
        ))}
        <p class="form-foot">
          <button type="submit" class="button button-strong">
            <Keycap>{shown.some(({ kind }) => kind === 'words') ? 'Ctrl Enter' : 'Enter'}</Keycap>
            {confirm}
          </button>
          <span class="form-refused" role="alert">
            {refused.value && !known && sentence(refused.value.refusal)}
          </span>
        </p>
      </form>
    </Dialog>
  );

  function faultOf(field: Field): string | null {
    if (refused.value && field.name === at) return sentence(refused.value.refusal);
    return tried.value && missing.includes(field) ? common('required') : null;
  }
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
      {field.kind === 'words' ? (
        <textarea {...shared} rows={3} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <input {...shared} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </label>
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
