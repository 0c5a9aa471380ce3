import { say } from '../../hub/web/messages.ts';
import { useHall, useKiosk } from '../context.ts';
import { pageOf } from '../fit.ts';
import { Frame } from '../parts/frame.tsx';
import { Pager } from '../parts/list.tsx';
import { Where } from '../parts/place.tsx';
import { hoursWords, queueWords } from '../parts/speech.ts';
import { placesOf, standingOf } from '../places.ts';
import type { PhaseOf } from '../session.ts';
import { t } from '../words/help.ts';

const PER_PAGE = { standard: 7, low: 4, large: 4 };

/** How long the queues are, where they are served, and when: to read, nothing to choose. */
export function Queues({ phase }: { phase: PhaseOf<'queues'> }) {
  const kiosk = useKiosk();
  const { view, large, low } = useHall();
  const perPage = large ? PER_PAGE.large : low ? PER_PAGE.low : PER_PAGE.standard;
  const { rows, page, pages } = pageOf(view?.queues ?? [], perPage, phase.page);
  return (
    <Frame name="queues">
      <div class="list-head">
        <h1 class="headline">{t('queues')}</h1>
      </div>
      <ul class="queue-lines">
        {rows.map((queue) => {
          const standing = standingOf(queue);
          const closed = standing !== 'open' && standing !== 'nobody';
          return (
            <li class="queue-line" key={queue.id}>
              <span class="queue-letter">{queue.letter}</span>
              <span class="queue-name">{say(queue.name)}</span>
              <span class={`queue-wait ${closed ? 'queue-closed' : ''}`}>{queueWords(queue)}</span>
              <span class="queue-where">
                <Where places={placesOf(queue)} most={4} />
              </span>
              <span class="queue-hours">{t('queuesHelp', { hours: hoursWords(queue.sessions) })}</span>
            </li>
          );
        })}
      </ul>
      {pages > 1 && (
        <Pager page={page} pages={pages} onPage={(next) => kiosk.dispatch({ type: 'page', page: next })} />
      )}
    </Frame>
  );
}
