import type { GuideView } from '../../hub/contract/views/guide.ts';
import { say } from '../../hub/web/messages.ts';
import { Mark, Plate } from '../common/shape.tsx';
import { common, counterName } from '../common/words.ts';
import { mayEnterCards } from '../rating/card-dialog.tsx';
import { t as rating } from '../rating/words.ts';
import { Longest } from '../supervision/side.tsx';
import type { At } from './guide.tsx';
import { t } from './words.ts';

type Queue = GuideView['queues'][number];

/** Every queue: who waits, how long, who serves; a ticket for somebody without one. */
export function Queues({ at }: { at: At }) {
  const { view, live, open } = at;
  const hasPaper = view.queues.some((queue) => queue.paper !== null);
  return (
    <section class="guide-queues" aria-label={t('queues')}>
      <table class="table">
        <thead>
          <tr>
            <th>{t('queue')}</th>
            <th class="number-cell">{t('waiting')}</th>
            <th class="number-cell">{t('longest')}</th>
            <th class="number-cell">{t('estimate')}</th>
            <th>{t('serving')}</th>
            <th>
              <span class="visually-hidden">{t('issue')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.queues.map((queue) => (
            <Row key={queue.id} queue={queue} at={at} />
          ))}
        </tbody>
      </table>
      <footer class="guide-doors">
        {live && (
          <>
            <button type="button" class="button" onClick={() => open({ kind: 'matter' })}>
              {t('byMatter')}
            </button>
            <button type="button" class="button" onClick={() => open({ kind: 'consult', item: null })}>
              {t('consult')}
            </button>
            <button type="button" class="button" onClick={() => open({ kind: 'directions' })}>
              {t('directions')}
            </button>
            {mayEnterCards(at.staff.session.roles) && (
              <button type="button" class="button" onClick={() => open({ kind: 'card' })}>
                {rating('enterCard')}
              </button>
            )}
            {hasPaper && (
              <button type="button" class="button" onClick={() => open({ kind: 'paper' })}>
                {t('paper')}
              </button>
            )}
          </>
        )}
        <span class="quiet">{t('consulted', { n: view.consultations })}</span>
      </footer>
    </section>
  );
}

function Row({ queue, at }: { queue: Queue; at: At }) {
  const { view, live, open } = at;
  return (
    <tr>
      <td>
        <b class="letter-cell">{queue.letter}</b>
        <strong>{say(queue.name)}</strong>
      </td>
      <td class="number-cell">
        <strong class="big">{queue.waiting}</strong>
      </td>
      <td class="number-cell">
        <Longest queue={queue} policy={view.policy} />
      </td>
      <td class="number-cell">{queue.estimate ? t('range', queue.estimate) : t('unknown')}</td>
      <td>
        <Serving queue={queue} />
      </td>
      <td class="actions">
        <Issue
          queue={queue}
          view={view}
          issue={live ? () => open({ kind: 'issue', queue: queue.id }) : null}
        />
      </td>
    </tr>
  );
}

function Serving({ queue }: { queue: Queue }) {
  if (queue.serving.length === 0) {
    return queue.waiting > 0 ? <Plate shape="late">{t('nobody')}</Plate> : <span class="quiet">—</span>;
  }
  return (
    <span class="guide-serving">
      {queue.serving
        .map(({ place, clerk }) =>
          [counterName(say(place.name)), clerk && say(clerk)].filter(Boolean).join(' '),
        )
        .join(common('comma'))}
    </span>
  );
}

type IssueProps = { readonly queue: Queue; readonly view: GuideView; readonly issue: (() => void) | null };

function Issue({ queue, view, issue }: IssueProps) {
  const into = view.queues.find((one) => one.id === queue.mergedInto);
  const word = queue.ended
    ? t('ended')
    : into
      ? t('merged', { queue: `${into.letter} ${say(into.name)}` })
      : queue.open
        ? null
        : t('closed');
  if (word) {
    return (
      <span class="state-cell quiet">
        <Mark shape="closed" />
        {word}
      </span>
    );
  }
  return issue ? (
    <button
      type="button"
      class="button button-small"
      aria-label={t('issueFor', { name: say(queue.name) })}
      onClick={issue}
    >
      {t('issue')}
    </button>
  ) : null;
}
