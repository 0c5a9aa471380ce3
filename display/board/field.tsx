import type { CallLine } from '../../hub/contract/views/screen.ts';
import { u } from '../fit.ts';
import { callSpot, counterName, floorName } from '../place.ts';
import { word } from '../words.ts';
import { type BoardShape, fieldNumberSize, fieldPlace, type PlaceLines } from './layout.ts';

/**
 * The newest call. Red while it is open, paper with a red number once started. `flash` restarts the two inversions: the animations
 * a and b are the same, changing the name starts it over.
 */
export function CallField({ call, shape, flash }: { call: CallLine; shape: BoardShape; flash: number }) {
  const flashing = flash === 0 ? '' : flash % 2 === 0 ? 'flash-a' : 'flash-b';
  const spot = callSpot(call);
  const floor = floorName(spot);
  const counter = counterName(spot.name);
  const title = call.open ? 'board.now' : 'board.last';
  return (
    <section
      class={`field ${call.open ? 'field-open' : 'field-over'} ${flashing}`}
      data-position={call.position}
    >
      <header class="field-title">
        <b>{word(title, 'zh')}</b>
        <span lang="en">{word(title, 'en')}</span>
      </header>
      <p class="field-number" style={{ fontSize: u(fieldNumberSize(call.number, shape)) }}>
        {call.number}
      </p>
      <Arrow width={shape.field} />
      <FieldPlace place={fieldPlace(spot, shape)} />
      <footer class="field-foot">
        <b>{floor.zh}</b>
        <p lang="en">
          <span>{counter.en}</span>
          <span>{floor.en}</span>
        </p>
      </footer>
    </section>
  );
}

/** Who, then where. As wide as the field, always of one weight. */
function Arrow({ width }: { width: number }) {
  const tip = width - 10;
  return (
    <svg class="field-arrow" viewBox={`0 0 ${width} 88`} aria-hidden="true">
      <path
        d={`M0 44H${tip - 8}M${tip - 38} 6l38 38-38 38`}
        fill="none"
        stroke="currentColor"
        stroke-width="14"
      />
    </svg>
  );
}

function FieldPlace({ place }: { place: PlaceLines }) {
  if (place.kind === 'named')
    return (
      <p class="field-place field-place-named" style={{ fontSize: u(place.size) }}>
        {place.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    );
  return (
    <p class="field-place" style={{ fontSize: u(place.size) }}>
      <b>{place.name}</b>
      <span style={{ fontSize: u(place.suffixSize) }}>{word('place.suffix', 'zh')}</span>
    </p>
  );
}

/** Before the first call of the day. */
export function EmptyField() {
  return (
    <section class="field field-empty">
      <p class="field-empty-title">{word('board.none.title', 'zh')}</p>
      <p class="field-empty-help">{word('board.none.help', 'zh')}</p>
      <p class="field-empty-english" lang="en">
        <span>{word('board.none.title', 'en')}</span>
        <span>{word('board.none.help', 'en')}</span>
      </p>
    </section>
  );
}
