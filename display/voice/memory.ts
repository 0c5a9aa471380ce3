const STORED = 'onewindow.spoken';

/** Positions this page has spoken: a reload must not speak them again (D2). */
export function rememberedPositions(storage: Pick<Storage, 'getItem'>): number[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter((position) => Number.isInteger(position)) : [];
  } catch {
    return [];
  }
}

export function rememberPositions(storage: Pick<Storage, 'setItem'>, positions: readonly number[]): void {
  storage.setItem(STORED, JSON.stringify(positions));
}
