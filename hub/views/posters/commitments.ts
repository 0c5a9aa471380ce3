import type { Item } from '../../contract/catalogue.ts';
import type { CommitmentDepartment, CommitmentLine } from '../../contract/posters.ts';
import type { FloorView } from '../../contract/views/floor.ts';
import type { Place } from '../../contract/views/hall.ts';
import { lackingDisclosures } from '../../domain/index.ts';
import type { CatalogueState, State } from '../../domain/state.ts';
import { catalogueOf, placeOf } from '../lines.ts';

const drawn = new WeakMap<CatalogueState, readonly CommitmentDepartment[]>();

/** Published items by department, in the catalogue's order (D5); drawn once per catalogue. */
export function commitments(state: State): readonly CommitmentDepartment[] {
  const catalogue = catalogueOf(state);
  const known = drawn.get(catalogue) ?? draw(catalogue);
  drawn.set(catalogue, known);
  return known;
}

function draw(catalogue: CatalogueState): CommitmentDepartment[] {
  const { departments, items } = catalogue.source;
  return departments.flatMap(({ id, short, phone }): CommitmentDepartment[] => {
    const published = items.filter((item) => item.department === id && lackingDisclosures(item).length === 0);
    if (published.length === 0) return [];
    const lines = published.map(line).sort((a, b) => daysOf(a) - daysOf(b));
    return [{ id, name: short, phone, places: placesOf(catalogue, published), items: lines }];
  });
}

function line({ id, name, kind, statutoryDays, promisedDays, ...item }: Item): CommitmentLine {
  const immediate = kind === 'immediate' || statutoryDays === null || promisedDays === null;
  return {
    id,
    name,
    limit: immediate ? null : { statutory: statutoryDays, promised: promisedDays },
    materials: item.materials.map((material) => material.name),
    complaintPhone: item.disclosures.complaintPhone,
    sample: !immediate && (item.sample.includes('promisedDays') || item.sample.includes('statutoryDays')),
  };
}

const daysOf = ({ limit }: CommitmentLine) => limit?.promised ?? 0;

function placesOf(catalogue: CatalogueState, items: readonly Item[]): Place[] {
  const queues = new Set(items.map((item) => item.queue));
  return [...catalogue.counters.values()]
    .filter((counter) => counter.queues.some((queue) => queues.has(queue)))
    .sort((a, b) => a.floor - b.floor)
    .map(placeOf);
}

/** Items that no commitments screen shows, for staff (D5). */
export function unpublishedItems(state: State): FloorView['unpublished'] {
  return catalogueOf(state).source.items.flatMap((item) => {
    const lacks = lackingDisclosures(item);
    return lacks.length === 0 ? [] : [{ id: item.id, name: item.name, lacks }];
  });
}
