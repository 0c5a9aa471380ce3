import { t } from '../words/item.ts';

/** Beyond this many days the squares would be slivers: the bar is drawn whole. */
const MOST_SQUARES = 30;

/** The promise within the law, drawn: five of twenty days filled. */
export function Ruler({ promised, statutory }: { promised: number; statutory: number }) {
  const label = t('rulerLabel', { n: promised, of: statutory });
  if (statutory > MOST_SQUARES) {
    return (
      <span class="ruler ruler-bar" role="img" aria-label={label}>
        <span class="day day-filled" style={{ flex: promised }} />
        {statutory > promised && <span class="day" style={{ flex: statutory - promised }} />}
      </span>
    );
  }
  return (
    <span class="ruler" role="img" aria-label={label}>
      {Array.from({ length: statutory }, (_, day) => (
        <span key={`day-${day + 1}`} class={`day ${day < promised ? 'day-filled' : ''}`} />
      ))}
    </span>
  );
}
