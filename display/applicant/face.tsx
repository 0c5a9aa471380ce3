import type { Level } from './rate.ts';

/** Mouths of the five faces: same line, same weight, only the curve differs. */
const MOUTHS: Record<Level, string> = {
  5: 'M39 87c5 20 18 31 36 31s31-11 36-31',
  4: 'M43 94c7 13 18 19 32 19s25-6 32-19',
  3: 'M42 99c22 11 44 11 66 0',
  2: 'M43 113c7-13 18-19 32-19s25 6 32 19',
  1: 'M39 119c5-20 18-31 36-31s31 11 36 31',
};

export function Face({ level }: { level: Level }) {
  return (
    <svg class="face" viewBox="0 0 150 150" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round">
        <circle cx="75" cy="75" r="71.5" />
        <path d="M49 52v12M101 52v12" stroke-width="6.5" />
        <path d={MOUTHS[level]} />
      </g>
    </svg>
  );
}
