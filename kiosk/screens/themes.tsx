import { useHall } from '../context.ts';
import { ListScreen } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { departmentsUnder, themesOf } from '../themes.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';

/** With more items than this, a kind asks for the department first: pages of choices are no choice. */
const DIRECTLY = 7;

/** Kinds of matter that the catalogue itself knows. */
export function Themes({ phase }: { phase: PhaseOf<'themes'> }) {
  const { catalogue, go } = useHall();
  const rows = themesOf(catalogue.items).map(({ theme, count }) => ({
    key: theme,
    title: t(theme),
    sub: t(`${theme}-help`),
    note: t('itemsCount', { n: count }),
    onTouch: () =>
      count > DIRECTLY && departmentsUnder(catalogue, theme).length > 1
        ? go({ at: 'departments', theme, page: 0 })
        : go({ at: 'items', department: null, theme, page: 0 }),
  }));
  return (
    <ListScreen name="themes" title={start('themes')} ask={t('themesAsk')} rows={rows} page={phase.page} />
  );
}
