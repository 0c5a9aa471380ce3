import house from 'lucide-static/icons/house.svg?raw';
import ticketPlus from 'lucide-static/icons/ticket-plus.svg?raw';
import timer from 'lucide-static/icons/timer.svg?raw';
import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import { language, say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import type { PhaseOf } from '../session.ts';
import { pageTime } from '../store.ts';
import { t as appointment } from '../words/appointment.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/ticket.ts';
import { CallTouch, LanguageSwitch, ListenSwitch } from './frame.tsx';
import { useSecondsLeft } from './seconds-left.ts';
import { Touch } from './touch.tsx';

/**
 * On the red ground: home, one more number where it may be had (T14), and a little longer with the seconds left. Words stand under
 * their icons, so that the arrow to the paper keeps its place beside them.
 */
export function LastFoot(props: { until: number; noted: boolean; another?: boolean }) {
  const { until, noted } = props;
  const kiosk = useKiosk();
  const { low, large } = useHall();
  const left = useSecondsLeft(until);
  return (
    <>
      <Touch
        icon={house}
        tone={noted ? 'white' : 'ghost'}
        size={noted ? 'foot' : 'stacked'}
        onTouch={() => kiosk.dispatch({ type: 'home', at: pageTime() })}
      >
        {noted ? t(large || props.another ? 'notedShort' : 'noted') : common('home')}
      </Touch>
      {props.another && (
        <Touch
          tone="ghost"
          size="stacked"
          icon={ticketPlus}
          onTouch={() => kiosk.dispatch({ type: 'another', at: pageTime() })}
        >
          {appointment('another')}
        </Touch>
      )}
      <Touch
        tone="ghost"
        size="stacked"
        icon={timer}
        onTouch={() => kiosk.dispatch({ type: 'stay', at: pageTime() })}
      >
        {t('longer')} <span class="seconds">{t('seconds', { n: left })}</span>
      </Touch>
      {low && <LanguageSwitch />}
      <CallTouch />
      <ListenSwitch />
    </>
  );
}

/** What the ticket was taken for: as asked for, else by its item, else its queue. */
export function useTicketName({ ticket, name }: PhaseOf<'ticket'>): string {
  const { catalogue, queue } = useHall();
  const item = catalogue.items.find(({ id }) => id === ticket.item);
  const found = name ?? item?.name ?? queue(ticket.queue)?.name;
  return found ? say(found) : '';
}

/** The other numbers of this visit, which the same paper shows (T14). */
export function VisitLine({ ticket }: { ticket: TicketView }) {
  const others = ticket.visit.filter(({ id, state }) => id !== ticket.id && state === 'waiting');
  if (others.length === 0) return null;
  const numbers = [...others, ticket].map(({ number }) => number);
  return (
    <p class="visit-line">
      {appointment('thisVisit')} <strong>{numbers.join(language.value === 'zh' ? '、' : ', ')}</strong>
      <span>{appointment('visitHelp')}</span>
    </p>
  );
}

/** Points to the paper slot: drawn, butt ends; moves twice, then rests. */
export function DownArrow() {
  return (
    <svg class="down-arrow" viewBox="0 0 170 316" width="170" height="316" aria-hidden="true">
      <path d="M85 0v300M6 222l79 79 79-79" fill="none" stroke="currentColor" stroke-width="18" />
    </svg>
  );
}
