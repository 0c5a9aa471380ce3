import { useSignal } from '@preact/signals';
import type { CountersView } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { useTopic } from '../../hub/web/link.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds } from '../../hub/web/time.ts';
import { BenchPage } from '../casework/bench.tsx';
import type { Outside } from '../casework/outside/outside.ts';
import { useBench } from '../casework/use-bench.ts';
import { Controls } from '../common/controls.tsx';
import { FullPage } from '../common/full-page.tsx';
import { sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { t } from './words.ts';

/** The back office: reviewers, approvers, chiefs and answering departments, with the same lists and the same case as counters. */
export function Office({ staff }: { staff: Staff }) {
  const { view, refused } = useTopic<CountersView>(staff.link, 'counters');
  if (view) return <Working staff={staff} timeZone={view.hall.timeZone} hall={say(view.hall.name)} />;
  const line = refused ? sentence(refused) : common('connecting');
  return <FullPage title={t('title')} line={line} onSignOut={() => void staff.leave()} />;
}

function Working({ staff, timeZone, hall }: { staff: Staff; timeZone: string; hall: string }) {
  const outside = useSignal<Outside | null>(null);
  const bench = useBench({ staff, counter: null, timeZone, outside });
  const { card } = staff.session;
  return (
    <div class="office">
      <header class="office-bar">
        <p>
          <strong>{t('title')}</strong>
          <span>{hall}</span>
        </p>
        <div class="office-right">
          {card && (
            <span class="office-me">
              {card.department && <span>{say(card.department)}</span>}
              <span>{say(card.post)}</span>
              <strong>{say(card.name)}</strong>
            </span>
          )}
          <time>{clockSeconds(hubNow(), timeZone)}</time>
          <Controls onSignOut={() => void staff.leave()} />
        </div>
      </header>
      <BenchPage bench={bench} />
    </div>
  );
}
