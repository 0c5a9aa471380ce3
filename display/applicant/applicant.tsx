import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { clockTime } from '../../hub/web/time.ts';
import type { ScreenSession } from '../app.tsx';
import { Message } from '../message.tsx';
import { word, words } from '../words.ts';
import './applicant.css';
import './rating.css';
import { Card } from './card.tsx';
import './entry.css';
import { Entry } from './entry.tsx';
import { Rating } from './rating.tsx';
import { Away, Called, Serving } from './states.tsx';
import { useRating } from './use-rating.ts';

/** The applicant's screen at a counter: who serves, what is served, how it was. */
export function ApplicantScreen({ session, view }: { session: ScreenSession; view: ScreenView }) {
  const sign = view.counter;
  const { state, happen } = useRating(session.link, sign?.prompt ?? null);
  const offline = session.status.value.kind !== 'connected';
  if (!sign) return <Message title={words('role.no-counter')} help={null} />;
  return (
    <>
      {state.is === 'none' ? (
        <Shown view={view} sign={sign} />
      ) : (
        <Rating sign={sign} state={state} offline={offline} happen={happen} />
      )}
      {offline && session.lastGood.value !== null && (
        <p class="applicant-stale" role="status">
          {word('board.stale', 'zh', { time: clockTime(session.lastGood.value, view.hall.timeZone) })}
        </p>
      )}
    </>
  );
}

function Shown({ view, sign }: { view: ScreenView; sign: NonNullable<ScreenView['counter']> }) {
  if (sign.entry) return <Entry sign={sign} entry={sign.entry} hall={view.hall} />;
  if (sign.phase === 'called') return <Called sign={sign} />;
  if (sign.phase === 'serving') return <Serving sign={sign} hall={view.hall} />;
  if (sign.state === 'open') return <Card sign={sign} hall={view.hall} />;
  return <Away sign={sign} hall={view.hall} />;
}
