import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FollowUpAction, FollowUpLine, FollowUpsView } from '../../hub/contract/ratings.ts';
import { useTopic } from '../../hub/web/link.ts';
import { sayIf } from '../../hub/web/messages.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import type { Desk } from '../common/ask.ts';
import { useListKeys } from '../common/record-side.tsx';
import { sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common, counterName } from '../common/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { CardDialog, mayEnterCards } from './card-dialog.tsx';
import { Detail } from './detail.tsx';
import './follow-ups.css';
import { Traced } from './traced.tsx';
import { levelWord, reasonWord, stageWord, t } from './words.ts';

type Props = { readonly staff: Staff; readonly desk: Desk; readonly live: boolean };
type Asking = { readonly kind: 'card' } | { readonly kind: 'act'; readonly action: FollowUpAction };

/** Who may open this page at all (E2). The hub decides again. */
export const mayReadFollowUps = (roles: readonly string[]): boolean =>
  ['complaint-officer', 'supervisor', 'discipline'].some((role) => roles.includes(role));

/** Low ratings and what follows them (E3): the list, the figures, and one of them with what may be done. */
export function FollowUps({ staff, desk, live }: Props) {
  const { view, refused } = useTopic<FollowUpsView>(staff.link, 'follow-ups');
  const chosen = useSignal<string | null>(null);
  const asking = useSignal<Asking | null>(null);
  const lines = view?.lines ?? [];
  const line = lines.find(({ id }) => id === chosen.value) ?? null;
  useEffect(() => {
    if (!live) asking.value = null;
  }, [live]);
  useListKeys(
    lines.map(({ id }) => id),
    chosen.value,
    (id) => {
      chosen.value = id;
    },
  );
  if (!view) return <p class="page page-none">{refused ? sentence(refused) : common('connecting')}</p>;
  const ask = (next: Asking) => {
    asking.value = next;
  };
  const close = () => {
    asking.value = null;
  };
  return (
    <div class="page page-split page-right">
      <section class="page-main">
        <Head view={view}>
          {live && mayEnterCards(staff.session.roles) && (
            <button type="button" class="button" onClick={() => ask({ kind: 'card' })}>
              {t('enterCard')}
            </button>
          )}
        </Head>
        <List lines={lines} chosen={line?.id ?? null} onChoose={(id) => (chosen.value = id)} />
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
      {asking.value?.kind === 'card' && <CardDialog dates={view.cardDates} desk={desk} onClose={close} />}
      {asking.value?.kind === 'act' && line && (
        <ActionDialog line={line} action={asking.value.action} desk={desk} onClose={close} />
      )}
    </div>
  );
}

function Head({ view, children }: { view: FollowUpsView; children: preact.ComponentChildren }) {
  const open = view.lines.filter(({ stage }) => stage !== 'closed').length;
  return (
    <header class="follow-ups-head">
      <div>
        <h2>{t('tab')}</h2>
        <p class="quiet">{view.lines.length > 0 && t('lead', { n: open })}</p>
        {children}
      </div>
      <Traced view={view} />
    </header>
  );
}

type ListProps = {
  readonly lines: readonly FollowUpLine[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

function List({ lines, chosen, onChoose }: ListProps) {
  if (lines.length === 0) return <p class="page-none">{t('none')}</p>;
  return (
    <table class="table follow-ups">
      <thead>
        <tr>
          <th>{t('number')}</th>
          <th>{t('level')}</th>
          <th>{t('item')}</th>
          <th>{t('at')}</th>
          <th>{t('stage')}</th>
          <th>{t('left')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} chosen={line.id === chosen} onChoose={() => onChoose(line.id)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, chosen, onChoose }: { line: FollowUpLine; chosen: boolean; onChoose: () => void }) {
  const { stage, contact, remedy, overran } = line;
  const limit = stage === 'to-contact' ? contact : remedy;
  const wasLate = (overran.contact || overran.remedy) && (stage === 'closed' || limit?.level !== 'overrun');
  return (
    <tr data-chosen={chosen || undefined} onClick={onChoose}>
      <td>
        <button type="button" class="follow-up-number" aria-pressed={chosen}>
          {line.number || line.case}
        </button>
        <small>{line.day.slice(5)}</small>
      </td>
      <td>
        {levelWord(String(line.level) as '1')}
        <small>{line.reasons.map((reason) => reasonWord(reason)).join(t('and'))}</small>
      </td>
      <td>{sayIf(line.item)}</td>
      <td>
        {line.counter && counterName(sayIf(line.counter))}
        <small>{sayIf(line.clerk)}</small>
      </td>
      <td>{stageWord(stage)}</td>
      <td>
        <LimitPlate limit={limit} ended={stage === 'closed'} />
        {wasLate && <small>{t('overran')}</small>}
      </td>
    </tr>
  );
}
