import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { Plate } from '../common/shape.tsx';
import { AtHand } from './at-hand.tsx';
import { limitOf, waited } from './figures.ts';
import { Letters } from './letters.tsx';
import type { Panel } from './use-panel.ts';
import { t } from './words.ts';

/** Middle while nobody is in hand and the counter is open: the facts that decide whether to press F2, then what is left lying. */
export function Between({ panel, timeZone }: { panel: Panel; timeZone: string }) {
  const { view, masked } = panel;
  const next = view.order.find((line) => line.eligible) ?? null;
  const queue = view.queues.find((one) => one.id === next?.queue) ?? view.queues[0];
  return (
    <section class="middle" aria-label={t('idle')}>
      <div class="head">
        <strong class="number" data-none={next === null || undefined}>
          {next?.number ?? '—'}
        </strong>
        <div class="head-words">
          <h1>
            {next && <span class="next-tag">{t('nextPerson')}</span>}
            {!next && t('nobodyWaits')}
            {next && (masked ? <i class="veil veil-wide" /> : next.item ? say(next.item) : t('noItem'))}
          </h1>
          <p>{next && queue ? <span>{`${queue.letter} ${say(queue.name)}`}</span> : t('nobodyWaitsHint')}</p>
        </div>
      </div>
      <dl class="facts facts-large">
        <div>
          <dt>{t('hand')}</dt>
          <dd>{t('handNobody')}</dd>
          <dd class="facts-foot">{t('canCall')}</dd>
        </div>
        {queue && (
          <div>
            <dt>{t('waitingIn', { queue: `${queue.letter} ${say(queue.name)}` })}</dt>
            <dd>
              {queue.waiting} <small>{t('personUnit')}</small>
            </dd>
            <dd class="facts-foot">{t('servedBy', { n: queue.counters.length })}</dd>
          </div>
        )}
        <NextWait panel={panel} />
      </dl>
      <AtHand panel={panel} timeZone={timeZone} />
      <Letters panel={panel} />
    </section>
  );
}

/** How long the next one has waited, against the hall's limit. */
function NextWait({ panel }: { panel: Panel }) {
  const { order, policy } = panel.view;
  const next = order.find((line) => line.eligible);
  if (!next) return <div />;
  const wait = waited(next, hubNow());
  const limit = limitOf(wait, policy);
  const red = policy.waitRedMinutes;
  return (
    <div>
      <dt>{t('waitingSince', { number: next.number })}</dt>
      <dd>
        {wait} <small>{t('minuteUnit')}</small>
        {limit === 'red' && <Plate shape="late">{t('overBy', { n: wait - red })}</Plate>}
        {limit === 'amber' && <Plate shape="warn">{t('nearBy', { n: red - wait })}</Plate>}
      </dd>
      <dd class="facts-foot">{t('waitLimit', { n: red })}</dd>
    </div>
  );
}
