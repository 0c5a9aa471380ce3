import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Alert, FloorView } from '../../hub/contract/views/floor.ts';
import { say } from '../../hub/web/messages.ts';
import { clockTime } from '../../hub/web/time.ts';
import { dialogOpen } from '../common/dialog.tsx';
import { Keycap, Mark, type Shape } from '../common/shape.tsx';
import { common, counterName } from '../common/words.ts';
import type { Watch } from './supervision.tsx';
import { alertWords, t } from './words.ts';

/** What wants somebody's eyes. Digits acknowledge in the order shown; the clock is confirmed, not waved through. */
export function Alerts({ watch }: { watch: Watch }) {
  const { alerts } = watch.view;
  const open = alerts.filter((alert) => alert.seenBy === null);
  useDigits(watch, open);
  return (
    <section class="alerts">
      <header class="side-title">
        <h2>
          {t('toConfirm')}
          <b>{open.length > 0 && open.length}</b>
        </h2>
        {open.length > 0 && watch.powers.acknowledge && <span>{t('byDigit')}</span>}
      </header>
      {alerts.length === 0 && (
        <p class="alerts-none">
          <Mark shape="ok" />
          {t('noAlerts')}
        </p>
      )}
      <ul>
        {alerts.map((alert) => (
          <Row key={alert.id} alert={alert} digit={open.indexOf(alert) + 1} watch={watch} />
        ))}
      </ul>
    </section>
  );
}

function useDigits(watch: Watch, open: readonly Alert[]): void {
  const latest = useRef({ watch, open });
  latest.current = { watch, open };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || dialogOpen()) return;
      if (!/^[1-9]$/.test(event.key)) return;
      const alert = latest.current.open[Number(event.key) - 1];
      if (!alert) return;
      // The digit is not for the first field of a dialog it opens.
      event.preventDefault();
      answer(latest.current.watch, alert);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function answer({ desk, open, powers }: Watch, alert: Alert): void {
  if (alert.kind === 'clock-jumped' && powers.floor) open({ kind: 'clock' });
  else if (powers.acknowledge && alert.kind === 'help-called') {
    const help = alert.id.slice('help-called:'.length);
    void desk.run(`attend ${help}`, { type: 'AttendHelp', help });
  } else if (powers.acknowledge)
    void desk.run(`acknowledge ${alert.id}`, { type: 'AcknowledgeAlert', alert: alert.id });
}

const LOST: readonly Alert['kind'][] = ['counter-lost', 'screen-lost', 'agent-lost'];

const OF_DAYS: readonly Alert['kind'][] = [
  'case-red',
  'case-overrun',
  'follow-up-overrun',
  'feedback-due',
  'feedback-overrun',
  'certificate-ending',
  'certificate-invalid',
];

function shapeOf(alert: Alert): Shape {
  if (LOST.includes(alert.kind)) return 'lost';
  return alert.level === 'late' ? 'late' : 'warn';
}

/** The subject as people call it; counters carry only what is painted above them. */
function whoOf(alert: Alert): string {
  const name = say(alert.subject);
  return alert.kind === 'counter-lost' || alert.kind === 'long-pause' ? counterName(name) : name;
}

/** Beside the alert itself: who works there, so that one call settles it. */
function about(alert: Alert, { counters }: FloorView): string | null {
  const counter = counters.find((one) => alert.id.endsWith(`:${one.id}`));
  if (!counter) return null;
  const kept = counter.number ? t('keptNumber', { number: counter.number }) : null;
  return [counter.clerk && say(counter.clerk), kept].filter((part) => part).join(common('comma')) || null;
}

function Row({ alert, digit, watch }: { alert: Alert; digit: number; watch: Watch }) {
  const { view, desk, powers } = watch;
  const { timeZone } = view.hall;
  const { head, foot } = alertWords(alert, whoOf(alert), view.policy);
  // Files and certificates lie for days: a time of day would say nothing.
  const since = OF_DAYS.includes(alert.kind) ? null : t('since', { time: clockTime(alert.since, timeZone) });
  const line = [since, foot, about(alert, view)];
  const clock = alert.kind === 'clock-jumped';
  const mayAnswer = clock ? powers.floor || powers.acknowledge : powers.acknowledge;
  return (
    <li class="alert" data-seen={alert.seenBy !== null || undefined}>
      <Mark shape={shapeOf(alert)} />
      <div>
        <strong>{head}</strong>
        <p>
          {alert.seenBy
            ? t('seenBy', { name: say(alert.seenBy.name), time: clockTime(alert.seenBy.at, timeZone) })
            : line.filter((part) => part).join(common('comma'))}
        </p>
      </div>
      {alert.seenBy === null && mayAnswer && (
        <button
          type="button"
          class="alert-answer"
          aria-disabled={desk.busy.value !== null}
          onClick={() => answer(watch, alert)}
        >
          {digit <= 9 && <Keycap>{digit}</Keycap>}
          {t(clock && powers.floor ? 'confirmClock' : 'acknowledge')}
        </button>
      )}
      {alert.seenBy !== null && <span class="alert-seen">{t('seen')}</span>}
    </li>
  );
}
