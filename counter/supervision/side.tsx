import type { FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { minutes } from '../../hub/web/time.ts';
import { Mark, Plate } from '../common/shape.tsx';
import { readiness } from './standing.ts';
import { readinessWord, t } from './words.ts';

/** Queues beside the floor: who waits, how long, who serves. */
export function Waits({ view }: { view: FloorView }) {
  return (
    <section class="waits">
      <header class="waits-row side-title">
        <h2>{t('queue')}</h2>
        <span>{t('waiting')}</span>
        <span>{t('longestMin')}</span>
        <span>{t('serving')}</span>
      </header>
      <ul>
        {view.queues.map((queue) => (
          <li class="waits-row" key={queue.id} data-off={(!queue.open && queue.waiting === 0) || undefined}>
            <span class="waits-name">
              <b>{queue.letter}</b>
              {say(queue.name)}
            </span>
            <strong>{queue.waiting}</strong>
            <span>
              <Longest queue={queue} policy={view.policy} />
            </span>
            <span class="quiet">
              {working(queue, view)}/{queue.places.length}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its counters that call now: not paused, and with a panel that the hub reaches. */
function working(queue: FloorView['queues'][number], { counters }: FloorView): number {
  return counters.filter(
    ({ id, state, connected }) => queue.counters.includes(id) && state === 'open' && connected,
  ).length;
}

type LongestProps = {
  readonly queue: Pick<FloorView['queues'][number], 'waiting' | 'longestMs'>;
  readonly policy: Pick<FloorView['policy'], 'waitAmberMinutes' | 'waitRedMinutes'>;
};

/** The longest wait, on a plate once it passes the hall's limits. */
export function Longest({ queue, policy }: LongestProps) {
  if (queue.waiting === 0) return <>—</>;
  const longest = minutes(queue.longestMs);
  if (longest >= policy.waitRedMinutes) return <Plate shape="late">{longest}</Plate>;
  if (longest >= policy.waitAmberMinutes) return <Plate shape="warn">{longest}</Plate>;
  return <>{longest}</>;
}

/** Equipment in one glance: what works of how many. */
export function Readiness({ view }: { view: FloorView }) {
  const kinds = readiness(view);
  if (kinds.length === 0) return null;
  return (
    <section class="ready">
      <header class="side-title">
        <h2>{t('devicesTab')}</h2>
      </header>
      <ul>
        {kinds.map(({ kind, working, total, shape }) => (
          <li key={kind} data-shape={shape}>
            <Mark shape={shape} />
            {readinessWord(kind)}
            <span>
              {working}/{total}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
