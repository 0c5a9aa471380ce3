import type { PanelView } from '../../hub/contract/views.ts';
import { useTopic } from '../../hub/web/link.ts';
import { useDesk } from '../common/ask.ts';
import { useFresh } from '../common/fresh.ts';
import { FullPage } from '../common/full-page.tsx';
import { RefusedLine, sentence } from '../common/refused-line.tsx';
import type { Staff } from '../common/staff-gate.tsx';
import { common } from '../common/words.ts';
import { Between } from './between.tsx';
import { Dialogs } from './dialogs.tsx';
import { InHand } from './in-hand.tsx';
import { KeyBar } from './key-bar.tsx';
import { Record } from './record.tsx';
import { Closed, Paused } from './resting.tsx';
import { TopBar } from './top-bar.tsx';
import { usePanel } from './use-panel.ts';
import { Waiting } from './waiting.tsx';
import { t } from './words.ts';

type Props = {
  readonly staff: Staff;
  readonly counter: string;
  readonly timeZone: string;
  readonly mayWatchHall: boolean;
  /** May this person open the counter? */
  readonly mayOpen: boolean;
  readonly onChange: () => void;
};

/** One counter's panel: follows its topic; without a view it says why. */
export function CounterPanel(props: Props) {
  const { staff, counter, onChange } = props;
  const { view, refused } = useTopic<PanelView>(staff.link, `counter:${counter}`);
  if (refused && !view) {
    return (
      <FullPage title={t('title')} line={sentence(refused)}>
        <button type="button" class="button button-strong" onClick={onChange}>
          {t('changeCounter')}
        </button>
      </FullPage>
    );
  }
  if (!view) return <FullPage title={t('title')} line={common('connecting')} />;
  return <Working {...props} view={view} />;
}

function Working(props: Props & { readonly view: PanelView }) {
  const { staff, timeZone, mayWatchHall, onChange } = props;
  const status = staff.status.value;
  const { person } = staff.session;
  const view = ownActions(props.view, person, props.mayOpen);
  const mine = view.clerk?.id === person && view.counter.state !== 'closed';
  const live = useFresh(status, props.view);
  const desk = useDesk(staff);
  const panel = usePanel(view, desk, live);
  const signOut = () => {
    if (mine) panel.dialog.value = { kind: 'sign-out' };
    else void staff.leave();
  };
  return (
    <div class="panel" data-live={live || undefined}>
      <TopBar
        view={view}
        masked={panel.masked}
        timeZone={timeZone}
        mayWatchHall={mayWatchHall}
        onChange={mine ? null : onChange}
        onSignOut={signOut}
      />
      <Waiting view={view} masked={panel.masked} />
      <main class="panel-middle">
        {view.current ? (
          <InHand panel={panel} ticket={view.current} timeZone={timeZone} />
        ) : view.counter.state === 'paused' ? (
          <Paused panel={panel} timeZone={timeZone} />
        ) : mine ? (
          <Between panel={panel} timeZone={timeZone} />
        ) : (
          <Closed panel={panel} timeZone={timeZone} />
        )}
        <RefusedLine desk={desk} />
      </main>
      <Record view={view} masked={panel.masked} timeZone={timeZone} />
      <KeyBar panel={panel} status={status} timeZone={timeZone} />
      <Dialogs panel={panel} onSignOut={staff.leave} />
    </div>
  );
}

/** The view tells what the counter's own clerk may do; everybody else only looks, or opens it when it is closed. */
function ownActions(view: PanelView, person: string, mayOpen: boolean): PanelView {
  const closed = view.counter.state === 'closed';
  const lawful = closed ? mayOpen : view.clerk?.id === person;
  return lawful ? view : { ...view, allowedActions: [] };
}
