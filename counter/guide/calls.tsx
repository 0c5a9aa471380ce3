import type { ComponentChildren } from 'preact';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Mark } from '../common/shape.tsx';
import { common, counterName, floorName, needWord } from '../common/words.ts';
import type { At } from './guide.tsx';
import { t } from './words.ts';

/** Who needs somebody to come: at a kiosk, in the waiting area because the call cannot be heard, or after a missed call. */
export function Calls({ at }: { at: At }) {
  return (
    <>
      <Helps at={at} />
      <ToFetch at={at} />
      <Passed at={at} />
    </>
  );
}

type PartProps = { readonly title: string; readonly none: string; readonly count: number };

function Part({ title, none, count, children }: PartProps & { readonly children: ComponentChildren }) {
  return (
    <section class="guide-part">
      <header class="side-title">
        <h2>
          {title}
          <b>{count > 0 && count}</b>
        </h2>
      </header>
      {count === 0 ? <p class="quiet guide-none">{none}</p> : <ul>{children}</ul>}
    </section>
  );
}

function Helps({ at }: { at: At }) {
  const { view, desk, live } = at;
  return (
    <Part title={t('helps')} none={t('noHelps')} count={view.helps.length}>
      {view.helps.map(({ id, kiosk, at: since, attendedBy }) => (
        <li key={id} class="guide-line">
          <Mark shape={attendedBy ? 'busy' : 'late'} />
          <span>
            <strong>{say(kiosk.name)}</strong>
            <small>
              {[
                floorName(kiosk.floor),
                attendedBy
                  ? t('attended', { name: say(attendedBy) })
                  : t('since', { time: clockTime(since, view.hall.timeZone) }),
              ].join(common('comma'))}
            </small>
          </span>
          {live && !attendedBy && (
            <button
              type="button"
              class="button button-small button-now"
              onClick={() => void desk.run('attend', { type: 'AttendHelp', help: id })}
            >
              {t('attend')}
            </button>
          )}
          {live && attendedBy && (
            <button
              type="button"
              class="button button-small"
              onClick={() => void desk.run('end-help', { type: 'EndHelp', help: id })}
            >
              {t('endHelp')}
            </button>
          )}
        </li>
      ))}
    </Part>
  );
}

function ToFetch({ at }: { at: At }) {
  const { view, desk, live } = at;
  return (
    <Part title={t('toFetch')} none={t('noFetch')} count={view.toFetch.length}>
      {view.toFetch.map(({ ticket, number, place, needs }) => (
        <li key={ticket} class="guide-line">
          <b class="guide-number">{number}</b>
          <small>
            {[
              t('fetchTo', { place: `${floorName(place.floor)} ${counterName(say(place.name))}` }),
              ...needs.map((need) => needWord(need)),
            ].join(common('comma'))}
          </small>
          {live && (
            <button
              type="button"
              class="button button-small"
              onClick={() => void desk.run('fetched', { type: 'AcknowledgeCall', ticket })}
            >
              {t('fetched')}
            </button>
          )}
        </li>
      ))}
    </Part>
  );
}

function Passed({ at }: { at: At }) {
  const { view, desk, live } = at;
  return (
    <Part title={t('passed')} none={t('noPassed')} count={view.passed.length}>
      {view.passed.map(({ ticket, number, at: passedAt }) => (
        <li key={ticket} class="guide-line">
          <button type="button" class="guide-number link" onClick={() => at.look(number)}>
            {number}
          </button>
          <small>{clockTime(passedAt, view.hall.timeZone)}</small>
          {live && (
            <button
              type="button"
              class="button button-small"
              onClick={() => void desk.run('reinstate', { type: 'ReinstateTicket', ticket })}
            >
              {t('reinstate')}
            </button>
          )}
        </li>
      ))}
    </Part>
  );
}
