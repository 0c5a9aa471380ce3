import house from 'lucide-static/icons/house.svg?raw';
import { useHall, useKiosk } from '../context.ts';
import { pageTime } from '../store.ts';
import { t as common } from '../words/common.ts';
import { t } from '../words/ticket.ts';
import { LanguageSwitch, ListenSwitch } from './frame.tsx';
import { Touch } from './touch.tsx';

/** Seconds left on a last screen. */
export function useSecondsLeft(until: number): number {
  const kiosk = useKiosk();
  // Read so that it renders every second; the fine time comes from the page.
  void kiosk.now.value;
  return Math.max(0, Math.ceil((until - pageTime()) / 1000));
}

/** On the red ground: home, and a little longer with the seconds left. */
export function LastFoot({ until, noted }: { until: number; noted: boolean }) {
  const kiosk = useKiosk();
  const { low, large } = useHall();
  const left = useSecondsLeft(until);
  return (
    <>
      <Touch
        icon={house}
        tone={noted ? 'white' : 'ghost'}
        onTouch={() => kiosk.dispatch({ type: 'home', at: pageTime() })}
      >
        {noted ? t(large ? 'notedShort' : 'noted') : common('home')}
      </Touch>
      <Touch tone="ghost" onTouch={() => kiosk.dispatch({ type: 'stay', at: pageTime() })}>
        {t('longer')} <span class="seconds">{t('seconds', { n: left })}</span>
      </Touch>
      {low && <LanguageSwitch />}
      <ListenSwitch />
    </>
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
