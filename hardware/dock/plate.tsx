/** A state: shape and word, colour only on top. */
export type Tone = 'calm' | 'quiet' | 'now' | 'warn' | 'late';
const SHAPES: Readonly<Record<Tone, string>> = { calm: '■', quiet: '–', now: '▶', warn: '◆', late: '✕' };

export function Plate({ tone, shape, word }: { tone: Tone; shape?: string | undefined; word: string }) {
  return (
    <span class={`plate ${tone}`}>
      <span aria-hidden="true">{shape ?? SHAPES[tone]}</span> {word}
    </span>
  );
}
