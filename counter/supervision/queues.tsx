import type { FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Mark, Plate, type Shape } from '../common/shape.tsx';
import { Longest } from './side.tsx';
import type { Watch } from './supervision.tsx';
import { t } from './words.ts';

type Queue = FloorView['queues'][number];

/** Every queue with its hours, who waits, who serves; the supervisor ends, merges, reopens (T10, T12), a head extends the hours (C11). */
export function Queues({ watch }: { watch: Watch }) {
  const { view, powers } = watch;
  return (
    <div class="page">
      <table class="table">
        <thead>
          <tr>
            <th>{t('queue')}</th>
            <th>{t('state')}</th>
            <th>{t('hours')}</th>
            <th class="number-cell">{t('waiting')}</th>
            <th class="number-cell">{t('longestMin')}</th>
            <th>{t('estimate')}</th>
            <th>{t('servingNow')}</th>
            <th class="number-cell">{t('issued')}</th>
            {(powers.floor || powers.extend) && (
              <th>
                <span class="visually-hidden">{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {view.queues.map((queue) => (
            <Row key={queue.id} queue={queue} watch={watch} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ queue, watch }: { queue: Queue; watch: Watch }) {
  const { view, powers } = watch;
  const serving = view.counters.filter((counter) => queue.counters.includes(counter.id));
  return (
    <tr>
      <td>
        <b class="letter-cell">{queue.letter}</b>
        <strong>{say(queue.name)}</strong>
      </td>
      <td>
        <State queue={queue} view={view} />
      </td>
      <td class="quiet">
        {queue.sessions.map(({ from, to }) => `${from}–${to}`).join(' ')}
        {queue.extendedUntil !== null &&
          ` ${t('extendedUntil', { time: clockTime(queue.extendedUntil, view.hall.timeZone) })}`}
      </td>
      <td class="number-cell">
        <strong class="big">{queue.waiting}</strong>
      </td>
      <td class="number-cell">
        <Longest queue={queue} policy={view.policy} />
      </td>
      <td>{queue.estimate ? t('estimateRange', queue.estimate) : t('unknown')}</td>
      <td>
        {serving.length > 0 ? (
          serving.map((counter) => say(counter.name)).join('、')
        ) : queue.waiting > 0 ? (
          <Plate shape="late">{t('nobodyServes')}</Plate>
        ) : (
          <span class="quiet">—</span>
        )}
      </td>
      <td class="number-cell">{queue.issuedToday}</td>
      {(powers.floor || powers.extend) && (
        <td class="actions">
          <Actions queue={queue} watch={watch} />
        </td>
      )}
    </tr>
  );
}

function State({ queue, view }: { queue: Queue; view: FloorView }) {
  const into = view.queues.find((one) => one.id === queue.mergedInto);
  const state: readonly [Shape, string] = queue.ended
    ? ['closed', t('ended')]
    : into
      ? ['closed', t('merged', { queue: `${into.letter} ${say(into.name)}` })]
      : queue.open
        ? ['ok', t('issuing')]
        : queue.closedBecause === 'quota' || queue.closedBecause === 'hour'
          ? ['warn', t('quotaReached')]
          : ['closed', t('notIssuing')];
  return (
    <span class="state-cell">
      <Mark shape={state[0]} />
      {state[1]}
    </span>
  );
}

function Actions({ queue, watch }: { queue: Queue; watch: Watch }) {
  const { powers } = watch;
  if (queue.ended || queue.mergedInto !== null) {
    return powers.floor ? (
      <button
        type="button"
        class="button button-small"
        onClick={() => void watch.desk.run('reopen', { type: 'ReopenQueue', queue: queue.id })}
      >
        {t('reopenQueue')}
      </button>
    ) : null;
  }
  const action = (kind: 'extend' | 'merge' | 'end-queue', word: string) => (
    <button type="button" class="button button-small" onClick={() => watch.open({ kind, queue: queue.id })}>
      {word}
    </button>
  );
  return (
    <>
      {powers.extend && action('extend', t('extendHours'))}
      {powers.floor && action('merge', t('mergeQueue'))}
      {powers.floor && action('end-queue', t('endQueue'))}
    </>
  );
}
