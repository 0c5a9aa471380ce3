const STORED = 'onewindow.spoken';

/** The little of `Storage` that is needed. */
export type Kept = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
};

/** Positions this page has spoken: a reload must not speak them again (D2). */
export function rememberedPositions(storage: Kept): number[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter((position) => Number.isInteger(position)) : [];
  } catch {
    return [];
  }
}

export function rememberPositions(storage: Kept, positions: readonly number[]): void {
  storage.setItem(STORED, JSON.stringify(positions));
}
