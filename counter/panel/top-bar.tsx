import type { Signal } from '@preact/signals';
import type { PanelView } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds } from '../../hub/web/time.ts';
import { w } from '../casework/words-intake.ts';
import { Controls } from '../common/controls.tsx';
import { Keycap, Mark } from '../common/shape.tsx';
import { common, counterName, deviceDetail, deviceWord, floorName } from '../common/words.ts';
import { TABS, type Tab } from './use-panel.ts';
import { t } from './words.ts';

type Props = {
  readonly view: PanelView;
  readonly masked: boolean;
  readonly timeZone: string;
  readonly tab: Signal<Tab>;
  /** Cases that wait for this person; null = not told yet. */
  readonly cases: number | null;
  readonly mayWatchHall: boolean;
  readonly onChange: (() => void) | null;
  readonly onSignOut: () => void;
};

/** Where and who: counter, floor, what needs a look, the clerk, the hub's time. */
export function TopBar(props: Props) {
  const { view, masked, timeZone, tab, cases, mayWatchHall, onChange, onSignOut } = props;
  const trouble = view.devices.find((device) => device.state !== 'ok' && device.state !== 'unknown');
  const { clerk } = view;
  return (
    <header class="top">
      <div class="top-place">
        <strong>{counterName(say(view.counter.name))}</strong>
        <span>{floorName(view.counter.floor)}</span>
        {onChange && (
          <button type="button" class="link" onClick={onChange}>
            {t('changeCounter')}
          </button>
        )}
      </div>
      <nav class="tabs">
        {TABS.map((one, index) => (
          <button
            key={one}
            type="button"
            class="tab"
            aria-current={tab.value === one ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => {
              tab.value = one;
            }}
            onMouseDown={(event) => event.preventDefault()}
          >
            {one === 'reception' ? t('reception') : w(one)}
            {one === 'cases' && <span class="tab-count">{cases ?? ''}</span>}
            <Keycap>Alt {index + 1}</Keycap>
          </button>
        ))}
        {mayWatchHall && (
          <a class="tab" href="/supervision">
            {common('openHall')}
          </a>
        )}
      </nav>
      <div class="top-right">
        {masked && (
          <span class="top-note">
            <Mark shape="busy" />
            {t('maskedOn')}
          </span>
        )}
        {trouble && (
          <span class="top-note">
            <Mark shape={trouble.state === 'warning' ? 'warn' : 'lost'} />
            {deviceWord(trouble.kind)} {deviceDetail(trouble)}
          </span>
        )}
        {clerk && (
          <span class="top-clerk">
            {clerk.department && <span>{say(clerk.department)}</span>}
            <strong>{say(clerk.name)}</strong>
          </span>
        )}
        <time>{clockSeconds(hubNow(), timeZone)}</time>
        <Controls onSignOut={onSignOut} />
      </div>
    </header>
  );
}
