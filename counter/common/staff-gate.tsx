import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Refusal, refusal } from '../../hub/contract/refusals.ts';
import { type Link, type LinkStatus, openLink } from '../../hub/web/link.ts';
import { SetUp } from '../sign-in/set-up.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { FullPage } from './full-page.tsx';
import { sentence } from './refused-line.tsx';
import { awaitsAdministrator, currentSession, type Session, signOut } from './session.ts';
import { common } from './words.ts';

/** Somebody signed in, with the page's connection to the hub. */
export type Staff = {
  readonly link: Link;
  readonly status: ReadonlySignal<LinkStatus>;
  readonly session: Session;
  readonly leave: () => Promise<void>;
  /** The hub no longer knows this sign-in: back to the form, with the reason. */
  readonly expired: () => void;
};

type Phase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'new-hall' }
  | { readonly kind: 'out'; readonly why: Refusal | null }
  | { readonly kind: 'in'; readonly staff: Omit<Staff, 'leave' | 'expired'> };

/** Lets in only who is signed in: finds the session, asks for it, and asks again once the hub no longer knows it. */
export function StaffGate({
  title,
  children,
}: {
  title: string;
  children: (staff: Staff) => ComponentChildren;
}) {
  const phase = useSignal<Phase>({ kind: 'asking' });
  const enter = (session: Session) => {
    phase.value = { kind: 'in', staff: { session, ...openLink({ namespace: '/counter' }) } };
  };
  const leave = async () => {
    if (phase.value.kind !== 'in') return;
    if (!(await signOut())) return;
    phase.value.staff.link.close();
    phase.value = { kind: 'out', why: null };
  };
  const expired = () => {
    if (phase.value.kind !== 'in') return;
    phase.value.staff.link.close();
    phase.value = { kind: 'out', why: refusal('unauthorised') };
  };
  useEffect(
    () =>
      findSession(enter, (next) => {
        phase.value = next;
      }),
    [],
  );

  const now = phase.value;
  if (now.kind === 'asking') return <FullPage title={title} line={common('connecting')} />;
  if (now.kind === 'new-hall') return <SetUp title={title} onSignedIn={enter} />;
  if (now.kind === 'out') return <SignIn title={title} why={now.why} onSignedIn={enter} />;
  const status = now.staff.status.value;
  if (status.kind === 'refused') {
    return (
      <Ended
        title={title}
        refusal={status.refusal}
        staff={now.staff}
        onOut={(why) => {
          phase.value = { kind: 'out', why };
        }}
      />
    );
  }
  return <>{children({ ...now.staff, leave, expired })}</>;
}

/** Asks for the session until the hub answers; a hub that is starting is waited for. */
function findSession(enter: (session: Session) => void, become: (phase: Phase) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const found = await currentSession();
    if (stopped) return;
    if (found.ok) enter(found.value);
    else if (found.refusal.code === 'offline') timer = setTimeout(() => void ask(), 1000);
    else become((await awaitsAdministrator()) ? { kind: 'new-hall' } : { kind: 'out', why: null });
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

type EndedProps = {
  readonly title: string;
  readonly refusal: Refusal;
  readonly staff: Omit<Staff, 'leave' | 'expired'>;
  readonly onOut: (why: Refusal) => void;
};

/** The hub refused the connection for good: a lost sign-in leads back to it, anything else needs a reload. */
function Ended({ title, refusal: why, staff, onOut }: EndedProps) {
  const signedOut = why.code === 'unauthorised';
  useEffect(() => {
    if (!signedOut) return;
    staff.link.close();
    onOut(refusal('unauthorised'));
  }, [signedOut]);
  return (
    <FullPage title={title} line={sentence(why)}>
      <button type="button" class="button button-strong" onClick={() => location.reload()}>
        {common('reload')}
      </button>
    </FullPage>
  );
}
