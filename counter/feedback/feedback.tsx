import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  FEEDBACK_KINDS,
  type FeedbackAction,
  type FeedbackKind,
  type FeedbackLine,
  type FeedbackView,
} from '../../hub/contract/feedback.ts';
import { useTopic } from '../../hub/web/link.ts';
import { sayIf } from '../../hub/web/messages.ts';
import { LimitPlate } from '../casework/limit-plate.tsx';
import type { Desk } from '../common/ask.ts';
import { useListKeys } from '../common/record-side.tsx';
import { sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common, counterName } from '../common/words.ts';
import '../rating/follow-ups.css';
import { ActionDialog } from './action-dialog.tsx';
import { Detail } from './detail.tsx';
import './feedback.css';
import { type Entering, NewDialog } from './new-dialog.tsx';
import { enterWord, kindWord, stageWord, t } from './words.ts';

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

function Head({ view, children }: { view: FeedbackView; children: preact.ComponentChildren }) {
  const open = view.lines.filter(({ stage }) => stage !== 'closed').length;
  const { counter, phone } = view.consultations;
  return (
    <header class="follow-ups-head">
      <div>
        <h2>{t('tab')}</h2>
        <p class="quiet">{view.lines.length > 0 && t('lead', { n: open })}</p>
        <p class="quiet">{t('consulted', { n: counter + phone, phone })}</p>
        {children}
      </div>
      <Year view={view} />
    </header>
  );
}

/** This year, of what this reader may see. */
function Year({ view }: { view: FeedbackView }) {
  return (
    <table class="traced">
      <thead>
        <tr>
          <th>{t('year')}</th>
          <th>{t('received')}</th>
          <th>{t('atOnce')}</th>
          <th>{t('inTime')}</th>
          <th>{t('late')}</th>
          <th>{t('foundedCount')}</th>
        </tr>
      </thead>
      <tbody>
        {FEEDBACK_KINDS.map((kind) => (
          <YearRow key={kind} kind={kind} figures={view.year[kind]} />
        ))}
      </tbody>
    </table>
  );
}

function YearRow({ kind, figures }: { kind: FeedbackKind; figures: FeedbackView['year'][FeedbackKind] }) {
  const limited = kind === 'complaint' || kind === 'call-back';
  const only = (which: boolean, n: number) => (which ? n : '—');
  return (
    <tr>
      <th scope="row">{kindWord(kind)}</th>
      <td>
        <strong>{figures.received}</strong>
      </td>
      <td>{only(kind === 'complaint', figures.answeredAtOnce)}</td>
      <td>{only(limited, figures.inTime)}</td>
      <td>{only(limited, figures.late)}</td>
      <td>{only(kind === 'complaint', figures.founded)}</td>
    </tr>
  );
}

type ListProps = {
  readonly lines: readonly FeedbackLine[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

function List({ lines, chosen, onChoose }: ListProps) {
  if (lines.length === 0) return <p class="page-none">{t('none')}</p>;
  return (
    <table class="table follow-ups feedback">
      <thead>
        <tr>
          <th>{t('number')}</th>
          <th>{t('subject')}</th>
          <th>{t('about')}</th>
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

function Row({ line, chosen, onChoose }: { line: FeedbackLine; chosen: boolean; onChoose: () => void }) {
  const { stage, limit, met, overran } = line;
  const closed = stage === 'closed';
  return (
    <tr data-chosen={chosen || undefined} onClick={onChoose}>
      <td>
        <button type="button" class="follow-up-number" aria-pressed={chosen}>
          {line.number}
        </button>
        <small>{kindWord(line.kind)}</small>
      </td>
      <td>{line.subject}</td>
      <td>
        {line.counter ? counterName(sayIf(line.counter)) : sayIf(line.department)}
        <small>{sayIf(line.clerk)}</small>
      </td>
      <td>
        {stageWord(stage)}
        {!closed && <small>{sayIf(line.assigned)}</small>}
      </td>
      <td>
        {limit && <LimitPlate limit={limit} ended={met} />}
        {overran && met && <small>{t('overran')}</small>}
      </td>
    </tr>
  );
}
