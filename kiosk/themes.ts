import type { PublicCatalogue } from '../hub/contract/views/kiosk.ts';

export type PublicItem = PublicCatalogue['items'][number];
type Department = PublicCatalogue['departments'][number];
type Matters = Pick<PublicCatalogue, 'departments' | 'items' | 'themes'>;

/**
 * Items under a department and a theme (by id); null = any. A theme's come in its own order, others in the catalogue's, department by
 * department.
 */
export function itemsUnder(
  catalogue: Matters,
  department: string | null,
  theme: string | null,
): readonly PublicItem[] {
  const of = (item: PublicItem) => department === null || item.department === department;
  if (theme !== null) {
    const items = new Map(catalogue.items.map((item) => [item.id, item]));
    const named = catalogue.themes.find(({ id }) => id === theme)?.items ?? [];
    return named.flatMap((id) => items.get(id) ?? []).filter(of);
  }
  const rank = new Map(catalogue.departments.map(({ id }, index) => [id, index]));
  return catalogue.items
    .filter(of)
    .sort((a, b) => (rank.get(a.department) ?? 0) - (rank.get(b.department) ?? 0));
}

/** Departments with at least one item under the theme, and how many. */
export function departmentsUnder(
  catalogue: Matters,
  theme: string | null,
): readonly { department: Department; count: number }[] {
  return catalogue.departments
    .map((department) => ({ department, count: itemsUnder(catalogue, department.id, theme).length }))
    .filter(({ count }) => count > 0);
}

/** The frequent matters, by rank. */
export function frequentItems(items: readonly PublicItem[]): readonly PublicItem[] {
  return items.filter((item) => item.frequent !== null).sort((a, b) => (a.frequent ?? 0) - (b.frequent ?? 0));
}
