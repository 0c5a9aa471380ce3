import type { CountersView } from '../contract/views/panel.ts';
import { mayWork } from '../domain/index.ts';
import { catalogueOf, clerkCard, hallLine, placeOf, type Source } from './lines.ts';

/** Topic `counters`, one for each person: where they may work. */
export function countersView({ state }: Source, person: string): Omit<CountersView, 'revision' | 'now'> {
  const catalogue = catalogueOf(state);
  return {
    hall: hallLine(state),
    me: clerkCard(state, person),
    roles: state.identity.users.get(person)?.roles ?? [],
    counters: [...catalogue.counters.values()].map((entry) => {
      const counter = state.counters.get(entry.id);
      return {
        ...placeOf(entry),
        state: counter?.state ?? 'closed',
        clerk: (counter?.clerk ? catalogue.staff.get(counter.clerk)?.name : undefined) ?? null,
        mine: counter?.clerk === person,
        allowed: mayWork(state, person, entry.id),
        queues: [...entry.queues, ...entry.helping.map((helping) => helping.queue)],
      };
    }),
  };
}
