import type { ComponentType } from 'preact';
import { useHall } from '../context.ts';
import { Fetched, fetchPart } from '../parts/fetched.tsx';
import { Frame } from '../parts/frame.tsx';
import type { Phase } from '../session.ts';
import type { AsidePhase } from './aside.tsx';
import { Frequent } from './frequent.tsx';
import { ItemPage } from './item.tsx';
import { Start } from './start.tsx';

const aside = (): Promise<ComponentType<{ phase: AsidePhase }>> =>
  import('./aside.tsx').then(({ AsideScreen }) => AsideScreen);

/** Fetches every further screen, once the first ones are there. */
export const fetchAside = (): Promise<unknown> => fetchPart(aside);

/** The screen of a phase; the type makes sure that each has one. The first ones come with the page, the rest is fetched behind them. */
export function PhaseScreen({ phase }: { phase: Phase }) {
  const { large } = useHall();
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
