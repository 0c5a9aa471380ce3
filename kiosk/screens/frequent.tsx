import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { itemRow } from '../parts/item-rows.ts';
import { ListScreen } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { frequentItems } from '../themes.ts';
import { t } from '../words/start.ts';

/** The matters most people come for, by the hall's own ranking. */
export function Frequent({ phase }: { phase: PhaseOf<'frequent'> }) {
  const { catalogue, queue, go, large } = useHall();
  const departments = new Map(catalogue.departments.map((one) => [one.id, say(one.short)]));
  const rows = frequentItems(catalogue.items).map((item) =>
    itemRow(item, large ? null : (departments.get(item.department) ?? null), queue(item.queue), go),
  );
  return (
    <ListScreen name="frequent" title={t('frequent')} ask={t('frequentAsk')} rows={rows} page={phase.page} />
  );
}
