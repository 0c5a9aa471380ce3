import { PARK_REASONS, PAUSE_REASONS } from '../../hub/contract/commands.ts';
import { say } from '../../hub/web/messages.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { FormDialog } from '../common/form-dialog.tsx';
import { Picker } from '../common/picker.tsx';
import { counterName, parkWord, pauseWord } from '../common/words.ts';
import { CallDialog } from './call-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import type { Panel } from './use-panel.ts';
import { endWord, signWord, t } from './words.ts';

type Props = { readonly panel: Panel; readonly onSignOut: () => Promise<void> };

/** The panel's questions: small, answered from the keyboard, closed by Esc. */
export function Dialogs({ panel, onSignOut }: Props) {
  const close = () => {
    panel.dialog.value = null;
  };
  const dialog = panel.dialog.value;
  switch (dialog?.kind) {
    case 'end':
      return <EndDialog panel={panel} thenNext={dialog.thenNext} onClose={close} />;
    case 'pause':
      return <PauseDialog panel={panel} onClose={close} />;
    case 'park':
      return <ParkDialog panel={panel} onClose={close} />;
    case 'transfer':
      return <TransferDialog panel={panel} onClose={close} />;
    case 'call':
      return <CallDialog panel={panel} onClose={close} />;
    case 'hand-over':
      return <HandOverDialog panel={panel} onClose={close} />;
    case 'end-parked':
      return <EndParkedDialog panel={panel} ticket={dialog.ticket} number={dialog.number} onClose={close} />;
    case 'ordinary':
      return <OrdinaryDialog panel={panel} ticket={dialog.ticket} onClose={close} />;
    case 'sign-out':
      return <SignOutDialog panel={panel} onClose={close} onSignOut={onSignOut} />;
    default:
      return null;
  }
}

type DialogProps = { readonly panel: Panel; readonly onClose: () => void };

/** A claim to priority that cannot be shown costs the credit, nothing else (T4). */
function OrdinaryDialog({ panel, ticket, onClose }: DialogProps & { readonly ticket: string }) {
  return (
    <FormDialog
      title={t('makeOrdinary')}
      lead={t('makeOrdinaryLead')}
      fields={[
        {
          name: 'reason',
          label: t('makeOrdinaryWhy'),
          kind: 'line',
          longest: 200,
          required: () => true,
        },
      ]}
      confirm={t('makeOrdinary')}
      desk={panel.desk}
      onSubmit={({ reason = '' }) =>
        panel.desk.run('ordinary', { type: 'MakeOrdinary', ticket, reason: reason.trim() })
      }
      onClose={onClose}
    />
  );
}

function PauseDialog({ panel, onClose }: DialogProps) {
  return (
    <Dialog title={t('dPause')} lead={t('dPauseLead')} onClose={onClose}>
      <Choices
        choices={PAUSE_REASONS.map((reason) => ({
          value: reason,
          word: pauseWord(reason),
          note: signWord(reason),
        }))}
        preset="briefly-away"
        again="F9"
        onChoose={(reason) => {
          onClose();
          void panel.desk.run('pause', { type: 'PauseCounter', counter: panel.view.counter.id, reason });
        }}
      />
    </Dialog>
  );
}

function ParkDialog({ panel, onClose }: DialogProps) {
  const number = panel.view.current?.number ?? '';
  return (
    <Dialog title={t('dPark', { number })} lead={t('dParkLead')} onClose={onClose}>
      <Choices
        choices={PARK_REASONS.map((reason) => ({ value: reason, word: parkWord(reason) }))}
        preset="copying"
        again="F7"
        onChoose={(reason) => {
          onClose();
          void panel.desk.run('park', { type: 'Park', counter: panel.view.counter.id, reason });
        }}
      />
    </Dialog>
  );
}

function HandOverDialog({ panel, onClose }: DialogProps) {
  const people = panel.view.targets.people ?? [];
  return (
    <Dialog title={t('dHandOver')} lead={t('dHandOverLead')} wide onClose={onClose}>
      <Picker
        options={people.map((one) => ({ value: one.id, key: one.id, head: say(one.name), word: '' }))}
        placeholder={t('filter')}
        empty={people.length === 0 ? t('dNobodyToHand') : t('noMatch')}
        hint={t('pick')}
        onPick={(to) => {
          onClose();
          void panel.desk.run('hand-over', { type: 'HandOverCounter', counter: panel.view.counter.id, to });
        }}
      />
    </Dialog>
  );
}

const END_PARKED = ['applicant-left', 'closing', 'duplicate'] as const;

function EndParkedDialog({
  panel,
  ticket,
  number,
  onClose,
}: DialogProps & { readonly ticket: string; readonly number: string }) {
  return (
    <Dialog title={t('dEndParked', { number })} onClose={onClose}>
      <Choices
        choices={END_PARKED.map((reason) => ({ value: reason, word: endWord(reason) }))}
        onChoose={(reason) => {
          onClose();
          void panel.desk.run('end-parked', { type: 'EndTicket', ticket, reason });
        }}
      />
    </Dialog>
  );
}

/** Leaving an open counter: close it first where that is lawful. */
function SignOutDialog({ panel, onClose, onSignOut }: DialogProps & Pick<Props, 'onSignOut'>) {
  const { counter, allowedActions } = panel.view;
  const choices = [
    ...(panel.live && allowedActions.includes('close')
      ? [{ value: 'close' as const, word: t('closeAndSignOut') }]
      : []),
    { value: 'leave' as const, word: t('signOutOnly') },
  ];
  return (
    <Dialog
      title={t('dSignOut')}
      lead={t('dSignOutLead', { counter: counterName(say(counter.name)) })}
      onClose={onClose}
    >
      <Choices
        choices={choices}
        onChoose={async (what) => {
          onClose();
          if (what === 'close') {
            const closed = await panel.desk.run('close', { type: 'CloseCounter', counter: counter.id });
            if (!closed) return;
          }
          await onSignOut();
        }}
      />
    </Dialog>
  );
}
