import { useSignal } from '@preact/signals';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { Keycap } from '../common/shape.tsx';
import { common } from '../common/words.ts';
import { t } from './words.ts';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly reasons: readonly string[];
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
};

/** A grave action names its reason: one of the usual by digit, or in own words. Nothing is preset. */
export function ReasonDialog({ title, lead, reasons, onGive, onClose }: Props) {
  const own = useSignal('');
  return (
    <Dialog title={title} lead={lead} wide onClose={onClose}>
      <Choices choices={reasons.map((reason) => ({ value: reason, word: reason }))} onChoose={onGive} />
      <form
        class="dialog-own"
        onSubmit={(event) => {
          event.preventDefault();
          if (own.value.trim() !== '') onGive(own.value.trim());
        }}
      >
        <input
          maxLength={200}
          placeholder={t('otherReason')}
          aria-label={t('otherReason')}
          value={own.value}
          onInput={(event) => {
            own.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="button" disabled={own.value.trim() === ''}>
          <Keycap>Enter</Keycap>
          {common('confirm')}
        </button>
      </form>
    </Dialog>
  );
}
