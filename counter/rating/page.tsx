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
import { FollowUps } from './follow-ups.tsx';
import { t } from './words.ts';

/** The supervision page of those who follow up low ratings and see nothing else of the hall: complaint officers (S5). */
export function FollowUpsPage({ staff }: { staff: Staff }) {
  const { view } = useTopic<CountersView>(staff.link, 'counters');
  const desk = useDesk(staff);
  const status = staff.status.value;
  const live = useFresh(status, view);
  if (!view) return <FullPage title={t('tab')} line={common('connecting')} />;
  const { card } = staff.session;
  const { timeZone, name } = view.hall;
  return (
    <div class="watch">
      <header class="watch-bar">
        <p class="follow-ups-name">
          <strong>{t('tab')}</strong>
          <span>{say(name)}</span>
        </p>
        <div class="watch-right">
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
        <h1 class="visually-hidden">{t('tab')}</h1>
        <FollowUps staff={staff} desk={desk} live={live} />
        <RefusedLine desk={desk} />
      </main>
    </div>
  );
}
