import { useSignal } from '@preact/signals';
import { OUT_OF_ORDER_REASONS } from '../../hub/contract/commands.ts';
import type { WaitingLine } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { Choices } from '../common/choices.tsx';
import { classSentence } from '../common/class-mark.ts';
import { Dialog } from '../common/dialog.tsx';
import { Picker } from '../common/picker.tsx';
import { common } from '../common/words.ts';
import { waited } from './figures.ts';
import type { Panel } from './use-panel.ts';
import { outOfOrderWord, t } from './words.ts';

/** Calling out of order: who, then a reason from the list; both are in the audit record (T8). */
export function CallDialog({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const chosen = useSignal<WaitingLine | null>(null);
  const line = chosen.value;
  return (
    <Dialog
      title={line ? t('dCallReason', { number: line.number }) : t('dCall')}
      lead={t('dCallLead')}
      wide
      onClose={onClose}
    >
      {line === null ? (
        <Picker
          options={panel.view.order
            .filter((one) => one.eligible)
            .map((one) => ({
              value: one,
              key: one.id,
              head: one.number,
              word: panel.masked
                ? ''
                : `${one.item ? say(one.item) : t('noItem')}${one.class === 'ordinary' ? '' : `（${classSentence(one)}）`}`,
              note: common('minutes', { n: waited(one, hubNow()) }),
            }))}
          placeholder={t('filterTicket')}
          empty={t('noMatch')}
          hint={t('pick')}
          onPick={(one) => {
            chosen.value = one;
          }}
        />
      ) : (
        <Choices
          choices={OUT_OF_ORDER_REASONS.map((reason) => ({ value: reason, word: outOfOrderWord(reason) }))}
          onChoose={(reason) => {
            onClose();
            void panel.desk.run('call', {
              type: 'CallTicket',
              counter: panel.view.counter.id,
              ticket: line.id,
              reason,
            });
          }}
        />
      )}
    </Dialog>
  );
}
