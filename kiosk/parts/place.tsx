import type { Place } from '../../hub/contract/views/hall.ts';
import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import { language, say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { type Floor, floorsOf, placesNamed } from '../places.ts';
import { t } from '../words/common.ts';

/** Plates shown at most; a longer row would not be read. */
const MOST = 6;

/** `2 楼 [5][6] 号窗口`: floor first, then the plates as they hang above the counters. */
export function Where({ places, most = MOST }: { places: readonly Place[]; most?: number }) {
  return (
    <span class="where">
      {floorsOf(places).map((floor) => (
        <FloorLine key={floor.floor} floor={floor} most={most} />
      ))}
    </span>
  );
}

/** Where a ticket's holder goes. */
export function WhereTicket({ ticket, most }: { ticket: TicketView; most: number }) {
  const { view } = useHall();
  return <Where places={placesNamed(ticket.counters, view?.queues ?? [])} most={most} />;
}

function FloorLine({ floor: { floor, names, numbered }, most }: { floor: Floor; most: number }) {
  const shown = names.slice(0, most);
  const english = language.value === 'en' && numbered;
  return (
    <span class="where-floor">
      <span class="where-level">{levelWords(floor)}</span>
      {english && <span class="where-word">{t(names.length > 1 ? 'counterMany' : 'counterOne')}</span>}
      <span class="plates">
        {shown.map((name) => (
          <span class="plate" key={name.zh}>
            {say(name)}
          </span>
        ))}
      </span>
      {names.length > most && <span aria-hidden="true">…</span>}
      {numbered && !english && <span class="where-word">{t('counters')}</span>}
    </span>
  );
}

export function levelWords(floor: number): string {
  return floor < 0 ? t('basement', { floor: -floor }) : t('floor', { floor });
}
