import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { itemRow } from '../parts/item-rows.ts';
import { ListScreen } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { itemsUnder } from '../themes.ts';
import { t as start } from '../words/start.ts';
import { t } from '../words/ways.ts';
import { sayOwn } from '../words/words.ts';

/** The items of a department, or of a theme, or of both. */
export function Items({ phase }: { phase: PhaseOf<'items'> }) {
  const { catalogue, queue, go } = useHall();
  const { department, theme } = phase;
  const own = catalogue.departments.find(({ id }) => id === department);
  const names = new Map(catalogue.departments.map((one) => [one.id, say(one.short)]));
  const rows = itemsUnder(catalogue, department, theme).map((item) =>
    itemRow(item, own ? null : (names.get(item.department) ?? null), queue(item.queue), go),
  );
  const kind = catalogue.themes.find(({ id }) => id === theme);
  const title = own ? say(own.short) : kind ? sayOwn(kind.name) : start('departments');
  return (
    <ListScreen
      name="items"
      title={title}
      ask={t('itemsFound', { n: rows.length })}
      rows={rows}
      page={phase.page}
    />
  );
}
