import { hubNow } from '../../../hub/web/clock.ts';
import { say, sayIf } from '../../../hub/web/messages.ts';
import { dayOf, momentOf } from '../dates.ts';
import { caseText } from '../words-case.ts';
import { historyDetail, historyWord } from '../words-history.ts';
import { stateWord } from '../words-lists.ts';
import { Part, type PartProps } from './part.tsx';

/** Everything that happened, newest last. Nothing is ever taken away (C10). */
export function History({ view, timeZone }: PartProps) {
  const now = hubNow();
  return (
    <Part title={caseText('history')}>
      <ol class="case-table history-table">
        {view.history.map((entry, index) => (
          <li key={String(index)}>
            <time>{momentOf(entry.at, timeZone, now)}</time>
            <span>
              {historyWord(entry.what)}
              <small>{historyDetail(entry, view)}</small>
            </span>
            <span class="quiet">{sayIf(entry.by)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** The applicant's other cases, newest first; a click opens one. */
export function Others({ view, bench, timeZone }: PartProps) {
  const now = hubNow();
  return (
    <Part title={caseText('others')}>
      {view.others.length === 0 && <p class="case-line quiet">{caseText('noOthers')}</p>}
      <ol class="case-table others-table">
        {view.others.map((other) => (
          <li key={other.id}>
            <time>{dayOf(other.receivedAt, timeZone, now)}</time>
            <button type="button" class="link" onClick={() => bench.open(other.id)}>
              {say(other.item)}
            </button>
            <span class="quiet">{stateWord(other.state)}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
