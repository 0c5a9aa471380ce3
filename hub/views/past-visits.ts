import { addDays } from '../domain/day/zone.ts';
import { createState, evolve, visitOf } from '../domain/index.ts';
import type { Context, State } from '../domain/state.ts';
import type { Journal } from '../journal/port.ts';

type Held = NonNullable<ReturnType<Context['pastVisit']>>;

/** Visits of days that memory no longer holds, for the paper cards that name them (E4). */
export type PastVisits = {
  /** Has the visit of an earlier day at hand while a command that names it is decided; today's need none of this. */
  holding<T>(day: string, number: string, work: () => Promise<T>): Promise<T>;
  /** One that is at hand. */
  readonly held: Context['pastVisit'];
};

export function createPastVisits(journal: Pick<Journal, 'read'>, state: () => State): PastVisits {
  const holds = new Map<symbol, { readonly day: string; readonly number: string; readonly visit: Held }>();

  /** The day made again from its own facts, and every rating of it that was entered since. */
  const read = async (day: string, number: string): Promise<Held | null> => {
    const { catalogue, day: today, position, at } = state();
    const { ratingCardDays } = catalogue?.source.policy ?? { ratingCardDays: 0 };
    if (!catalogue || day >= today || day < addDays(today, -ratingCardDays)) return null;
    const past = createState();
    const by = { kind: 'hub' } as const;
    const imported = { type: 'CatalogueImported', catalogue: catalogue.source } as const;
    evolve(past, { position, at, stream: 'standing', by, request: null, fact: imported });
    for await (const recorded of journal.read([`day:${day}`])) evolve(past, recorded);
    const visit = visitOf(past, number);
    if (!visit?.prompt) return visit && { ...visit, readOn: today };
    const since: string[] = [];
    for (let next = addDays(day, 1); next < today; next = addDays(next, 1)) since.push(`day:${next}`);
    const { prompt } = visit;
    let rated = prompt.rating !== null;
    for await (const { fact } of journal.read(since))
      rated ||= fact.type === 'Rated' && fact.prompt === prompt.id;
    return { ...visit, rated, readOn: today };
  };

  return {
    async holding(day, number, work) {
      const visit = await read(day, number);
      if (!visit) return work();
      const hold = Symbol(number);
      holds.set(hold, { day, number, visit });
      try {
        return await work();
      } finally {
        holds.delete(hold);
      }
    },
    held(day, number) {
      for (const held of holds.values()) if (held.day === day && held.number === number) return held.visit;
      return null;
    },
  };
}
