import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { formWords } from '../parts/item-facts.tsx';
import { ListScreen } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/item.ts';

/** Materials with a sample, to choose from in the lower half (K2, K4). */
export function Samples({ phase }: { phase: PhaseOf<'samples'> }) {
  const { go } = useHall();
  const rows = phase.materials.map((material) => ({
    key: material.name.zh,
    title: say(material.name),
    sub: formWords(material),
    onTouch: () => go({ at: 'sample', material }),
  }));
  return (
    <ListScreen name="samples" title={t('samples')} ask={t('samplesAsk')} rows={rows} page={phase.page} />
  );
}
