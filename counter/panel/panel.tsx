import { useSignal } from '@preact/signals';
import type { WorkView } from '../../hub/contract/case-views.ts';
import type { PanelView } from '../../hub/contract/views/panel.ts';
import { type Link, useTopic } from '../../hub/web/link.ts';
import { CasesTab } from '../casework/cases-tab.tsx';
import { ConsultTab } from '../casework/consult/consult-tab.tsx';
import { IntakeOf } from '../casework/intake/intake.tsx';
import { IntakeDialogs } from '../casework/intake/intake-dialogs.tsx';
import { IntakeSide } from '../casework/intake/side.tsx';
import { type Intake, useIntake } from '../casework/intake/use-intake.ts';
import type { Outside } from '../casework/outside/outside.ts';
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
import { type Panel, usePanel } from './use-panel.ts';
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
  const intake = useIntake(staff.link, panel);
  const work = useTopic<WorkView>(staff.link, 'work:mine').view;
  const tab = panel.tab.value;
  const outside = useSignal<Outside | null>(null);
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
        tab={panel.tab}
        cases={work?.lists.mine ?? null}
        mayWatchHall={mayWatchHall}
        onChange={mine ? null : onChange}
        onSignOut={signOut}
      />
      {tab === 'cases' ? (
        <CasesTab staff={staff} counter={view.counter.id} timeZone={timeZone} outside={outside} />
      ) : (
        <>
          <Waiting view={view} masked={panel.masked} />
          <main class="panel-middle">
            {tab === 'consult' ? (
              <ConsultTab link={staff.link} panel={panel} />
            ) : (
              <Reception link={staff.link} panel={panel} intake={intake} mine={mine} timeZone={timeZone} />
            )}
            <RefusedLine desk={desk} />
          </main>
          <Record view={view} masked={panel.masked} timeZone={timeZone}>
            {intake && <IntakeSide intake={intake} timeZone={timeZone} />}
          </Record>
        </>
      )}
      <KeyBar panel={panel} status={status} timeZone={timeZone} />
      <Dialogs panel={panel} onSignOut={staff.leave} />
      {intake && <IntakeDialogs intake={intake} />}
    </div>
  );
}

type ReceptionProps = {
  readonly link: Link;
  readonly panel: Panel;
  readonly intake: Intake | null;
  readonly mine: boolean;
  readonly timeZone: string;
};

/** The middle of the first tab: by where the counter and its ticket stand. */
function Reception({ link, panel, intake, mine, timeZone }: ReceptionProps) {
  const { current, counter } = panel.view;
  if (intake) return <IntakeOf intake={intake} timeZone={timeZone} />;
  if (current) return <InHand link={link} panel={panel} ticket={current} timeZone={timeZone} />;
  if (counter.state === 'paused') return <Paused panel={panel} timeZone={timeZone} />;
  if (mine) return <Between panel={panel} timeZone={timeZone} />;
  return <Closed panel={panel} timeZone={timeZone} />;
}

/** The view tells what the counter's own clerk may do; everybody else only looks, or opens it when it is closed. */
function ownActions(view: PanelView, person: string, mayOpen: boolean): PanelView {
  const closed = view.counter.state === 'closed';
  const lawful = closed ? mayOpen : view.clerk?.id === person;
  return lawful ? view : { ...view, allowedActions: [] };
}
