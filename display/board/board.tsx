import { useEffect, useState } from 'preact/hooks';
import type { CallLine, ScreenView } from '../../hub/contract/views/screen.ts';
import { hubNow } from '../../hub/web/clock.ts';
import type { ScreenSession } from '../app.tsx';
import './board.css';
import './field.css';
import { CallField, EmptyField } from './field.tsx';
import { Header } from './header.tsx';
import { LANDSCAPE, PORTRAIT } from './layout.ts';
import './media.css';
import { usePortrait } from '../portrait.ts';
import { useShowing } from '../showing.ts';
import { MediaPane, useMedia } from './media.tsx';
import { NoticeLine } from './notice.tsx';
import { Rows } from './rows.tsx';
import { Totals } from './totals.tsx';

/** A call older than this when it first appears is no news: after a reload nothing flashes (ms). */
const NEWS = 10_000;

/** Hall and zone board: the newest call, the six before it, who waits, one notice. */
export function Board({ session, view }: { session: ScreenSession; view: ScreenView }) {
  const portrait = usePortrait();
  const shape = portrait ? PORTRAIT : LANDSCAPE;
  const speaking = session.speaker.speaking.value;
  const [newest, ...earlier] = view.calls;
  const flash = useFlash(newest, speaking);
  const media = useMedia(view.media);
  useShowing(session, { page: 1, pages: 1, broken: media.broken });
  const beside = media.now !== null;
  return (
    <main class={`board ${portrait ? 'board-portrait' : ''} ${beside ? 'board-media' : ''}`}>
      {newest ? <CallField call={newest} shape={shape} flash={flash} /> : <EmptyField />}
      <section class="board-side">
        <Header hall={view.hall} />
        {beside && <MediaPane media={media} />}
        <Rows calls={earlier.slice(0, beside ? 2 : 6)} shape={shape} speaking={speaking} />
        {!beside && <Totals queues={view.queues} width={portrait ? 864 : 992} />}
      </section>
      <NoticeLine session={session} view={view} width={portrait ? 820 : 1640} />
    </main>
  );
}

/** Counts up whenever the field should flash: a new call arrived, or its speech began later than it was shown. */
function useFlash(newest: CallLine | undefined, speaking: number | null): number {
  const [flash, setFlash] = useState({ count: 0, position: 0, at: 0 });
  useEffect(() => {
    if (!newest) return;
    const now = hubNow();
    const isNews = newest.position !== flash.position && now - newest.at < NEWS;
    const isSpoken = newest.position === speaking && now - flash.at > 2000;
    if (isNews || isSpoken) setFlash({ count: flash.count + 1, position: newest.position, at: now });
  }, [newest?.position, speaking]);
  return flash.count;
}
