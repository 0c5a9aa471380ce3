import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { ListScreen } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/ways.ts';

/** Matters handled elsewhere (K3). */
export function Places({ phase }: { phase: PhaseOf<'places'> }) {
  const { catalogue, go } = useHall();
  const rows = catalogue.elsewhere.map((place) => ({
    key: place.id,
    title: say(place.name),
    sub: say(place.matters),
    onTouch: () => go({ at: 'place', place: place.id }),
  }));
  return (
    <ListScreen name="places" title={t('placesAsk')} ask={t('placesHelp')} rows={rows} page={phase.page} />
  );
}
