import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ScreenView } from '../hub/contract/views/screen.ts';
import { ApplicantScreen } from './applicant/applicant.tsx';
import { CallBand } from './band.tsx';
import { Board } from './board/board.tsx';
import { Broadcast } from './broadcast.tsx';
import { Message } from './message.tsx';
import { PairingScreen } from './pairing/pairing.tsx';
import { PosterScreen } from './poster/poster.tsx';
import type { Session } from './session.ts';
import { Strip } from './strip/strip.tsx';
import { words } from './words.ts';

/** The whole page. */
export function App({ session }: { session: ReadonlySignal<Session> }) {
  const now = session.value;
  return now.is === 'pairing' ? <PairingScreen state={now.state} /> : <Screen session={now} />;
}

export type ScreenSession = Extract<Session, { is: 'screen' }>;

function Screen({ session }: { session: ScreenSession }) {
  const view = session.view.value;
  const theme = view?.assignment.theme ?? 'light';
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  if (session.status.value.kind === 'refused')
    return <Message title={words('link.version')} help={words('link.version.help')} />;
  if (!view) return <Message title={words('link.connecting')} help={null} />;
  const [urgent] = view.broadcasts;
  return (
    <>
      <Role session={session} view={view} />
      {urgent && view.assignment.role !== 'counter-strip' && <Broadcast line={urgent} />}
    </>
  );
}

function Role({ session, view }: { session: ScreenSession; view: ScreenView }) {
  if (view.poster)
    return (
      <>
        <PosterScreen session={session} view={view} poster={view.poster} />
        <CallBand session={session} view={view} />
      </>
    );
  switch (view.shows) {
    case 'hall-board':
    case 'zone-board':
      return <Board session={session} view={view} />;
    case 'counter-strip':
      return <Strip session={session} view={view} />;
    case 'applicant':
      return <ApplicantScreen session={session} view={view} />;
    default:
      // A kiosk goes to its own page.
      return <Message title={words('link.connecting')} help={null} />;
  }
}
