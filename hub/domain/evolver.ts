import type { FactOf, FactType, Recorded } from './facts.ts';
import type { State } from './state.ts';

/** Changes the state by one fact, in place. Total: what was recorded never throws. */
export type Evolver<T extends FactType> = (state: State, fact: FactOf<T>, recorded: Recorded) => void;
export type Evolvers<T extends FactType> = { readonly [K in T]: Evolver<K> };
