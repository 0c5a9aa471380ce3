import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GuideView } from '../../hub/contract/views/guide.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { useTopic } from '../../hub/web/link.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds, clockTime } from '../../hub/web/time.ts';
import { type Desk, useDesk } from '../common/ask.ts';
import { Controls } from '../common/controls.tsx';
import { useFresh } from '../common/fresh.ts';
import { FullPage } from '../common/full-page.tsx';
import { RefusedLine } from '../common/refused-line.tsx';
import { Mark } from '../common/shape.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { Calls } from './calls.tsx';
import { type GuideDialog, GuideDialogs } from './dialogs.tsx';
import { Find } from './find.tsx';
import { Queues } from './queues.tsx';
import { t } from './words.ts';

/** What every part of the page needs. Without a live hub no part draws an action. */
export type At = {
  readonly staff: Staff;
  readonly view: GuideView;
  readonly desk: Desk;
  readonly live: boolean;
  readonly open: (dialog: GuideDialog) => void;
  /** The ticket looked at, by its number. */
  readonly number: string;
  readonly look: (number: string) => void;
};

/** The guide desk (W7): every queue, one ticket, and whoever needs somebody to come. */
export function Guide({ staff }: { staff: Staff }) {
  const { view, refused } = useTopic<GuideView>(staff.link, 'guide');
  if (refused && !view) {
    const line = refused.code === 'forbidden' ? t('notYours') : say(refused.message);
    return <FullPage title={t('title')} line={line} onSignOut={() => void staff.leave()} />;
  }
  if (!view) return <FullPage title={t('title')} line={common('connecting')} />;
  return <Working staff={staff} view={view} />;
}

function Working({ staff, view }: { staff: Staff; view: GuideView }) {
  const dialog = useSignal<GuideDialog | null>(null);
  const number = useSignal('');
  const desk = useDesk(staff);
  const status = staff.status.value;
  const live = useFresh(status, view);
  useEffect(() => {
    if (!live) dialog.value = null;
  }, [live]);
  const at: At = {
    staff,
    view,
    desk,
    live,
    open: (next) => {
      dialog.value = next;
    },
    number: number.value,
    look: (next) => {
      number.value = next;
    },
  };
  return (
    <div class="watch guide">
      <Bar staff={staff} view={view} />
      {status.kind === 'offline' && (
        <p class="watch-lost" role="alert">
          <Mark shape="lost" />
          {t('lostLine', { time: clockTime(status.since, view.hall.timeZone) })}
        </p>
      )}
      <main class="guide-body" data-stale={!live || undefined}>
        <h1 class="visually-hidden">{t('title')}</h1>
        <Queues at={at} />
        <div class="guide-side">
          <Find at={at} />
          <Calls at={at} />
        </div>
        {dialog.value === null && <RefusedLine desk={desk} />}
      </main>
      {dialog.value && (
        <GuideDialogs
          at={at}
          dialog={dialog.value}
          onClose={() => {
            dialog.value = null;
          }}
        />
      )}
    </div>
  );
}

function Bar({ staff, view }: { staff: Staff; view: GuideView }) {
  const { card } = staff.session;
  return (
    <header class="watch-bar">
      <p class="guide-name">
        <strong>{t('title')}</strong>
        <span>{say(view.hall.name)}</span>
      </p>
      <div class="watch-right">
        <a class="link" href="/counter">
          {common('openCounter')}
        </a>
        <a class="link" href="/supervision">
          {common('openHall')}
        </a>
        {card && (
          <span class="watch-me">
            {say(card.post)} <strong>{say(card.name)}</strong>
          </span>
        )}
        <time>{clockSeconds(hubNow(), view.hall.timeZone)}</time>
        <Controls onSignOut={() => void staff.leave()} />
      </div>
    </header>
  );
}
