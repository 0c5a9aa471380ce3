import { type ReadonlySignal, signal } from '@preact/signals';
import { type ScreenWire, wholeScreen } from '../hub/contract/screen-wire.ts';
import type { ScreenView } from '../hub/contract/views/screen.ts';
import { hubNow, setHubClock } from '../hub/web/clock.ts';
import { type Credential, forgetCredential, storedCredential, tokenOf } from '../hub/web/credential.ts';
import { type Link, type LinkStatus, newId, openLink } from '../hub/web/link.ts';
import { type PairingState, pair } from '../hub/web/pairing.ts';
import { followBuild, ownBuild } from './build.ts';
import { browserSound } from './voice/browser-sound.ts';
import { createSpeaker, type Speaker } from './voice/speaker.ts';

/** What this screen is right now: looking for its role, or showing it. */
export type Session =
  | { readonly is: 'pairing'; readonly state: PairingState }
  | {
      readonly is: 'screen';
      readonly link: Link;
      readonly status: ReadonlySignal<LinkStatus>;
      /** Stays, stale, while the hub is away (D6). */
      readonly view: ReadonlySignal<ScreenView | null>;
      /** Hub time at which the connection was last good, epoch ms. */
      readonly lastGood: ReadonlySignal<number | null>;
      readonly speaker: Speaker;
    };

/** Between a refusal that time may heal (another version, a stopping hub) and the next try, ms. */
const REFUSED_WAIT = 5000;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Runs for as long as the page lives: pairs when nothing is stored or the hub does not know us any more, else shows the role. */
export function startSession(): ReadonlySignal<Session> {
  const session = signal<Session>({ is: 'pairing', state: { is: 'asking' } });
  const begin = async () => {
    forgetCredential(localStorage);
    const parts = { fetch: fetch.bind(globalThis), storage: localStorage, wait, now: Date.now };
    const credential = await pair(
      parts,
      (state) => {
        session.value = { is: 'pairing', state };
      },
      { demo: false },
    );
    show(credential);
  };
  const show = (credential: Credential) => {
    session.value = connect(credential, (code) => {
      if (code === 'unauthorised' || code === 'forbidden') void begin();
      // A new build of this page speaks the hub's language.
      else setTimeout(() => location.reload(), REFUSED_WAIT);
    });
  };
  const stored = storedCredential(localStorage);
  if (stored) show(stored);
  else void begin();
  return session;
}

function connect(credential: Credential, refused: (code: string) => void): Session {
  const version = ownBuild();
  const { link, status } = openLink({
    namespace: '/display',
    token: tokenOf(credential),
    ...(version !== null && { version }),
  });
  const view = signal<ScreenView | null>(null);
  const lastGood = signal<number | null>(null);
  const speaker = createSpeaker({ link, storage: sessionStorage, sound: browserSound, newId });
  link.onView<ScreenWire>((wire) => {
    const next = wholeScreen(wire);
    setHubClock(next.now);
    view.value = next;
    // A kiosk is another page; the credential is this machine's and already where that page looks for it.
    if (next.assignment.role === 'kiosk') location.replace('/kiosk');
    speaker.follow(next);
  });
  const unfollowBuild = followBuild({ link, view, speaking: speaker.speaking });
  link.onStatus((next) => {
    if (next.kind === 'offline' && view.value) lastGood.value = hubNow();
    if (next.kind !== 'refused') return;
    link.close();
    speaker.close();
    unfollowBuild();
    refused(next.refusal.code);
  });
  return { is: 'screen', link, status, view, lastGood, speaker };
}
