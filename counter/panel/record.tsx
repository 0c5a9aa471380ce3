import type { ComponentChildren } from 'preact';
import type { PanelView } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime, minutes, timer } from '../../hub/web/time.ts';
import { Mark, type Shape } from '../common/shape.tsx';
import { deviceDetail, deviceWord, outcomeWord, parkWord } from '../common/words.ts';
import { bar, servingMs, shortTime } from './figures.ts';
import { t } from './words.ts';

type Props = {
  readonly view: PanelView;
  readonly masked: boolean;
  readonly timeZone: string;
  /** What there is to know of the person in hand; in place of those before. */
  readonly children?: ComponentChildren;
};

/** Right: the running time, what was just done, devices, my day. */
export function Record({ view, masked, timeZone, children }: Props) {
  return (
    <aside class="record">
      <Clock view={view} timeZone={timeZone} />
      {children || <Earlier view={view} masked={masked} />}
      {view.current && view.parked.length > 0 && <Parked view={view} />}
      {!children && <Devices devices={view.devices} />}
      <Today today={view.today} />
    </aside>
  );
}

/** The last one served here, and those before. */
function Earlier({ view, masked }: { view: PanelView; masked: boolean }) {
  const [last, ...earlier] = view.finished;
  return (
    <>
      <section class="record-part">
        <h2>{t('lastOne')}</h2>
        {last ? (
          <>
            <p class="record-line">
              <b>{last.number}</b>
              <span>{masked ? <i class="veil" /> : last.item ? say(last.item) : t('noItem')}</span>
            </p>
            <p class="record-line record-more">
              <b />
              <span>
                {last.outcome && `${outcomeWord(last.outcome)} · `}
                {t('servedFor', { time: shortTime(last.servedMs) })}
              </span>
            </p>
          </>
        ) : (
          <p class="quiet">{t('nothingYet')}</p>
        )}
      </section>
      {earlier.length > 0 && (
        <section class="record-part">
          <h2>{t('doneToday')}</h2>
          {earlier.slice(0, 3).map((one) => (
            <p class="record-line" key={`${one.number} ${one.at}`}>
              <b>{one.number}</b>
              <span>{masked ? <i class="veil" /> : one.item ? say(one.item) : t('noItem')}</span>
              <span class="record-end">{one.outcome && outcomeWord(one.outcome)}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

function Parked({ view }: { view: PanelView }) {
  return (
    <section class="record-part">
      <h2>
        {t('parked')} <span>{view.parked.length}</span>
      </h2>
      {view.parked.slice(0, 3).map((one) => (
        <p class="record-line" key={one.id}>
          <b>{one.number}</b>
          <span>
            {t('parkedFor', {
              reason: one.reason ? parkWord(one.reason) : '',
              n: minutes(hubNow() - one.since),
            })}
          </span>
        </p>
      ))}
    </section>
  );
}

type Running = {
  readonly word: string;
  readonly note: string;
  readonly ms: number;
  readonly mark: number | null;
  readonly marks: readonly [string, string];
};

/** The running timer, by the hub's clock, with what it is measured against. */
function Clock({ view, timeZone }: { view: PanelView; timeZone: string }) {
  const running = runningOf(view, timeZone);
  const drawn = bar(running.ms, running.mark);
  return (
    <section class="record-clock" aria-live="off">
      <p class="record-head">
        <strong>{running.word}</strong>
        <span>{running.note}</span>
      </p>
      <p class="clock">{view.counter.state === 'closed' ? '—' : timer(running.ms)}</p>
      <div class="gauge" data-none={drawn === null || undefined}>
        {drawn && (
          <>
            <i style={{ width: `${drawn.fill * 100}%` }} />
            <b style={{ left: `${drawn.mark * 100}%` }} />
          </>
        )}
      </div>
      <p class="record-head quiet">
        <span>{running.marks[0]}</span>
        <span>{running.marks[1]}</span>
      </p>
    </section>
  );
}

function runningOf(view: PanelView, timeZone: string): Running {
  const { counter, current, policy, today } = view;
  const now = hubNow();
  const time = (at: number | null) => (at === null ? '' : clockTime(at, timeZone));
  const mean = today.meanMs === null ? '' : t('myMean', { time: shortTime(today.meanMs) });
  if (current?.state === 'serving') {
    const note = t('startedAt', { time: time(current.startedAt) });
    return { word: t('serving'), note, ms: servingMs(current, now), mark: today.meanMs, marks: [mean, ''] };
  }
  if (current) {
    const from = current.noShow?.from ?? null;
    const marks = ['', from === null ? '' : t('noShowAt', { time: time(from) })] as const;
    const mark = from === null ? null : from - current.calledAt;
    return { word: t('called'), note: time(current.calledAt), ms: now - current.calledAt, mark, marks };
  }
  if (counter.state === 'paused') {
    const limit = policy.pauseAlertMinutes;
    const marks = ['', t('remindAt', { n: limit })] as const;
    const ms = now - (counter.pausedAt ?? now);
    return { word: t('pausedState'), note: time(counter.pausedAt), ms, mark: limit * 60_000, marks };
  }
  const idle = t('idleToday', { n: minutes(today.idleMs) });
  if (counter.state === 'closed')
    return {
      word: t('closedState'),
      note: '',
      ms: 0,
      mark: null,
      marks: [today.finished > 0 ? idle : '', ''],
    };
  const note = t('openedAt', { time: time(counter.openedAt) });
  return { word: t('idle'), note, ms: now - (counter.idleSince ?? now), mark: null, marks: [idle, ''] };
}

const DEVICE_SHAPE: Readonly<Record<PanelView['devices'][number]['state'], Shape>> = {
  ok: 'ok',
  warning: 'warn',
  fault: 'late',
  offline: 'lost',
  unknown: 'idle',
};

function Devices({ devices }: { devices: PanelView['devices'] }) {
  return (
    <section class="record-part">
      <h2>{t('devices')}</h2>
      {devices.length === 0 && <p class="quiet">{t('noDevices')}</p>}
      {devices.slice(0, 5).map((device) => (
        <p class="record-device" key={device.device} data-state={device.state}>
          <Mark shape={DEVICE_SHAPE[device.state]} />
          <span>{deviceWord(device.kind)}</span>
          <span class="record-end">{deviceDetail(device)}</span>
        </p>
      ))}
    </section>
  );
}

function Today({ today }: { today: PanelView['today'] }) {
  const figures = [
    { key: 'figFinished', figure: String(today.finished) },
    { key: 'figReceived', figure: String(today.received) },
    { key: 'figMean', figure: today.meanMs === null ? '—' : shortTime(today.meanMs) },
    { key: 'figIdle', figure: String(minutes(today.idleMs)) },
  ] as const;
  return (
    <section class="record-part record-today">
      <h2>
        {t('myToday')}
        <small>{t('ratingHidden')}</small>
      </h2>
      <dl>
        {figures.map(({ key, figure }) => (
          <div key={key}>
            <dd>{figure}</dd>
            <dt>{t(key)}</dt>
          </div>
        ))}
      </dl>
    </section>
  );
}
