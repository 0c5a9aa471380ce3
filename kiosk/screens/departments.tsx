import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { ListScreen, type Row } from '../parts/list.tsx';
import { themesHelp } from '../parts/speech.ts';
import type { PhaseOf } from '../session.ts';
import { searchPhase } from '../steps/moves.ts';
import { departmentsUnder, itemsUnder } from '../themes.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';
import { sayOwn } from '../words/words.ts';

/** Examples under a department's name. */
const EXAMPLES = 2;

/** Departments with something to offer, all or under one theme. In large type search and themes stand first: the start page has no room. */
export function Departments({ phase }: { phase: PhaseOf<'departments'> }) {
  const { catalogue, go, large } = useHall();
  const { theme } = phase;
  const rows: Row[] = departmentsUnder(catalogue, theme).map(({ department, count }) => ({
    key: department.id,
    title: say(department.short),
    sub: itemsUnder(catalogue, department.id, theme)
      .slice(0, EXAMPLES)
      .map(({ name }) => say(name))
      .join(' · '),
    note: t('itemsCount', { n: count }),
    onTouch: () => go({ at: 'items', department: department.id, theme, page: 0 }),
  }));
  const chosen = catalogue.themes.find(({ id }) => id === theme);
  if (large && theme === null) {
    if (catalogue.themes.length > 0) {
      rows.unshift({
        key: 'themes',
        title: start('themes'),
        sub: themesHelp(catalogue.themes),
        onTouch: () => go({ at: 'themes', page: 0 }),
      });
    }
    rows.unshift({
      key: 'search',
      title: start('search'),
      sub: t('largeSearchHelp'),
      onTouch: () => go(searchPhase),
    });
  }
  return (
    <ListScreen
      name="departments"
      title={chosen ? sayOwn(chosen.name) : start('departments')}
      ask={t('departmentsAsk')}
      rows={rows}
      page={phase.page}
    />
  );
}
