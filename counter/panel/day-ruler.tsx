import { dayWeeks } from './figures.ts';
import { t } from './words.ts';

/** The promise drawn: a block is a working day, a gap every five; tall = promised, low = rest of the statutory limit. */
export function DayRuler({ promised, statutory }: { promised: number | null; statutory: number | null }) {
  const weeks = dayWeeks(promised, statutory);
  if (!weeks) return null;
  return (
    <div class={weeks.length > 8 ? 'ruler ruler-fine' : 'ruler'}>
      <div class="ruler-days" aria-hidden="true">
        {weeks.map((week, index) => (
          <span class="ruler-week" key={String(index)}>
            {week.map((day, place) => (
              <i class={`ruler-${day}`} key={String(place)} />
            ))}
          </span>
        ))}
      </div>
      <p>
        {statutory !== null && <span>{t('statutory', { n: statutory })}</span>}
        {promised !== null && <strong>{t('promised', { n: promised })}</strong>}
      </p>
    </div>
  );
}
