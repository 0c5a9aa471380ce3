import type { FactOf, FactType } from '../../../hub/domain/facts.ts';
import type { Journal, Recorded } from '../../../hub/journal/port.ts';

/** Everything recorded so far, in order. */
export async function factsOf(journal: Journal, after = 0): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (;;) {
    const facts = await journal.after(all.at(-1)?.position ?? after, 1000);
    if (facts.length === 0) return all;
    all.push(...facts);
  }
}

/** Facts of one kind, in order. */
export async function factsLike<T extends FactType>(journal: Journal, type: T): Promise<FactOf<T>[]> {
  return (await factsOf(journal)).flatMap(({ fact }) => (fact.type === type ? [fact as FactOf<T>] : []));
}
