import '../hub/web/theme.ts';
import './common/staff.css';
import './panel/panel.css';
import './panel/waiting.css';
import './panel/in-hand.css';
import './panel/record.css';
import './panel/key-bar.css';
import './panel/choose-counter.css';
import './casework/intake.css';
import './casework/intake-form.css';
import './casework/checklist.css';
import './casework/outcome.css';
import './casework/consult.css';
import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CountersView } from '../hub/contract/views/panel.ts';
import { useTopic } from '../hub/web/link.ts';
import { warmFonts } from './common/fonts.ts';
import { useFresh } from './common/fresh.ts';
import { FullPage } from './common/full-page.tsx';
import { startSettings } from './common/settings.ts';
import { type Staff, StaffGate } from './common/staff-gate.tsx';
import { common } from './common/words.ts';
import { ChooseCounter } from './panel/choose-counter.tsx';
import { CounterPanel } from './panel/panel.tsx';
import { t } from './panel/words.ts';

const WATCHERS = ['guide', 'chief', 'supervisor', 'discipline', 'administrator'];
const WORKERS = ['guide', 'clerk', 'chief'];

/** The counter chosen stands in the address (`#c5`): a reload comes back to it, nothing is stored. */
const chosenInAddress = () => decodeURIComponent(location.hash.slice(1)) || null;

function Workplace({ staff }: { staff: Staff }) {
  const chosen = useSignal(chosenInAddress());
  const { view } = useTopic<CountersView>(staff.link, 'counters');
  const live = useFresh(staff.status.value, view);
  useEffect(() => {
    const follow = () => {
      chosen.value = chosenInAddress();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const mine = view?.counters.find((counter) => counter.mine)?.id ?? null;
  useEffect(() => {
    // Whoever has a counter open comes straight back to it.
    if (mine && chosen.value === null) location.hash = mine;
  }, [mine]);

  if (!view) return <FullPage title={t('title')} line={common('connecting')} />;
  if (chosen.value === null) {
    return (
      <ChooseCounter
        view={view}
        live={live}
        onChoose={(counter) => {
          location.hash = counter;
        }}
        onSignOut={() => void staff.leave()}
      />
    );
  }
  return (
    <CounterPanel
      key={chosen.value}
      staff={staff}
      counter={chosen.value}
      timeZone={view.hall.timeZone}
      mayOpen={mayOpen(view, chosen.value, staff.session.roles)}
      mayWatchHall={staff.session.roles.some((role) => WATCHERS.includes(role))}
      onChange={() => {
        location.hash = '';
      }}
    />
  );
}

function mayOpen(view: CountersView, counter: string, roles: readonly string[]): boolean {
  const elsewhere = view.counters.some((one) => one.mine && one.id !== counter);
  const allowed = view.counters.some((one) => one.id === counter && one.allowed);
  return allowed && !elsewhere && roles.some((role) => WORKERS.includes(role));
}

function Page() {
  return <StaffGate title={t('title')}>{(staff) => <Workplace staff={staff} />}</StaffGate>;
}

startSettings();
warmFonts();
const root = document.getElementById('page');
if (root) render(<Page />, root);
