import type { PublicCatalogue } from '../hub/contract/views.ts';

/** Ways to look for a matter that the catalogue itself knows: how it is decided, and its category (DOMAIN §2.1). */
export const THEMES = [
  'on-the-spot',
  'approval',
  'public-service',
  'bidding',
  'social-service',
  'joint',
] as const;
export type Theme = (typeof THEMES)[number];

export type PublicItem = PublicCatalogue['items'][number];
type Department = PublicCatalogue['departments'][number];

/** Does an item belong under a theme? The themes overlap: people look from different sides. */
export function belongs(item: PublicItem, theme: Theme): boolean {
  switch (theme) {
    case 'on-the-spot':
      return item.kind === 'immediate';
    case 'joint':
      return item.kind === 'joint';
    default:
      return item.category === theme;
  }
}

/** Themes that lead somewhere, in their fixed order, with the number of items. */
export function themesOf(items: readonly PublicItem[]): readonly { theme: Theme; count: number }[] {
  return THEMES.map((theme) => ({
    theme,
    count: items.filter((item) => belongs(item, theme)).length,
  })).filter(({ count }) => count > 0);
}

/** Items under a department and a theme; null = any. In the catalogue's order, department by department. */
export function itemsUnder(
  catalogue: Pick<PublicCatalogue, 'departments' | 'items'>,
  department: string | null,
  theme: Theme | null,
): readonly PublicItem[] {
  const chosen = catalogue.items.filter(
    (item) =>
      (department === null || item.department === department) && (theme === null || belongs(item, theme)),
  );
  const rank = new Map(catalogue.departments.map(({ id }, index) => [id, index]));
  return [...chosen].sort((a, b) => (rank.get(a.department) ?? 0) - (rank.get(b.department) ?? 0));
}

/** Departments with at least one item under the theme, and how many. */
export function departmentsUnder(
  catalogue: Pick<PublicCatalogue, 'departments' | 'items'>,
  theme: Theme | null,
): readonly { department: Department; count: number }[] {
  return catalogue.departments
    .map((department) => ({ department, count: itemsUnder(catalogue, department.id, theme).length }))
    .filter(({ count }) => count > 0);
}

/** The frequent matters, by rank. */
export function frequentItems(items: readonly PublicItem[]): readonly PublicItem[] {
  return items.filter((item) => item.frequent !== null).sort((a, b) => (a.frequent ?? 0) - (b.frequent ?? 0));
}
