import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CountersView } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { useTopic } from '../../hub/web/link.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds, clockTime } from '../../hub/web/time.ts';
import { useDesk } from '../common/ask.ts';
import { Controls } from '../common/controls.tsx';
import { useFresh } from '../common/fresh.ts';
import { FullPage } from '../common/full-page.tsx';
import { RefusedLine } from '../common/refused-line.tsx';
import { Mark } from '../common/shape.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { Feedback } from '../feedback/feedback.tsx';
import { t as feedback } from '../feedback/words.ts';
import { FollowUps, mayReadFollowUps } from './follow-ups.tsx';
import { t } from './words.ts';

type Tab = 'follow-ups' | 'feedback';
const tabInAddress = (tabs: readonly Tab[]): Tab =>
  tabs.find((tab) => tab === location.hash.slice(1)) ?? tabs[0] ?? 'feedback';
const tabWord = (tab: Tab) => (tab === 'feedback' ? feedback('tab') : t('tab'));

/**
 * The supervision page of those who see nothing else of the hall (S5): complaint officers, with low ratings and what people tell; and
 * whoever has a complaint in hand.
 */
export function TracingPage({ staff }: { staff: Staff }) {
  const { view } = useTopic<CountersView>(staff.link, 'counters');
  const desk = useDesk(staff);
  const status = staff.status.value;
  const live = useFresh(status, view);
  const tabs: readonly Tab[] = mayReadFollowUps(staff.session.roles)
    ? ['follow-ups', 'feedback']
    : ['feedback'];
  const tab = useSignal(tabInAddress(tabs));
  useEffect(() => {
    const follow = () => {
      tab.value = tabInAddress(tabs);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  if (!view) return <FullPage title={tabWord(tab.value)} line={common('connecting')} />;
  const { card } = staff.session;
  const { timeZone, name } = view.hall;
  return (
    <div class="watch">
      <header class="watch-bar">
        <nav>
          {tabs.map((one) => (
            <a
              key={one}
              class="watch-tab"
              href={`#${one}`}
              aria-current={tab.value === one ? 'page' : undefined}
            >
              {tabWord(one)}
            </a>
          ))}
          <span class="tracing-hall">{say(name)}</span>
        </nav>
        <div class="watch-right">
          <a class="link" href="/counter">
            {common('openCounter')}
          </a>
          {card && (
            <span class="watch-me">
              {say(card.post)} <strong>{say(card.name)}</strong>
            </span>
          )}
          <time>{clockSeconds(hubNow(), timeZone)}</time>
          <Controls onSignOut={() => void staff.leave()} />
        </div>
      </header>
      {status.kind === 'offline' && (
        <p class="watch-lost" role="alert">
          <Mark shape="lost" />
          {t('lostLine', { time: clockTime(status.since, timeZone) })}
        </p>
      )}
      <main class="watch-body" data-stale={!live || undefined}>
        <h1 class="visually-hidden">{tabWord(tab.value)}</h1>
        {tab.value === 'feedback' ? (
          <Feedback staff={staff} desk={desk} live={live} />
        ) : (
          <FollowUps staff={staff} desk={desk} live={live} />
        )}
        <RefusedLine desk={desk} />
      </main>
    </div>
  );
}
