/** State is said by shape and word, colour only helps (W2). One small set of shapes for both staff pages. */
export type Shape = 'now' | 'busy' | 'idle' | 'closed' | 'paused' | 'warn' | 'late' | 'lost' | 'ok';

const PATHS: Readonly<Record<Shape, string>> = {
  now: 'M2 1l9 5-9 5z',
  busy: 'M1.5 1.5h9v9h-9z',
  ok: 'M1.5 1.5h9v9h-9z',
  idle: 'M2.25 2.25h7.5v7.5h-7.5z',
  closed: 'M1 5h10v2H1z',
  paused: 'M1.5 1.5h3.5v9H1.5zM7 1.5h3.5v9H7z',
  warn: 'M6 .5L11.5 6 6 11.5.5 6z',
  late: 'M6 1l5.5 10H.5z',
  lost: 'M2.8 1.2L6 4.4l3.2-3.2 1.6 1.6L7.6 6l3.2 3.2-1.6 1.6L6 7.6l-3.2 3.2-1.6-1.6L4.4 6 1.2 2.8z',
};

/** Decorative: the word beside it speaks. */
export function Mark({ shape }: { shape: Shape }) {
  const hollow = shape === 'idle';
  return (
    <svg class={`mark mark-${shape}`} viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={PATHS[shape]}
        fill={hollow ? 'none' : 'currentColor'}
        stroke={hollow ? 'currentColor' : 'none'}
        stroke-width="1.5"
      />
    </svg>
  );
}

/** An exception's plate: shape and word on a field. */
export function Plate({ shape, children }: { shape: Shape; children: preact.ComponentChildren }) {
  return (
    <span class={`plate plate-${shape}`}>
      <Mark shape={shape} />
      <span>{children}</span>
    </span>
  );
}

/** A key of the keyboard, as printed on it. */
export function Keycap({ children }: { children: preact.ComponentChildren }) {
  return <kbd class="keycap">{children}</kbd>;
}
