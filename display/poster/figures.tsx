import type { DayFigures } from '../../hub/contract/posters.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { dayAndMonth, weekday } from '../../hub/web/time.ts';
import { fitted, u } from '../fit.ts';
import { usePortrait } from '../portrait.ts';
import { word, words } from '../words.ts';
import { Both } from './both.tsx';
import { Frame, Phone, type PosterProps } from './frame.tsx';
import './figures.css';

const FIGURES = ['taken', 'served', 'waiting', 'meanWaitMinutes'] as const;

/** Today in four numbers. */
export function Figures({ figures, ...shared }: PosterProps & { figures: DayFigures }) {
  const { hall } = shared.view;
  const now = hubNow();
  const most = usePortrait() ? 260 : 300;
  const day = `${dayAndMonth(now, hall.timeZone, 'zh')} ${weekday(now, hall.timeZone, 'zh')}`;
  return (
    <Frame
      {...shared}
      title="poster.figures"
      page={1}
      pages={1}
      beside={day}
      foot={
        <>
          <p>
            <Both {...words('poster.figures.help')} />
          </p>
          <Phone word="poster.complaints" phone={hall.complaintPhone} />
        </>
      }
    >
      <dl class="figures">
        {FIGURES.map((name) => {
          const value = figures[name];
          const digits = value === null ? '—' : String(value);
          return (
            <div key={name}>
              <dt>
                {word(`figure.${name}`, 'zh')}
                <span lang="en">{word(`figure.${name}`, 'en')}</span>
              </dt>
              <dd>
                <b style={{ fontSize: u(fitted(digits, 620, most)) }}>{digits}</b>
                {value !== null && (
                  <span>{word(name === 'meanWaitMinutes' ? 'figure.minutes' : 'figure.people', 'zh')}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Frame>
  );
}
