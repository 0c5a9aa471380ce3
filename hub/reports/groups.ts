import type { Grouping } from '../contract/reports.ts';
import type { Text } from '../contract/text.ts';
import type { CatalogueState } from '../domain/state.ts';
import type { CaseCourse, Consultation, RatedStay } from '../journal/port.ts';

/** Whose figure a row is. Departments, and the queues of cases, are those of the item and the clerk as the catalogue has them now. */
type Of = { readonly counter: string | null; readonly clerk: string | null; readonly item: string | null };

/** The item's department; without an item, that of whoever served. Null: not known. */
export function departmentOf(catalogue: CatalogueState, { item, clerk }: Omit<Of, 'counter'>): string | null {
  const ofItem = item === null ? undefined : catalogue.items.get(item)?.department;
  return ofItem ?? (clerk === null ? null : (catalogue.staff.get(clerk)?.department ?? null));
}

export function groupOfStay(catalogue: CatalogueState, by: Grouping, stay: RatedStay): string | null {
  return by === 'queue' ? stay.queue : groupOf(catalogue, by, stay);
}

export function groupOfConsultation(
  catalogue: CatalogueState,
  by: Grouping,
  one: Consultation,
): string | null {
  return by === 'queue' ? queueOf(catalogue, one.item) : groupOf(catalogue, by, one);
}

export function groupOfCase(catalogue: CatalogueState, by: Grouping, on: CaseCourse): string | null {
  if (by === 'department') return on.department;
  return by === 'queue' ? queueOf(catalogue, on.item) : groupOf(catalogue, by, on);
}

const queueOf = (catalogue: CatalogueState, item: string | null) =>
  item === null ? null : (catalogue.items.get(item)?.queue ?? null);

function groupOf(catalogue: CatalogueState, by: Exclude<Grouping, 'queue'>, of: Of): string | null {
  switch (by) {
    case 'none':
      return null;
    case 'department':
      return departmentOf(catalogue, of);
    default:
      return of[by];
  }
}

/** What people call it; its id when the catalogue has it no more. */
export function groupName(catalogue: CatalogueState, by: Grouping, id: string | null): Text | null {
  if (id === null || by === 'none') return null;
  const known = {
    counter: catalogue.counters,
    clerk: catalogue.staff,
    department: catalogue.departments,
    item: catalogue.items,
    queue: catalogue.queues,
  }[by].get(id);
  return known?.name ?? { zh: id, en: id };
}
