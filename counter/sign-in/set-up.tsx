import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../hub/contract/refusals.ts';
import { FullPage } from '../common/full-page.tsx';
import { sentence } from '../common/refused-line.tsx';
import { type FirstAdministrator, makeAdministrator, type Session } from '../common/session.ts';
import { Mark } from '../common/shape.tsx';
import { t } from './words.ts';

/** A new, empty hall: makes its first administrator with the code the hub printed where it was started. */
export function SetUp({ title, onSignedIn }: { title: string; onSignedIn: (session: Session) => void }) {
  const form = useRef<HTMLFormElement>(null);
  const working = useSignal(false);
  const refused = useSignal<Refusal | null>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (working.value || !form.current) return;
    const fields = Object.fromEntries(new FormData(form.current)) as FirstAdministrator;
    working.value = true;
    refused.value = null;
    const answer = await makeAdministrator(fields);
    working.value = false;
    if (answer.ok) return onSignedIn(answer.value);
    refused.value = answer.refusal;
    const field = form.current.elements.namedItem(answer.refusal.field ?? 'code');
    if (field instanceof HTMLInputElement) field.focus();
  };

  return (
    <FullPage title={title} line={t('setUpWhy')}>
      <form ref={form} class="sign-in" onSubmit={(event) => void submit(event)}>
        <Field name="code" label={t('setUpCode')} autocomplete="off" />
        <Field name="user" label={t('user')} autocomplete="username" />
        <Field name="name" label={t('name')} autocomplete="name" />
        <Field name="password" label={t('newPassword')} autocomplete="new-password" />
        <p class="sign-in-refused" role="alert">
          {refused.value && (
            <>
              <Mark shape="late" />
              <span>{sentence(refused.value)}</span>
            </>
          )}
        </p>
        <button type="submit" class="button button-now" disabled={working.value}>
          {working.value ? t('checking') : t('setUp')}
        </button>
      </form>
    </FullPage>
  );
}

function Field({ label, name, autocomplete }: { label: string; name: string; autocomplete: string }) {
  return (
    <label htmlFor={`set-up-${name}`}>
      <span>{label}</span>
      {name === 'password' ? (
        <input required id={`set-up-${name}`} type="password" name={name} autocomplete={autocomplete} />
      ) : (
        <input
          required
          id={`set-up-${name}`}
          name={name}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
        />
      )}
    </label>
  );
}
