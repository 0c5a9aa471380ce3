import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { ListScreen, type Row } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { searchPhase } from '../steps/moves.ts';
import { departmentsUnder, itemsUnder } from '../themes.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';

/** Examples under a department's name. */
const EXAMPLES = 2;

/** Departments with something to offer, all or under one kind. In large type search stands first: the start page has no room. */
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
  if (large && theme === null) {
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
      title={theme ? t(theme) : start('departments')}
      ask={t('departmentsAsk')}
      rows={rows}
      page={phase.page}
    />
  );
}
