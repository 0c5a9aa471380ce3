import type { Catalogue } from '../../contract/catalogue.ts';
import type { CatalogueProblem } from './check.ts';

/** Themes: each once, of items that exist, each item once (K1). One item may stand in several. */
export function themeProblems({ themes = [], items }: Catalogue): CatalogueProblem[] {
  const known = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  return themes.flatMap((theme, i) => {
    const problems: CatalogueProblem[] = [];
    const twice = (path: string, id: string) =>
      problems.push({ path, message: `${id} is there twice`, zh: `${id} 写了两遍。` });
    if (seen.has(theme.id)) twice(`themes.${i}.id`, theme.id);
    seen.add(theme.id);
    theme.items.forEach((item, j) => {
      const path = `themes.${i}.items.${j}`;
      if (!known.has(item))
        problems.push({ path, message: `there is no item ${item}`, zh: `没有事项 ${item}。` });
      else if (theme.items.indexOf(item) < j) twice(path, item);
    });
    return problems;
  });
}
