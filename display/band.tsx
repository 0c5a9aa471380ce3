import type { ScreenView } from '../hub/contract/views/screen.ts';
import { hubNow } from '../hub/web/clock.ts';
import type { ScreenSession } from './app.tsx';
import './band.css';
import { fitted, u } from './fit.ts';
import { callNow } from './idle.ts';
import { callSpot, counterName, floorName } from './place.ts';
import { usePortrait } from './portrait.ts';
import { word } from './words.ts';

/** Room for the number, and for the counter with its floor; design units. */
const ROOM = { landscape: { number: 420, place: 860 }, portrait: { number: 300, place: 440 } };

/** A call over a poster: as long as it is fresh or being spoken, then the poster is whole again (D1, D2). */
export function CallBand({ session, view }: { session: ScreenSession; view: ScreenView }) {
  const call = callNow(view.calls, session.speaker.speaking.value, hubNow());
  const room = usePortrait() ? ROOM.portrait : ROOM.landscape;
  if (!call) return null;
  const spot = callSpot(call);
  const [counter, floor] = [counterName(spot.name), floorName(spot)];
  const chinese = `${counter.zh}　${floor.zh}`;
  const english = `${counter.en}, ${floor.en}`;
  return (
    <section class="band" data-position={call.position} data-above={view.broadcasts.length > 0 || undefined}>
      <p class="band-title">
        {word('board.now', 'zh')}
        <span lang="en">{word('board.now', 'en')}</span>
      </p>
      <b class="band-number" style={{ fontSize: u(fitted(call.number, room.number, 190)) }}>
        {call.number}
      </b>
      <svg class="band-arrow" viewBox="0 0 120 88" aria-hidden="true">
        <path d="M0 44H102M72 6l38 38-38 38" fill="none" stroke="currentColor" stroke-width="14" />
      </svg>
      <p class="band-place">
        <span style={{ fontSize: u(fitted(chinese, room.place, 120)) }}>{chinese}</span>
        <span lang="en" style={{ fontSize: u(fitted(english, room.place, 44)) }}>
          {english}
        </span>
      </p>
    </section>
  );
}
