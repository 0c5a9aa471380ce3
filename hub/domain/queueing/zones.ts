import type { State } from '../state.ts';

/** Waiting areas of the hall: those its counters stand in. */
export function zonesOf(state: State): ReadonlySet<string> {
  return new Set([...(state.catalogue?.counters.values() ?? [])].map(({ zone }) => zone));
}
