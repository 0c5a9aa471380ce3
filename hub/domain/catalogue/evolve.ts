import * as v from 'valibot';
import type { Catalogue } from '../../contract/catalogue.ts';
import { PolicySchema } from '../../contract/policy.ts';
import { newCounter, newQueue } from '../create.ts';
import type { Evolvers } from '../evolver.ts';
import type { CatalogueState, State } from '../state.ts';

export const catalogueEvolvers: Evolvers<'CatalogueImported'> = {
  CatalogueImported(state, fact, recorded) {
    state.catalogue = indexed(withPolicy(fact.catalogue), recorded.position);
    keepInStep(state, state.catalogue);
  },
};

/** Settings that did not exist yet when the hall was imported stand at their defaults. */
function withPolicy(catalogue: Catalogue): Catalogue {
  return { ...catalogue, policy: v.parse(PolicySchema, catalogue.policy) };
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((entry) => [entry.id, entry]));
}

/** A catalogue with its look-up tables. `revision`: journal position of its import. */
function indexed(source: Catalogue, revision: number): CatalogueState {
  return {
    source,
    revision,
    departments: byId(source.departments),
    queues: byId(source.queues),
    items: byId(source.items),
    elsewhere: byId(source.elsewhere),
    counters: byId(source.counters),
    kiosks: byId(source.kiosks),
    staff: byId(source.staff),
    servers: new Map(
      source.queues.map(({ id }) => [
        id,
        {
          own: source.counters.filter((counter) => counter.queues.includes(id)).map((counter) => counter.id),
          helping: source.counters
            .filter((counter) => counter.helping.some((entry) => entry.queue === id))
            .map((counter) => counter.id),
        },
      ]),
    ),
    departmentQueues: new Map(
      source.departments.map(({ id }) => [
        id,
        new Set(source.items.filter((item) => item.department === id).map((item) => item.queue)),
      ]),
    ),
  };
}

/** Queues and counters that came are made, those that went are dropped (import refuses while they are in use). */
function keepInStep(state: State, catalogue: CatalogueState): void {
  for (const id of state.queues.keys()) if (!catalogue.queues.has(id)) state.queues.delete(id);
  for (const id of state.counters.keys()) if (!catalogue.counters.has(id)) state.counters.delete(id);
  for (const id of catalogue.queues.keys()) {
    if (!state.queues.has(id)) state.queues.set(id, newQueue(id));
  }
  for (const id of catalogue.counters.keys()) {
    if (!state.counters.has(id)) state.counters.set(id, newCounter(id));
  }
  for (const queue of state.queues.values()) {
    if (queue.mergedInto !== null && !state.queues.has(queue.mergedInto)) queue.mergedInto = null;
  }
}
