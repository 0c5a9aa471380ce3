import { useSignal } from '@preact/signals';
import { TRANSFER_REASONS } from '../../hub/contract/commands.ts';
import type { PanelView } from '../../hub/contract/views/panel.ts';
import { say } from '../../hub/web/messages.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { type Option, Picker } from '../common/picker.tsx';
import { counterName, floorName } from '../common/words.ts';
import type { Panel } from './use-panel.ts';
import { t, transferWord } from './words.ts';

type Target = { readonly toQueue: string } | { readonly toCounter: string };

/** Where to, then why: a queue's letter or a counter's number, then one digit. The first responsible stays (§3.2.1). */
export function TransferDialog({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const target = useSignal<Option<Target> | null>(null);
  const instructions = useSignal('');
  const number = panel.view.current?.number ?? '';
  const options = targetsOf(panel.view);
  const chosen = target.value;
  return (
    <Dialog
      title={t('dTransfer', { number })}
      lead={chosen ? t('dTransferWhy', { target: chosen.word }) : t('dTransferTo')}
      wide
      onClose={onClose}
    >
      {chosen === null ? (
        <Picker
          options={options}
          placeholder={t('filter')}
          empty={t('noMatch')}
          hint={t('pick')}
          onPick={(value) => {
            target.value = options.find((one) => one.value === value) ?? null;
          }}
        />
      ) : (
        <>
          <Choices
            choices={TRANSFER_REASONS.map((reason) => ({ value: reason, word: transferWord(reason) }))}
            preset="next-step"
            again="F6"
            onChoose={(reason) => {
              onClose();
              const said = instructions.value.trim();
              void panel.desk.run('transfer', {
                type: 'Transfer',
                counter: panel.view.counter.id,
                ...chosen.value,
                reason,
                ...(said !== '' && { instructions: said }),
              });
            }}
          />
          <label class="dialog-note">
            <span class="visually-hidden">{t('instructions')}</span>
            <input
              maxLength={500}
              placeholder={t('instructions')}
              value={instructions.value}
              onInput={(event) => {
                instructions.value = event.currentTarget.value;
              }}
            />
          </label>
        </>
      )}
    </Dialog>
  );
}

function targetsOf({ targets }: PanelView): Option<Target>[] {
  const queues = targets.queues.map((queue) => ({
    value: { toQueue: queue.id },
    key: `queue-${queue.id}`,
    head: queue.letter,
    word: say(queue.name),
    note: t('queueTarget'),
  }));
  const counters = targets.counters.map((counter) => ({
    value: { toCounter: counter.id },
    key: `counter-${counter.id}`,
    head: say(counter.name),
    word: counterName(say(counter.name)),
    note: floorName(counter.floor),
  }));
  return [...queues, ...counters];
}
