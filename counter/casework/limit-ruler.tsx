import type { CaseView } from '../../hub/contract/case-views.ts';
import { usedDays } from './limits.ts';
import { caseText } from './words-case.ts';

/** The promise drawn: a block is a working day, a gap every five; tall = promised or overrun, low = rest of the statutory limit. */
export function LimitRuler({ view }: { view: CaseView }) {
  const days = usedDays(view);
  if (!days) return <p class="case-ruler-words">{caseText('onTheSpot')}</p>;
  const { statutoryDays } = view;
  const total = days.weeks.flat().length;
  const size = total > 30 ? 'fine' : total > 20 ? 'small' : 'wide';
  return (
    <div class="case-ruler" data-size={size}>
      <div class="case-ruler-days" aria-hidden="true">
        {days.weeks.map((week, index) => (
          <span key={String(index)}>
            {week.map((day, place) => (
              <i data-day={day} key={String(place)} />
            ))}
          </span>
        ))}
      </div>
      <p class="case-ruler-words">
        {statutoryDays !== null && <span>{caseText('statutory', { n: statutoryDays })}</span>}
        {days.promised !== null && <strong>{caseText('promised', { n: days.promised })}</strong>}
        {days.used !== null && <span>{caseText('used', { n: days.used })}</span>}
      </p>
    </div>
  );
}
