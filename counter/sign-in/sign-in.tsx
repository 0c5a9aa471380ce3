import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Refusal } from '../../hub/contract/refusals.ts';
import { FullPage } from '../common/full-page.tsx';
import { sentence } from '../common/refused-line.tsx';
import { type Session, signIn } from '../common/session.ts';
import { Mark } from '../common/shape.tsx';
import { t } from './words.ts';

type Props = {
  readonly title: string;
  /** Why a signed-in page came back here. */
  readonly why: Refusal | null;
  readonly onSignedIn: (session: Session) => void;
};

/** User and password. The password never leaves this form but to the hub, and is forgotten after every try. */
export function SignIn({ title, why, onSignedIn }: Props) {
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const checking = useSignal(false);
  const refused = useSignal<Refusal | null>(why);
  const capsLock = useSignal(false);
  useLayoutEffect(() => user.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const [name, secret] = [user.current?.value.trim() ?? '', password.current?.value ?? ''];
    if (checking.value) return;
    if (!name) return user.current?.focus();
    if (!secret) return password.current?.focus();
    checking.value = true;
    refused.value = null;
    const answer = await signIn(name, secret);
    checking.value = false;
    if (answer.ok) return onSignedIn(answer.value);
    refused.value = answer.refusal;
    if (password.current) password.current.value = '';
    password.current?.focus();
  };
  const watchCaps = (event: KeyboardEvent) => {
    capsLock.value = event.getModifierState('CapsLock');
  };

  return (
    <FullPage title={title}>
      <form class="sign-in" onSubmit={(event) => void submit(event)}>
        <label>
          <span>{t('user')}</span>
          <input ref={user} name="user" autocomplete="username" autocapitalize="none" spellcheck={false} />
        </label>
        <label>
          <span>
            {t('password')}
            {capsLock.value && <em class="sign-in-caps">{t('capsLock')}</em>}
          </span>
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            onKeyDown={watchCaps}
            onKeyUp={watchCaps}
          />
        </label>
        <p class="sign-in-refused" role="alert">
          {refused.value && (
            <>
              <Mark shape="late" />
              <span>{sentence(refused.value)}</span>
            </>
          )}
        </p>
        <button type="submit" class="button button-now" disabled={checking.value}>
          {checking.value ? t('checking') : t('signIn')}
        </button>
        <p class="sign-in-help">{t('help')}</p>
      </form>
    </FullPage>
  );
}
