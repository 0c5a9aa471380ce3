import { useHall } from '../context.ts';
import { ListScreen } from '../parts/list.tsx';
import { THEME_PICTURES } from '../parts/theme-pictures.ts';
import type { PhaseOf } from '../session.ts';
import { departmentsUnder } from '../themes.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';
import { sayOwn } from '../words/words.ts';

/** With more items than this, a theme asks for the department first: pages of choices are no choice. */
const DIRECTLY = 7;

/** The hall's themes of life and business (K1). */
export function Themes({ phase }: { phase: PhaseOf<'themes'> }) {
  const { catalogue, go } = useHall();
  const rows = catalogue.themes.map(({ id, name, help, icon, items }) => ({
    key: id,
    icon: THEME_PICTURES[icon],
    title: sayOwn(name),
    sub: sayOwn(help),
    note: t('itemsCount', { n: items.length }),
    onTouch: () =>
      items.length > DIRECTLY && departmentsUnder(catalogue, id).length > 1
        ? go({ at: 'departments', theme: id, page: 0 })
        : go({ at: 'items', department: null, theme: id, page: 0 }),
  }));
  return (
    <ListScreen name="themes" title={start('themes')} ask={t('themesAsk')} rows={rows} page={phase.page} />
  );
}
