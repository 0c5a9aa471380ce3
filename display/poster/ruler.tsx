/** A day's block, the step from one to the next, and what a week of five takes; heights of promised and further days. Design units. */
const BLOCK = 16;
const STEP = 20;
const WEEK = 107;
const TALL = 30;
const LOW = 9;

const left = (day: number) => Math.floor(day / 5) * WEEK + (day % 5) * STEP;
const block = (day: number, height: number) => `M${left(day)} ${TALL - height}h${BLOCK}v${height}h-${BLOCK}z`;
const blocks = (from: number, to: number, height: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => block(from + i, height)).join('');

/** The promise drawn within the law: a block is a working day, a gap every five; tall = promised, low = the rest of the statutory limit. */
export function Ruler({ promised, statutory }: { promised: number; statutory: number }) {
  const width = left(statutory - 1) + BLOCK;
  return (
    <svg
      class="ruler"
      viewBox={`0 0 ${width} ${TALL}`}
      style={{ width: `min(100%, calc(var(--u) * ${width}))` }}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="ruler-promised" d={blocks(0, promised, TALL)} />
      <path class="ruler-rest" d={blocks(promised, statutory, LOW)} />
    </svg>
  );
}
