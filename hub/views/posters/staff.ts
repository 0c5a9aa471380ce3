import type { Staff } from '../../contract/catalogue.ts';
import type { StaffLine } from '../../contract/posters.ts';
import { catalogueOf, clerkCard, placeById, type Source } from '../lines.ts';

/** Whom applicants meet; the back office and whoever only watches are not on the wall. */
const FACING: readonly Staff['roles'][number][] = ['guide', 'clerk', 'chief'];
/** Nobody has left who reloads a page or moves to another counter, ms. */
const AWAY = 60_000;

/** 亮身份 (D5): everybody who faces applicants, along the counters as they stand in the hall, with who is there now. */
export function staffWall(source: Source): StaffLine[] {
  const { staff, counters } = catalogueOf(source.state);
  const order = [...counters.values()].sort((a, b) => a.floor - b.floor).map(({ id }) => id);
  const along = ({ place }: StaffLine) => (place === null ? order.length : order.indexOf(place.id));
  return [...staff.values()]
    .filter(({ roles }) => roles.some((role) => FACING.includes(role)))
    .flatMap(({ id, counters: usual }): StaffLine[] => {
      const card = clerkCard(source.state, id);
      if (!card) return [];
      const at = [...source.state.counters.values()].find((counter) => counter.clerk === id);
      const place = placeById(source.state, at?.id ?? usual[0] ?? null);
      return [{ ...card, place, standing: at?.state === 'paused' ? 'away' : standing(source, id, at) }];
    })
    .sort((a, b) => along(a) - along(b));
}

function standing({ presence, now }: Source, person: string, at: object | undefined): StaffLine['standing'] {
  if (at || presence.connected(`person:${person}`)) return 'here';
  const seen = presence.lastSeen(`person:${person}`);
  return seen !== null && now - seen < AWAY ? 'here' : 'off';
}
