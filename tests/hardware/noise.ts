/** Small seeded generator, so that a failure can be run again: whole numbers from 0 to `below`, exclusive. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Bytes as they are, or with something wrong: noise, cut short, one too many, one changed. */
export function mutate(bytes: number[], next: (below: number) => number): number[] {
  switch (next(5)) {
    case 0:
      return Array.from({ length: next(70) }, () => next(256));
    case 1:
      return bytes.slice(0, next(bytes.length + 1));
    case 2:
      return [...bytes, next(256)];
    case 3:
      return bytes.length === 0 ? bytes : bytes.with(next(bytes.length), next(256));
    default:
      return bytes;
  }
}
