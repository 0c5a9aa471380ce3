import { useSignal } from '@preact/signals';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { clockSeconds } from '../../hub/web/time.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { Picker } from '../common/picker.tsx';
import { common, counterName } from '../common/words.ts';
import { BookDialog, CancelAppointmentDialog, CheckInDialog } from './appointment-dialogs.tsx';
import { BindDialog, ForgetDialog, ReassignDialog, ReprintDialog } from './device-dialogs.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { LearnDialog } from './learn-dialog.tsx';
import { MoveAppointmentDialog } from './move-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import type { Watch } from './supervision.tsx';
import { t } from './words.ts';

export type FloorDialog =
  | { readonly kind: 'counter'; readonly counter: string }
  | { readonly kind: 'end-queue'; readonly queue: string }
  | { readonly kind: 'extend'; readonly queue: string }
  | { readonly kind: 'merge'; readonly queue: string }
  | { readonly kind: 'reassign'; readonly device: string }
  | { readonly kind: 'unpair'; readonly device: string }
  | { readonly kind: 'bind'; readonly device: string }
  | { readonly kind: 'forget'; readonly device: string }
  | { readonly kind: 'share'; readonly device: string }
  | { readonly kind: 'learn' }
  | { readonly kind: 'reprint'; readonly job: string }
  | { readonly kind: 'book' }
  | { readonly kind: 'check-in' }
  | { readonly kind: 'move-appointment' }
  | { readonly kind: 'cancel-appointment' }
  | { readonly kind: 'clock' };

type Props = { readonly watch: Watch; readonly dialog: FloorDialog; readonly onClose: () => void };

/** The supervisor's questions. Each looks its subject up in the newest view; what is gone meanwhile asks nothing. */
export function Dialogs({ watch, dialog, onClose }: Props) {
  switch (dialog.kind) {
    case 'counter':
      return <ReleaseDialog watch={watch} id={dialog.counter} onClose={onClose} />;
    case 'end-queue':
      return <EndQueueDialog watch={watch} id={dialog.queue} onClose={onClose} />;
    case 'extend':
      return <ExtendDialog watch={watch} id={dialog.queue} onClose={onClose} />;
    case 'merge':
      return <MergeDialog watch={watch} id={dialog.queue} onClose={onClose} />;
    case 'reassign':
      return <ReassignDialog watch={watch} id={dialog.device} onClose={onClose} />;
    case 'unpair':
      return <UnpairDialog watch={watch} id={dialog.device} onClose={onClose} />;
    case 'bind':
      return <BindDialog watch={watch} id={dialog.device} onClose={onClose} />;
    case 'forget':
      return <ForgetDialog watch={watch} id={dialog.device} onClose={onClose} />;
    case 'share':
      return <ShareDialog watch={watch} id={dialog.device} onClose={onClose} />;
    case 'learn':
      return <LearnDialog watch={watch} onClose={onClose} />;
    case 'reprint':
      return <ReprintDialog watch={watch} id={dialog.job} onClose={onClose} />;
    case 'book':
      return <BookDialog watch={watch} onClose={onClose} />;
    case 'check-in':
      return <CheckInDialog watch={watch} onClose={onClose} />;
    case 'move-appointment':
      return <MoveAppointmentDialog watch={watch} onClose={onClose} />;
    case 'cancel-appointment':
      return <CancelAppointmentDialog watch={watch} onClose={onClose} />;
    case 'clock':
      return <ClockDialog watch={watch} onClose={onClose} />;
  }
}

export type DialogProps = { readonly watch: Watch; readonly id: string; readonly onClose: () => void };

function ReleaseDialog({ watch, id, onClose }: DialogProps) {
  const counter = watch.view.counters.find((one) => one.id === id);
  if (!counter) return null;
  const holds = [counter.clerk && say(counter.clerk), counter.number]
    .filter((part) => part)
    .join(common('comma'));
  return (
    <ReasonDialog
      title={t('releaseTitle', { counter: counterName(say(counter.name)) })}
      lead={holds === '' ? t('releaseLead') : `${holds} — ${t('releaseLead')}`}
      reasons={[t('reasonAbsent'), t('reasonCrashed'), t('reasonShift')]}
      onClose={onClose}
      onGive={(reason) => {
        onClose();
        void watch.desk.run('release', { type: 'ReleaseCounter', counter: id, reason });
      }}
    />
  );
}

function EndQueueDialog({ watch, id, onClose }: DialogProps) {
  const queue = watch.view.queues.find((one) => one.id === id);
  if (!queue) return null;
  return (
    <ReasonDialog
      title={t('endQueueTitle', { queue: `${queue.letter} ${say(queue.name)}` })}
      lead={t('endQueueLead', { n: queue.waiting })}
      reasons={[t('reasonClosing'), t('reasonSystem'), t('reasonStaff')]}
      onClose={onClose}
      onGive={(reason) => {
        onClose();
        void watch.desk.run('end-queue', { type: 'EndQueue', queue: id, reason });
      }}
    />
  );
}

function MergeDialog({ watch, id, onClose }: DialogProps) {
  const into = useSignal<string | null>(null);
  const named = (wanted: string | null) => {
    const queue = watch.view.queues.find((one) => one.id === wanted);
    return queue ? `${queue.letter} ${say(queue.name)}` : '';
  };
  const to = into.value;
  if (to !== null) {
    return (
      <ReasonDialog
        title={t('mergeReasonTitle', { queue: named(id), to: named(to) })}
        lead={t('mergeLead')}
        reasons={[t('reasonFew'), t('reasonStaff'), t('reasonSystem')]}
        onClose={onClose}
        onGive={(reason) => {
          onClose();
          void watch.desk.run('merge', { type: 'MergeQueue', from: id, to, reason });
        }}
      />
    );
  }
  const options = watch.view.queues.filter(
    (queue) => queue.id !== id && !queue.ended && queue.mergedInto === null,
  );
  return (
    <Dialog title={t('mergeTitle', { queue: named(id) })} lead={t('mergeLead')} wide onClose={onClose}>
      <Picker
        options={options.map((queue) => ({
          value: queue.id,
          key: queue.id,
          head: queue.letter,
          word: say(queue.name),
          note: `${t('waiting')} ${queue.waiting}`,
        }))}
        placeholder={t('filter')}
        empty={t('noMatch')}
        hint={t('pick')}
        onPick={(queue) => {
          into.value = queue;
        }}
      />
    </Dialog>
  );
}

function UnpairDialog({ watch, id, onClose }: DialogProps) {
  const screen = watch.view.screens.find((one) => one.device === id);
  if (!screen) return null;
  return (
    <Dialog title={t('unpairTitle', { name: screen.name })} lead={t('unpairLead')} onClose={onClose}>
      <Choices
        choices={[{ value: 'unpair', word: t('unpairDo') }]}
        onChoose={() => {
          onClose();
          void watch.desk.run('unpair', { type: 'UnpairScreen', device: id });
        }}
      />
    </Dialog>
  );
}

function ClockDialog({ watch, onClose }: Omit<DialogProps, 'id'>) {
  const time = clockSeconds(hubNow(), watch.view.hall.timeZone);
  return (
    <Dialog title={t('clockTitle')} lead={t('clockLead', { time })} onClose={onClose}>
      <Choices
        choices={[{ value: 'confirm', word: t('clockDo') }]}
        onChoose={() => {
          onClose();
          void watch.desk.run('confirm-clock', { type: 'ConfirmClock' });
        }}
      />
    </Dialog>
  );
}
