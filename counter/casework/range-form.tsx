import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Dialog } from '../common/dialog.tsx';
import { common } from '../common/words.ts';
import type { Range } from './daily-lists.ts';
import { printedText } from './words-printed.ts';

type Props = {
  readonly title: string;
  readonly range: Signal<Range>;
  readonly trouble: string | null;
  readonly onShow: () => Promise<void>;
  readonly onClose: () => void;
  /** What else is asked, above the days. */
  readonly children?: ComponentChildren;
};

/** The days a list is about. */
export function RangeForm({ title, range, trouble, onShow, onClose, children }: Props) {
  const fetching = useSignal(false);
  const { from, to } = range.value;
  const show = async () => {
    fetching.value = true;
    await onShow();
    fetching.value = false;
  };
  return (
    <Dialog title={title} lead={printedText('days')} wide onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        {children}
        <div class="form-pair">
          <label>
            <span>{printedText('from')}</span>
            <input
              type="date"
              required
              value={from}
              max={to}
              onInput={(event) => {
                range.value = { from: event.currentTarget.value, to };
              }}
            />
          </label>
          <label>
            <span>{printedText('to')}</span>
            <input
              type="date"
              required
              value={to}
              min={from}
              onInput={(event) => {
                range.value = { from, to: event.currentTarget.value };
              }}
            />
          </label>
        </div>
        {trouble && <p class="form-refused">{trouble}</p>}
        <button type="submit" class="button button-strong" disabled={fetching.value}>
          {fetching.value ? common('sending') : printedText('show')}
        </button>
      </form>
    </Dialog>
  );
}
