import { plain } from './shape.ts';

/** The known word closest to what was typed, or null when none is close: at most a third of its characters differ. */
export function nearest(said: string, known: Iterable<string>): string | null {
  const typed = plain(said);
  let best: { readonly word: string; readonly far: number } | null = null;
  for (const word of known) {
    const far = distance(typed, plain(word));
    if (far <= Math.max(1, Math.floor(word.length / 3)) && far < (best?.far ?? Number.POSITIVE_INFINITY))
      best = { word, far };
  }
  return best?.word ?? null;
}

/** Characters to change, add or take away. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      now.push(Math.min(swap, (before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
