import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FeedbackAction, FeedbackView } from '../../hub/contract/feedback.ts';
import { useTopic } from '../../hub/web/link.ts';
import type { Desk } from '../common/ask.ts';
import { useListKeys } from '../common/record-side.tsx';
import { sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import '../rating/follow-ups.css';
import { ActionDialog } from './action-dialog.tsx';
import { Detail } from './detail.tsx';
import './feedback.css';
import { Head } from './head.tsx';
import { List } from './list.tsx';
import { type Entering, NewDialog } from './new-dialog.tsx';
import { enterWord, t } from './words.ts';

type Props = { readonly staff: Staff; readonly desk: Desk; readonly live: boolean };
type Asking =
  | { readonly kind: 'new'; readonly entering: Entering }
  | { readonly kind: 'act'; readonly action: FeedbackAction };

/** Who finds this page among the supervision tabs. The hub decides again, and shows each what is theirs. */
export const mayReadFeedback = (roles: readonly string[]): boolean =>
  roles.some((role) => role !== 'administrator');

/** Complaints, praise, visits and call-backs (S4): the list, the figures, and one of them with what may be done. */
export function Feedback({ staff, desk, live }: Props) {
  const { view, refused } = useTopic<FeedbackView>(staff.link, 'feedback');
  const chosen = useSignal<string | null>(null);
  const asking = useSignal<Asking | null>(null);
  const lines = view?.lines ?? [];
  const line = lines.find(({ id }) => id === chosen.value) ?? null;
  useEffect(() => {
    if (!live) asking.value = null;
  }, [live]);
  const choose = (id: string) => {
    chosen.value = id;
  };
  useListKeys(
    lines.map(({ id }) => id),
    chosen.value,
    choose,
  );
  if (!view) return <p class="page page-none">{refused ? sentence(refused) : common('connecting')}</p>;
  const ask = (next: Asking | null) => {
    asking.value = next;
  };
  const close = () => ask(null);
  const now = asking.value;
  return (
    <div class="page page-split page-right">
      <section class="page-main">
        <Head view={view}>
          {live && <Entries view={view} onEnter={(entering) => ask({ kind: 'new', entering })} />}
        </Head>
        <List lines={lines} chosen={line?.id ?? null} onChoose={choose} />
      </section>
      <aside class="page-side follow-up" aria-label={t('tab')}>
        {line ? (
          <Detail
            key={line.id}
            line={line}
            staff={staff}
            timeZone={view.timeZone}
            live={live}
            onAct={(action) => ask({ kind: 'act', action })}
          />
        ) : (
          lines.length > 0 && <p class="quiet">{t('pick')}</p>
        )}
      </aside>
      {now?.kind === 'new' && (
        <NewDialog entering={now.entering} view={view} desk={desk} onDone={choose} onClose={close} />
      )}
      {now?.kind === 'act' && line && (
        <ActionDialog line={line} action={now.action} desk={desk} onClose={close} />
      )}
    </div>
  );
}

type EntriesProps = { readonly view: FeedbackView; readonly onEnter: (entering: Entering) => void };

function Entries({ view, onEnter }: EntriesProps) {
  return (
    <p class="feedback-entries">
      {view.mayReceive.map((kind) => (
        <button key={kind} type="button" class="button" onClick={() => onEnter(kind)}>
          {enterWord(kind)}
        </button>
      ))}
      {view.mayCallBack && (
        <button type="button" class="button" onClick={() => onEnter('call-back')}>
          {t('callBack')}
        </button>
      )}
    </p>
  );
}
