import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CallLine } from '../../hub/contract/views/screen.ts';
import { u } from '../fit.ts';
import { callSpot, floorName } from '../place.ts';
import { word } from '../words.ts';
import { type BoardShape, type PlaceLines, rowFloorSize, rowNumberSize, rowPlace } from './layout.ts';

const MOVE_MS = 240;

/** The calls before the newest. When one arrives they move down one place. */
export function Rows({
  calls,
  shape,
  speaking,
}: {
  calls: readonly CallLine[];
  shape: BoardShape;
  speaking: number | null;
}) {
  const list = useRef<HTMLOListElement>(null);
  useMoveDown(list, calls);
  if (calls.length === 0)
    return (
      <div class="rows rows-empty">
        <p>{word('board.none.rows', 'zh')}</p>
        <p lang="en">{word('board.none.rows', 'en')}</p>
      </div>
    );
  return (
    <div class="rows">
      <ol ref={list}>
        {calls.map((call) => (
          <Row key={call.position} call={call} shape={shape} spoken={call.position === speaking} />
        ))}
      </ol>
    </div>
  );
}

function Row({ call, shape, spoken }: { call: CallLine; shape: BoardShape; spoken: boolean }) {
  const spot = callSpot(call);
  const floor = floorName(spot).zh;
  return (
    <li class={spoken ? 'row row-spoken' : 'row'} data-position={call.position}>
      <b class="row-number" style={{ fontSize: u(rowNumberSize(call, shape)) }}>
        {call.number}
      </b>
      <svg class="row-arrow" viewBox="0 0 84 50" aria-hidden="true">
        <path d="M0 25H80M57 4l23 21-23 21" fill="none" stroke="currentColor" stroke-width="6" />
      </svg>
      <RowPlace place={rowPlace(spot, shape)} />
      <span class="row-floor" style={{ fontSize: u(rowFloorSize(floor, shape)) }}>
        {floor}
      </span>
    </li>
  );
}

function RowPlace({ place }: { place: PlaceLines }) {
  if (place.kind === 'named')
    return (
      <span class="row-place row-place-named" style={{ fontSize: u(place.size) }}>
        {place.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    );
  return (
    <span class="row-place">
      <b style={{ fontSize: u(place.size) }}>{place.name}</b>
      <span style={{ fontSize: u(place.suffixSize) }}>{word('place.suffix', 'zh')}</span>
    </span>
  );
}

/** Slides the list from where its rows were. Nothing moves when nothing was pushed down, or motion is not wanted. */
function useMoveDown(list: { readonly current: HTMLOListElement | null }, calls: readonly CallLine[]): void {
  const before = useRef<number | null>(null);
  const first = calls[0]?.position ?? null;
  useLayoutEffect(() => {
    const moved = before.current === null ? -1 : calls.findIndex((call) => call.position === before.current);
    before.current = first;
    const height = list.current?.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (moved <= 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    list.current?.animate([{ transform: `translateY(${-moved * height}px)` }, { transform: 'none' }], {
      duration: MOVE_MS,
      easing: 'ease-out',
    });
  }, [first]);
}
