import { useSignal } from '@preact/signals';
import { OUTCOMES, type Outcome } from '../../hub/contract/commands.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { Keycap } from '../common/shape.tsx';
import { common, outcomeWord } from '../common/words.ts';
import { endingCommands } from './actions.ts';
import type { Panel } from './use-panel.ts';
import { t } from './words.ts';

type Props = { readonly panel: Panel; readonly thenNext: boolean; readonly onClose: () => void };

/** How did it end? One digit; a consultation may add what was told (W1, §3.2.3.1). The same key again is "other". */
export function EndDialog({ panel, thenNext, onClose }: Props) {
  const telling = useSignal(false);
  const number = panel.view.current?.number ?? '';
  const end = (outcome: Outcome, note: string) => {
    onClose();
    const commands = endingCommands(panel.view.counter.id, { outcome, note }, thenNext);
    void panel.desk.run(thenNext ? 'next' : 'finish', ...commands);
  };
  const choose = (outcome: Outcome) => {
    if (outcome === 'consultation') telling.value = true;
    else end(outcome, '');
  };
  return (
    <Dialog title={t(thenNext ? 'dEndNext' : 'dEnd', { number })} lead={t('dEndLead')} onClose={onClose}>
      {telling.value ? (
        <form
          class="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            end('consultation', panel.note.value);
          }}
        >
          <label>
            <span>{t('told')}</span>
            <input
              ref={(node) => node?.focus()}
              maxLength={500}
              placeholder={t('toldHint')}
              value={panel.note.value}
              onInput={(event) => {
                panel.note.value = event.currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="button button-strong">
            <Keycap>Enter</Keycap>
            {common('confirm')}
          </button>
        </form>
      ) : (
        <Choices
          choices={OUTCOMES.map((outcome) => ({ value: outcome, word: outcomeWord(outcome) }))}
          preset="other"
          again={thenNext ? 'F2' : 'F4'}
          onChoose={choose}
        />
      )}
    </Dialog>
  );
}
