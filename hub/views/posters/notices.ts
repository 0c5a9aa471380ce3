import type { NoticeLine } from '../../contract/posters.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';

/** Notices of the hall's day, in the catalogue's order (D5). */
export function noticesOfToday(state: State): NoticeLine[] {
  return catalogueOf(state).source.notices.filter(
    ({ from, to }) => (from === null || from <= state.day) && (to === null || state.day <= to),
  );
}
