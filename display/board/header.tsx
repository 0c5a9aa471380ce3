import type { HallLine } from '../../hub/contract/views/hall.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { clockTime, dayAndMonth, weekday } from '../../hub/web/time.ts';
import { fitted, u } from '../fit.ts';

/** Hall, date, time. */
export function Header({ hall }: { hall: HallLine }) {
  const now = hubNow();
  return (
    <header class="board-header">
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <path d="M10 6h24v22H10zM0 38h44" fill="none" stroke="currentColor" stroke-width="5" />
      </svg>
      <h1 style={{ fontSize: u(fitted(hall.name.zh, 470, 44)) }}>{hall.name.zh}</h1>
      <p>
        {dayAndMonth(now, hall.timeZone, 'zh')} {weekday(now, hall.timeZone, 'zh')}
      </p>
      <time>{clockTime(now, hall.timeZone)}</time>
    </header>
  );
}
