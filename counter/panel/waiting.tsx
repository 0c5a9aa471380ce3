import type { PanelView, WaitingLine } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { minutes } from '../../hub/web/time.ts';
import { classMark, classSentence } from '../common/class-mark.ts';
import { Plate } from '../common/shape.tsx';
import { common, needWord } from '../common/words.ts';
import { limitOf, waited } from './figures.ts';
import { t } from './words.ts';

type Props = { readonly view: PanelView; readonly masked: boolean };

/** Left: the queues of this counter, and the order in which it would call (W2). */
export function Waiting({ view, masked }: Props) {
  return (
    <section class="waiting" aria-label={t('order')}>
      <header class="side-head">
        <h2>{t('queues')}</h2>
        <span>
          {t('people')}
          <i class="gap" />
          {t('longest')}
        </span>
      </header>
      <ul class="queues">
        {view.queues.map((queue) => (
          <QueueRow key={queue.id} queue={queue} policy={view.policy} />
        ))}
      </ul>
      <header class="side-head side-head-order">
        <h2>
          {t('order')}
          <b>{view.orderTotal > 0 && view.orderTotal}</b>
        </h2>
        <span>{t('orderUnit')}</span>
      </header>
      {view.order.length === 0 ? (
        <div class="nobody">
          <strong>{t('nobodyWaits')}</strong>
          <span>{t('nobodyWaitsHint')}</span>
        </div>
      ) : (
        <ol class="order">
          {view.order.map((line, index) => (
            <OrderRow key={line.id} line={line} first={index === 0} masked={masked} policy={view.policy} />
          ))}
        </ol>
      )}
    </section>
  );
}

function QueueRow({ queue, policy }: { queue: PanelView['queues'][number]; policy: PanelView['policy'] }) {
  const longest = minutes(queue.longestMs);
  const limit = queue.waiting === 0 ? 'ok' : limitOf(longest, policy);
  return (
    <li class="queue">
      <b>{queue.letter}</b>
      <span class="queue-name">
        {say(queue.name)}
        {queue.helping && <em>{t('helping')}</em>}
        {!queue.open && <em>{t('closedQueue')}</em>}
      </span>
      <strong>{queue.waiting}</strong>
      <span class="queue-longest">
        {limit === 'red' && <Plate shape="late">{common('minutes', { n: longest })}</Plate>}
        {limit === 'amber' && <Plate shape="warn">{common('minutes', { n: longest })}</Plate>}
        {limit === 'ok' && (queue.waiting === 0 ? '—' : common('minutes', { n: longest }))}
      </span>
    </li>
  );
}

type OrderRowProps = {
  readonly line: WaitingLine;
  readonly first: boolean;
  readonly masked: boolean;
  readonly policy: PanelView['policy'];
};

/** A row never changes its height; the wait alone moves, by the minute. */
function OrderRow({ line, first, masked, policy }: OrderRowProps) {
  const mark = classMark(line);
  const wait = waited(line, hubNow());
  const limit = limitOf(wait, policy);
  const needs = line.needs.map((need) => needWord(need)).join(' ');
  return (
    <li class={first ? 'order-row order-first' : 'order-row'} data-ineligible={!line.eligible || undefined}>
      <strong>{line.number}</strong>
      <span class="order-class">
        {mark && !masked && (
          <abbr class="boxed" title={classSentence(line)}>
            {mark}
          </abbr>
        )}
      </span>
      <span class="order-item" title={masked ? undefined : needs}>
        <OrderMatter line={line} masked={masked} needs={needs} />
        {line.helping && <em>{t('helping')}</em>}
      </span>
      <span class="order-wait">
        {limit === 'red' && <Plate shape="late">{t('overLimit', { n: wait })}</Plate>}
        {limit === 'amber' && <Plate shape="warn">{t('nearLimit', { n: wait })}</Plate>}
        {limit === 'ok' && (
          <>
            {wait}
            {line.credit > 0 && !masked && <small> +{line.credit}</small>}
          </>
        )}
      </span>
    </li>
  );
}

/** The matter; for somebody this counter cannot serve, what they need instead. */
function OrderMatter({ line, masked, needs }: { line: WaitingLine; masked: boolean; needs: string }) {
  if (masked) return <i class="veil" />;
  if (line.held) return <>{t('heldVisit')}</>;
  if (!line.eligible && needs !== '') return <>{t('needing', { needs })}</>;
  return <>{line.item ? say(line.item) : t('noItem')}</>;
}
