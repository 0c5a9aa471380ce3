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

/** Characters to change, add, take away, or swap with their neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(i - 1, j - 1) + other,
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
