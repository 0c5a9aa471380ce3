import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { useTopic } from '../../hub/web/link.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds, clockTime } from '../../hub/web/time.ts';
import { type Desk, useDesk } from '../common/ask.ts';
import { Controls } from '../common/controls.tsx';
import { dialogOpen } from '../common/dialog.tsx';
import { useFresh } from '../common/fresh.ts';
import { FullPage } from '../common/full-page.tsx';
import { RefusedLine } from '../common/refused-line.tsx';
import { Keycap, Mark } from '../common/shape.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { Feedback, mayReadFeedback } from '../feedback/feedback.tsx';
import { t as feedback } from '../feedback/words.ts';
import { FollowUps, mayReadFollowUps } from '../rating/follow-ups.tsx';
import { TracingPage } from '../rating/page.tsx';
import { t as rating } from '../rating/words.ts';
import { t as appointment } from './appointment-words.ts';
import { Appointments } from './appointments.tsx';
import { CataloguePage } from './catalogue/catalogue.tsx';
import { t as catalogue } from './catalogue/words.ts';
import { Devices } from './devices.tsx';
import { Dialogs, type FloorDialog } from './dialogs.tsx';
import { Floor } from './floor.tsx';
import { mayReadCatalogue, type Powers, powersOf } from './powers.ts';
import { Queues } from './queues.tsx';
import { t as report } from './report-words.ts';
import { mayReadReports, Reports } from './reports.tsx';
import { Screens } from './screens.tsx';
import { Voice } from './voice/voice.tsx';
import { t as voice } from './voice/words.ts';
import { t } from './words.ts';

const TABS = [
  'floor',
  'queues',
  'appointments',
  'screens',
  'devices',
  'voice',
  'follow-ups',
  'feedback',
  'catalogue',
  'reports',
] as const;
type Tab = (typeof TABS)[number];
/** Tabs that not everybody who sees the floor may read. */
const MAY_READ: Partial<Record<Tab, (roles: readonly string[]) => boolean>> = {
  'follow-ups': mayReadFollowUps,
  feedback: mayReadFeedback,
  catalogue: mayReadCatalogue,
  reports: mayReadReports,
};
const tabsOf = (roles: readonly string[]): readonly Tab[] =>
  TABS.filter((tab) => MAY_READ[tab]?.(roles) ?? true);
const TAB_WORDS: Readonly<Record<Tab, () => string>> = {
  floor: () => t('floorTab'),
  queues: () => t('queuesTab'),
  appointments: () => appointment('tab'),
  screens: () => t('screensTab'),
  devices: () => t('devicesTab'),
  voice: () => voice('tab'),
  'follow-ups': () => rating('tab'),
  feedback: () => feedback('tab'),
  catalogue: () => catalogue('tab'),
  reports: () => report('tab'),
};
/** The key of a tab, with Alt: the tenth has 0. */
const digitOf = (index: number): number => (index + 1) % 10;
const tabInAddress = (tabs: readonly Tab[]): Tab =>
  tabs.find((tab) => tab === location.hash.slice(1)) ?? 'floor';

/** What every part of the page needs. Without powers, or without a live hub, a part draws no action. */
export type Watch = {
  readonly view: FloorView;
  readonly desk: Desk;
  /** A read, for what the view does not hold. */
  readonly query: Staff['link']['query'];
  readonly powers: Powers;
  readonly open: (dialog: FloorDialog) => void;
};

const NOTHING: Powers = {
  floor: false,
  extend: false,
  acknowledge: false,
  appointments: false,
  reprint: false,
};

/** The supervisor's page: follows the floor; whoever may not see it is told so. */
export function Supervision({ staff }: { staff: Staff }) {
  const { view, refused } = useTopic<FloorView>(staff.link, 'floor');
  if (refused && !view) {
    if (refused.code === 'forbidden') return <TracingPage staff={staff} />;
    const line = say(refused.message);
    return (
      <FullPage title={t('floorTab')} line={line} onSignOut={() => void staff.leave()}>
        <a class="link" href="/counter">
          {common('openCounter')}
        </a>
      </FullPage>
    );
  }
  if (!view) return <FullPage title={t('floorTab')} line={common('connecting')} />;
  return <Watching staff={staff} view={view} />;
}

function Watching({ staff, view }: { staff: Staff; view: FloorView }) {
  const tabs = tabsOf(staff.session.roles);
  const tab = useTab(tabs);
  const dialog = useSignal<FloorDialog | null>(null);
  const desk = useDesk(staff);
  const status = staff.status.value;
  const live = useFresh(status, view);
  const may = powersOf(staff.session.roles);
  useEffect(() => {
    if (!live) dialog.value = null;
  }, [live]);
  const watch: Watch = {
    view,
    desk,
    query: staff.link.query,
    powers: live ? may : NOTHING,
    open: (next) => {
      dialog.value = next;
    },
  };
  const { timeZone } = view.hall;
  return (
    <div class="watch">
      <Bar staff={staff} view={view} tabs={tabs} tab={tab} readOnly={!Object.values(may).some(Boolean)} />
      {status.kind === 'offline' && (
        <p class="watch-lost" role="alert">
          <Mark shape="lost" />
          {t('lostLine', { time: clockTime(status.since, timeZone) })}
        </p>
      )}
      <main class="watch-body" data-stale={!live || undefined}>
        <h1 class="visually-hidden">{TAB_WORDS[tab]()}</h1>
        {tab === 'floor' && <Floor watch={watch} />}
        {tab === 'queues' && <Queues watch={watch} />}
        {tab === 'appointments' && <Appointments watch={watch} />}
        {tab === 'screens' && <Screens watch={watch} />}
        {tab === 'devices' && <Devices watch={watch} />}
        {tab === 'voice' && <Voice watch={watch} />}
        {tab === 'follow-ups' && <FollowUps staff={staff} desk={desk} live={live} />}
        {tab === 'feedback' && <Feedback staff={staff} desk={desk} live={live} />}
        {tab === 'catalogue' && <CataloguePage live={live} timeZone={timeZone} />}
        {tab === 'reports' && <Reports hall={view.hall.name} timeZone={timeZone} />}
        {dialog.value === null && <RefusedLine desk={desk} />}
      </main>
      {dialog.value && (
        <Dialogs
          watch={watch}
          dialog={dialog.value}
          onClose={() => {
            dialog.value = null;
          }}
        />
      )}
    </div>
  );
}

/** The tab stands in the address; Alt and its place among them change it. */
function useTab(tabs: readonly Tab[]): Tab {
  const tab = useSignal(tabInAddress(tabs));
  useLayoutEffect(() => {
    const follow = () => {
      tab.value = tabInAddress(tabs);
    };
    const press = (event: KeyboardEvent) => {
      const chosen =
        event.altKey && !dialogOpen()
          ? tabs.find((_, index) => event.code === `Digit${digitOf(index)}`)
          : undefined;
      if (!chosen) return;
      event.preventDefault();
      location.hash = chosen;
    };
    addEventListener('hashchange', follow);
    addEventListener('keydown', press);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('keydown', press);
    };
  }, []);
  return tab.value;
}

type BarProps = {
  readonly staff: Staff;
  readonly view: FloorView;
  readonly tabs: readonly Tab[];
  readonly tab: Tab;
  readonly readOnly: boolean;
};

function Bar({ staff, view, tabs, tab, readOnly }: BarProps) {
  const { card } = staff.session;
  const troubles: Partial<Record<Tab, number>> = {
    feedback: Number(view.alerts.find(({ kind }) => kind === 'feedback-overrun')?.detail.count ?? 0),
    'follow-ups': Number(view.alerts.find(({ kind }) => kind === 'follow-up-overrun')?.detail.followUps ?? 0),
    screens: view.screens.filter((screen) => !screen.connected).length,
    devices:
      view.papers.length +
      view.devices.filter((device) => device.state === 'fault' || device.state === 'offline').length,
  };
  return (
    <header class="watch-bar">
      <nav>
        <Keycap>Alt</Keycap>
        {tabs.map((name, index) => (
          <a key={name} class="watch-tab" href={`#${name}`} aria-current={tab === name ? 'page' : undefined}>
            {TAB_WORDS[name]()}
            {(troubles[name] ?? 0) > 0 && <b>{troubles[name]}</b>}
            <Keycap>{digitOf(index)}</Keycap>
          </a>
        ))}
      </nav>
      <div class="watch-right">
        {readOnly && <span class="tag">{t('readOnly')}</span>}
        {card && (
          <span class="watch-me">
            <span class="watch-post">{say(card.post)} </span>
            <strong>{say(card.name)}</strong>
          </span>
        )}
        <time>{clockSeconds(hubNow(), view.hall.timeZone)}</time>
        <Controls onSignOut={() => void staff.leave()} />
      </div>
    </header>
  );
}
