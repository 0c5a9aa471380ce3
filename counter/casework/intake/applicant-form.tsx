import { useEffect, useRef } from 'preact/hooks';
import type { ApplicantHit } from '../../../hub/contract/case-views.ts';
import type { Applicant } from '../../../hub/contract/casework.ts';
import { APPLICANT_KINDS } from '../../../hub/contract/casework.ts';
import { sentence } from '../../common/refused-line.tsx';
import { Keycap, Mark } from '../../common/shape.tsx';
import { applicantKindWord, faultWord, idKindWord, w } from '../words-intake.ts';
import { type FieldName, textAt } from './draft.ts';
import type { Filling } from './filling.ts';

const ID_KINDS: readonly Applicant['idKind'][] = [
  'resident-card',
  'residence-permit',
  'passport',
  'credit-code',
  'other',
  'none',
];
/** Fields drawn as dots while nobody types in them, until V (X3). The text itself is never replaced: a card reader types fast. */
const HIDDEN: readonly FieldName[] = ['idNumber', 'agentIdNumber', 'phone'];

/** Who applies, before receipt: three short lines, a fault stands in its field's label, so nothing moves. */
export function ApplicantForm({ intake }: { intake: Filling }) {
  const { kind = 'person', idKind = 'none' } = intake.draft.applicant;
  return (
    <form class="intake-form" aria-label={w('applicant')} onSubmit={(event) => event.preventDefault()}>
      <fieldset class="form-kinds">
        <legend>{w('kind')}</legend>
        {APPLICANT_KINDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              checked={kind === one}
              onChange={() => intake.change({ edit: 'kind', kind: one })}
            />
            <span>{applicantKindWord(one)}</span>
          </label>
        ))}
      </fieldset>
      <TextInput intake={intake} field="name" wide />
      <label class="form-field">
        <span class="form-label">{w('idKind')}</span>
        <select
          name="idKind"
          value={idKind}
          onChange={(event) =>
            intake.change({ edit: 'id-kind', idKind: event.currentTarget.value as Applicant['idKind'] })
          }
        >
          {ID_KINDS.map((one) => (
            <option key={one} value={one}>
              {idKindWord(one)}
            </option>
          ))}
        </select>
      </label>
      <TextInput intake={intake} field="idNumber" disabled={idKind === 'none'} />
      <TextInput intake={intake} field="phone" />
      <TextInput intake={intake} field="agentName" />
      <TextInput intake={intake} field="agentIdNumber" />
      <TextInput intake={intake} field="address" />
      {intake.draft.mandate !== undefined && <TextInput intake={intake} field="mandate" />}
      <OnFile intake={intake} />
    </form>
  );
}

type InputProps = {
  readonly intake: Filling;
  readonly field: FieldName;
  readonly wide?: boolean;
  readonly disabled?: boolean;
};

function TextInput({ intake, field, wide = false, disabled = false }: InputProps) {
  const { draft, state } = intake;
  const text = textAt(draft, field);
  const fault = faultAt(intake, field);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A field that comes with a refusal is where to go on.
    if (state.refused.peek()?.field === field) input.current?.focus();
  }, []);
  return (
    <label class={wide ? 'form-field form-field-wide' : 'form-field'}>
      <span class="form-label" title={fault ?? undefined}>
        {fault ? (
          <em id={`fault-${field}`}>
            <Mark shape="late" />
            {fault}
          </em>
        ) : (
          w(field)
        )}
      </span>
      <input
        ref={input}
        name={field}
        autocomplete="off"
        spellcheck={false}
        disabled={disabled}
        aria-label={w(field)}
        placeholder={field === 'mandate' ? w('mandateHint') : ''}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `fault-${field}` : undefined}
        data-hidden={(HIDDEN.includes(field) && !state.revealed.value) || undefined}
        value={text}
        onFocus={() => {
          state.typingIn.value = field;
        }}
        onBlur={() => {
          state.typingIn.value = null;
          if (field === 'name' || field === 'idNumber') void lookUp(intake, text);
        }}
        onInput={({ currentTarget: { value } }) =>
          intake.change(field === 'mandate' ? { edit: 'mandate', value } : { edit: 'field', field, value })
        }
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.isComposing) return;
          event.preventDefault();
          step(event.currentTarget);
        }}
      />
    </label>
  );
}

/** The hub's own refusal of this field first, then what this page finds. */
function faultAt({ state, shown }: Filling, field: FieldName): string | null {
  const refused = state.refused.value;
  if (refused?.field === field) return sentence(refused.refusal);
  const fault = shown[field];
  return fault ? faultWord(fault) : null;
}

/** Enter leads to the next text, and out of the form from the last: name, number and phone are typed without a look. */
function step(from: HTMLInputElement): void {
  const fields = [...(from.form?.querySelectorAll<HTMLElement>('.form-field input:enabled') ?? [])];
  const next = fields[fields.indexOf(from) + 1];
  if (next) next.focus();
  else from.blur();
}

/** Is somebody on file under exactly this name or number? Said under the form; choosing is the clerk's. */
async function lookUp({ link, panel, draft, state }: Filling, text: string): Promise<void> {
  const exact = text.trim();
  if (exact.length < 2 || draft.person !== null || !panel.live) return;
  const answer = await link.query<readonly ApplicantHit[]>({ query: 'applicants', text: exact });
  if (answer.ok) state.hits.value = answer.value;
}

function OnFile({ intake }: { intake: Filling }) {
  const { draft, state } = intake;
  const hits = state.hits.value;
  const [one] = hits ?? [];
  const line = draft.person
    ? w('foundUsed')
    : one && hits?.length === 1
      ? w('foundOne', { name: one.name, id: one.idNumber, n: one.cases })
      : one
        ? w('foundMany', { n: hits?.length ?? 0 })
        : hits
          ? w('foundNone')
          : '';
  return (
    <p class="form-note" role="status">
      <span>{line}</span>
      {one && !draft.person && (
        <button
          type="button"
          class="letter"
          onClick={() => {
            state.dialog.value = { kind: 'applicants' };
          }}
        >
          <Keycap>F</Keycap>
          {w('foundUse')}
        </button>
      )}
      <span class="form-keys">
        <Keycap>E</Keycap>
        {w('fillIn')}
        <Keycap>Esc</Keycap>
        {w('leaveForm')}
        <Keycap>V</Keycap>
        {w(state.revealed.value ? 'conceal' : 'reveal')}
      </span>
    </p>
  );
}
