import type { Actor } from '../contract/actors.ts';
import type { Counter, Need } from '../contract/catalogue.ts';
import type { Policy } from '../contract/policy.ts';
import type { CatalogueState, State } from './state.ts';

/** Small look-ups many rules share. */

export function policyOf(catalogue: CatalogueState): Policy {
  return catalogue.source.policy;
}

/** The person behind an actor: staff themselves, or the clerk whose pad was pressed. */
export function personOf(actor: Actor): string | null {
  if (actor.kind === 'person') return actor.person;
  if (actor.kind === 'agent') return actor.person ?? null;
  return null;
}

/** The queue that takes the tickets of `queue` now: itself, or the one it was merged into (T12). */
export function resolveQueue(state: State, queue: string): string {
  let id = queue;
  for (let hops = 0; hops <= state.queues.size; hops++) {
    const next = state.queues.get(id)?.mergedInto;
    if (!next) return id;
    id = next;
  }
  return id;
}

/** Does this counter have what these applicants need (T5)? */
export function meets(counter: Counter | undefined, needs: readonly Need[]): boolean {
  return counter !== undefined && needs.every((need) => counter.capabilities.includes(need));
}

/** Is there any counter, open or not, own or helping, that could serve this queue's applicant with these needs? */
export function canBeMet(catalogue: CatalogueState, queue: string, needs: readonly Need[]): boolean {
  if (needs.length === 0) return true;
  const servers = catalogue.servers.get(queue);
  return [...(servers?.own ?? []), ...(servers?.helping ?? [])].some((id) =>
    meets(catalogue.counters.get(id), needs),
  );
}
