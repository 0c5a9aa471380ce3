import { hubNow } from '../../hub/web/clock.ts';
import { clockTime, minutes } from '../../hub/web/time.ts';
import { Keycap } from '../common/shape.tsx';
import { parkWord } from '../common/words.ts';
import type { Panel } from './use-panel.ts';
import { t } from './words.ts';

/** 手边的事: parked tickets to take back, passed ones whose holder came late. By digit or click. */
export function AtHand({ panel, timeZone }: { panel: Panel; timeZone: string }) {
  const { parked, passed, allowedActions } = panel.view;
  const total = parked.length + passed.length;
  const mayUnpark = panel.live && allowedActions.includes('unpark');
  return (
    <div class="list">
      <header class="list-head">
        <h2>
          {t('atHand')}
          <span>{total > 0 && total}</span>
        </h2>
        {total > 0 && <span>{t('byDigit')}</span>}
      </header>
      {total === 0 && <p class="list-empty">{t('nothingAtHand')}</p>}
      <ol>
        {parked.map((one, index) => (
          <li class="list-row at-hand-row" key={one.id}>
            {mayUnpark ? <Keycap>{index + 1}</Keycap> : <i />}
            <span>{t('parked')}</span>
            <b>{one.number}</b>
            <span class="quiet">
              {t('parkedFor', {
                reason: one.reason ? parkWord(one.reason) : t('parked'),
                n: minutes(hubNow() - one.since),
              })}
            </span>
            <span class="row-actions">
              {mayUnpark && (
                <button type="button" class="link" onClick={() => panel.digit(index + 1)}>
                  {t('takeBack')}
                </button>
              )}
              {panel.live && (
                <button
                  type="button"
                  class="link link-quiet"
                  onClick={() => {
                    panel.dialog.value = { kind: 'end-parked', ticket: one.id, number: one.number };
                  }}
                >
                  {t('leftFor')}
                </button>
              )}
            </span>
          </li>
        ))}
        {passed.slice(0, Math.max(0, 7 - parked.length)).map((one, index) => (
          <li class="list-row at-hand-row" key={one.id}>
            <Keycap>{parked.length + index + 1}</Keycap>
            <span>{t('passed')}</span>
            <b>{one.number}</b>
            <span class="quiet">{t('passedAt', { time: clockTime(one.at, timeZone) })}</span>
            <span class="row-actions">
              {panel.live && (
                <button
                  type="button"
                  class="link"
                  onClick={() =>
                    void panel.desk.run('reinstate', { type: 'ReinstateTicket', ticket: one.id })
                  }
                >
                  {t('rejoin')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
