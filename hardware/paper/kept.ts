/** Gives the value of a key: made once, and kept while it is among the `most` asked for last. */
export type Kept<V> = (key: string, make: () => V) => V;

/** For what is asked again and again and never changes: widths, drawn words. Nobody may change a value that is kept. */
export function createKept<V extends {}>(most: number): Kept<V> {
  const kept = new Map<string, V>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
