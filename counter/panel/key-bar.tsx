import { hubNow } from '../../hub/web/clock.ts';
import type { LinkStatus } from '../../hub/web/link.ts';
import { clockTime } from '../../hub/web/time.ts';
import { Keycap, Mark } from '../common/shape.tsx';
import { common } from '../common/words.ts';
import { type Intent, noShowWait, SLOT_KEYS, type SlotKey } from './actions.ts';
import { waited } from './figures.ts';
import { intentAt, type Panel, pressable } from './use-panel.ts';
import { t } from './words.ts';

type Props = { readonly panel: Panel; readonly status: LinkStatus; readonly timeZone: string };

/** The keys, at their places. Without the hub the bar itself says so: no key pretends to work (W5). */
export function KeyBar({ panel, status, timeZone }: Props) {
  if (status.kind === 'offline') {
    return (
      <div class="keys keys-lost" role="alert">
        <Mark shape="lost" />
        <strong>{t('lostLine', { time: clockTime(status.since, timeZone) })}</strong>
      </div>
    );
  }
  if (!panel.live) {
    return (
      <div class="keys keys-lost keys-back" role="status">
        <strong>{t('catchingUp')}</strong>
      </div>
    );
  }
  return (
    <footer class="keys" aria-busy={panel.desk.busy.value !== null}>
      {SLOT_KEYS.map((key) => (
        <Slot key={key} name={key} panel={panel} />
      ))}
    </footer>
  );
}

function Slot({ name, panel }: { name: SlotKey; panel: Panel }) {
  const intent = intentAt(panel, name);
  if (!intent) {
    return (
      <div class="slot slot-empty">
        <Keycap>{name}</Keycap>
      </div>
    );
  }
  const words = wordsOf(panel, intent);
  if (!pressable(panel, intent)) {
    return (
      <div class="slot slot-waiting" aria-live="off">
        <Keycap>{name}</Keycap>
        <span class="slot-words">
          <span>{words.name}</span>
          <small>{words.detail}</small>
        </span>
      </div>
    );
  }
  const busy = panel.desk.busy.value;
  return (
    <button
      type="button"
      class={name === 'F2' ? 'slot slot-now' : 'slot'}
      data-busy={busy === intent || undefined}
      aria-disabled={busy !== null && intent !== 'mask'}
      aria-keyshortcuts={name}
      onClick={(event) => panel.act(intent, event.shiftKey)}
      // A click leaves no focus behind: the next Enter must not press it again.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Keycap>{name}</Keycap>
      <span class="slot-words">
        <strong>{words.name}</strong>
        {(busy === intent || words.detail) && (
          <small>{busy === intent ? common('sending') : words.detail}</small>
        )}
      </span>
    </button>
  );
}

type Words = { readonly name: string; readonly detail?: string | undefined };

function wordsOf(panel: Panel, intent: Intent): Words {
  switch (intent) {
    case 'open':
      return { name: t('kOpen'), detail: t('kOpenDetail', { n: panel.view.orderTotal }) };
    case 'next':
      return nextWords(panel);
    case 'recall':
      return { name: t('kRecall') };
    case 'start':
      return { name: t('kStart') };
    case 'finish':
      return { name: t('kFinish') };
    case 'transfer':
      return { name: t('kTransfer') };
    case 'park':
      return { name: t('kPark'), detail: t('kParkDetail') };
    case 'unpark':
      return { name: t('kUnpark'), detail: panel.view.parked[0]?.number };
    case 'no-show':
      return { name: t('kNoShow'), detail: waitWords(panel) };
    case 'pause':
      return { name: t('kPause') };
    case 'resume':
      return { name: t('kResume') };
    case 'mask':
      return { name: t(panel.masked ? 'kUnmask' : 'kMask') };
    default:
      return { name: intent };
  }
}

/** F2 says beforehand what it will do, and to whom. */
function nextWords({ view, picked }: Panel): Words {
  const next = view.order.find((line) => line.eligible) ?? null;
  const serving = view.current?.state === 'serving' ? view.current.number : null;
  if (serving && next) {
    const key = picked.value ? 'kEndAndCall' : 'kEndAsk';
    return { name: t('kNextServing'), detail: t(key, { number: serving, next: next.number }) };
  }
  if (!next) return { name: t('kNext'), detail: t('kNobody') };
  return { name: t('kNext'), detail: t('kNextDetail', { number: next.number, n: waited(next, hubNow()) }) };
}

/** Seconds and recalls left before a no-show may be said (T7). */
export function waitWords({ view }: Pick<Panel, 'view'>): string | undefined {
  const wait = noShowWait(view, hubNow());
  if (!wait || wait.kind === 'ready') return undefined;
  if (wait.kind === 'unseen') return t('needFetch');
  if (wait.kind === 'unspoken') return t('needSpoken');
  const parts = [
    wait.recallsLeft > 0 ? t('needRecalls', { n: wait.recallsLeft }) : null,
    wait.seconds > 0 ? t('needSeconds', { n: wait.seconds }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
