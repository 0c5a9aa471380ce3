import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useHall } from '../context.ts';
import { Fetched, fetchPart } from '../parts/fetched.tsx';
import { Frame } from '../parts/frame.tsx';
import type { Phase } from '../session.ts';
import { isAwaited } from '../steps/moves.ts';
import type { AsidePhase } from './aside.tsx';
import { Frequent } from './frequent.tsx';
import { ItemPage } from './item.tsx';
import { Start } from './start.tsx';

const aside = (): Promise<ComponentType<{ phase: AsidePhase }>> =>
  import('./aside.tsx').then(({ AsideScreen }) => AsideScreen);

/** Fetches every further screen, once the first ones are there. */
export const fetchAside = (): Promise<unknown> => fetchPart(aside);

/**
 * A number and an item mostly come within 50 ms. For so long, ms, they are awaited where the visitor is, instead of on a screen in
 * between that nobody can read and everything else, the paper too, would wait for.
 */
const SOON = 200;

function useShown(phase: Phase): Phase {
  const shown = useRef(phase);
  const [, showAnew] = useState(phase);
  const awaited = isAwaited(phase) && shown.current !== phase;
  useEffect(() => {
    if (!awaited) return;
    const late = setTimeout(() => {
      shown.current = phase;
      showAnew(phase);
    }, SOON);
    return () => clearTimeout(late);
  }, [phase]);
  if (!awaited) shown.current = phase;
  return shown.current;
}

/** The screen of a phase; the type makes sure that each has one. The first ones come with the page, the rest is fetched behind them. */
export function PhaseScreen(given: { phase: Phase }) {
  const { large } = useHall();
  const phase = useShown(given.phase);
  switch (phase.at) {
    case 'start':
      return large ? <Aside phase={phase} /> : <Start />;
    case 'frequent':
      return <Frequent phase={phase} />;
    case 'item':
      return <ItemPage phase={phase} key={phase.item} />;
    default:
      return <Aside phase={phase} />;
  }
}

function Aside({ phase }: { phase: AsidePhase }) {
  return <Fetched what={aside} props={{ phase }} waiting={<Frame name="aside">{null}</Frame>} />;
}
