import { MATERIAL_STATES } from '../../hub/contract/casework.ts';
import { Keycap } from '../common/shape.tsx';
import type { Field, MaterialEntry, Value } from './fields.ts';
import { fieldWord } from './words-actions.ts';
import { materialWord } from './words-case.ts';

type Props = {
  readonly field: Field;
  readonly value: Value;
  /** What is the matter with the answer, in words. */
  readonly wrong: string | null;
  readonly onChange: (value: Value) => void;
};

/** One question of a dialog, drawn by its kind; what is wrong stands under it. */
export function FieldInput(props: Props) {
  const { field, wrong } = props;
  const id = `field-${field.name}`;
  return (
    <div class="field" data-wrong={wrong !== null || undefined}>
      {field.kind !== 'check' && (
        <label class="field-label" htmlFor={id}>
          {field.label}
          {!field.required && <small>{fieldWord('optional')}</small>}
        </label>
      )}
      <Control {...props} id={id} />
      {wrong && (
        <p class="form-refused" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Control({ field, value, onChange, id }: Props & { readonly id: string }) {
  switch (field.kind) {
    case 'words':
      return (
        <textarea
          id={id}
          name={field.name}
          rows={3}
          maxLength={2000}
          value={asText(value)}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'date':
      return (
        <input
          id={id}
          name={field.name}
          type="date"
          value={asText(value)}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'line':
    case 'days':
      return (
        <input
          id={id}
          name={field.name}
          inputMode={field.kind === 'days' ? 'numeric' : 'text'}
          maxLength={500}
          value={asText(value)}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'check':
      return (
        <label class="form-check">
          <input
            name={field.name}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          <span>{field.label}</span>
        </label>
      );
    case 'select':
      return (
        <select
          id={id}
          name={field.name}
          value={asText(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{field.required ? fieldWord('choose') : fieldWord('anyone')}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.word}
            </option>
          ))}
        </select>
      );
    case 'choice':
      return <Radios field={field} value={asText(value)} onChange={onChange} />;
    case 'reasons':
      return <Reasons name={field.name} value={value} onChange={onChange} />;
    case 'materials':
      return <MaterialRows lines={field.lines} value={value} onChange={onChange} />;
  }
}

type RadioProps = {
  readonly field: Extract<Field, { kind: 'choice' | 'select' }>;
  readonly value: string;
  readonly onChange: (value: Value) => void;
};

/** One of a few, all in sight. Nothing is preset; arrows move, as the browser does it. */
function Radios({ field, value, onChange }: RadioProps) {
  return (
    <div class="radios" role="radiogroup" aria-label={field.label}>
      {field.options.map((option) => (
        <label key={option.value} class="radio" data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={field.name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.word}
        </label>
      ))}
    </div>
  );
}

/** Every reason at once (C8): as many rows as there are reasons. */
function Reasons({
  name,
  value,
  onChange,
}: {
  name: string;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const rows = Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? one : ''))
    : [''];
  return (
    <div class="reason-rows">
      {rows.map((row, index) => (
        <div class="reason-row" key={String(index)}>
          <textarea
            name={name}
            rows={2}
            maxLength={2000}
            aria-label={fieldWord('reasonN', { n: index + 1 })}
            placeholder={fieldWord('reasonN', { n: index + 1 })}
            value={row}
            onInput={(event) => onChange(rows.with(index, event.currentTarget.value))}
          />
          {rows.length > 1 && (
            <button
              type="button"
              class="link"
              aria-label={fieldWord('removeReason', { n: index + 1 })}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            >
              ✕
            </button>
          )}
        </div>
      ))}
      {rows.length < 20 && (
        <button type="button" class="button button-small" onClick={() => onChange([...rows, ''])}>
          {fieldWord('addReason')}
        </button>
      )}
    </div>
  );
}

type MaterialProps = {
  readonly lines: readonly (MaterialEntry & { readonly word: string })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};
const STATES = MATERIAL_STATES.filter((state) => state !== 'unchecked');

/** The checklist (C2): digits 1–4 set the row the focus is in. */
function MaterialRows({ lines, value, onChange }: MaterialProps) {
  const rows = Array.isArray(value) ? (value as readonly MaterialEntry[]) : [];
  const set = (index: number, change: Partial<MaterialEntry>) =>
    onChange(rows.map((row) => (row.index === index ? { ...row, ...change } : row)));
  return (
    <ol class="material-rows">
      {lines.map((line) => {
        const row = rows.find((one) => one.index === line.index) ?? line;
        return (
          <li key={line.index} class="material-row">
            <span>{line.word}</span>
            <select
              name="materials"
              aria-label={line.word}
              value={row.state}
              onKeyDown={(event) => {
                const state = STATES[Number(event.key) - 1];
                if (!state) return;
                event.preventDefault();
                set(line.index, { state });
              }}
              onChange={(event) => {
                const { value: chosen } = event.currentTarget;
                const state = MATERIAL_STATES.find((one) => one === chosen);
                if (state) set(line.index, { state });
              }}
            >
              <option value="unchecked">{materialWord('unchecked')}</option>
              {STATES.map((state, place) => (
                <option key={state} value={state}>
                  {`${place + 1} ${materialWord(state)}`}
                </option>
              ))}
            </select>
            <input
              maxLength={500}
              aria-label={`${line.word} ${fieldWord('remark')}`}
              placeholder={fieldWord('remark')}
              value={row.remark}
              onInput={(event) => set(line.index, { remark: event.currentTarget.value })}
            />
          </li>
        );
      })}
      <li class="material-keys" aria-hidden="true">
        {STATES.map((state, place) => (
          <span key={state}>
            <Keycap>{place + 1}</Keycap> {materialWord(state)}
          </span>
        ))}
      </li>
    </ol>
  );
}

const asText = (value: Value): string => (typeof value === 'string' ? value : '');
