import { useSignal } from '@preact/signals';
import type { CaseHits, MovementLine } from '../../hub/contract/case-views.ts';
import { ok } from '../../hub/contract/result.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { sentence } from '../common/refused-line.tsx';
import { common } from '../common/words.ts';
import {
  casesOf,
  listed,
  PRINTED_LISTS,
  type PrintedList,
  type Range,
  type Sheet,
  usualRange,
} from './daily-lists.ts';
import { dateOf } from './dates.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import type { Bench } from './use-bench.ts';
import { printedText, printedWord } from './words-printed.ts';

type Props = { readonly bench: Bench; readonly onClose: () => void };

/** Chooses a list and its days, fetches the cases and shows the sheet to be printed. */
export function PrintLists({ bench, onClose }: Props) {
  const list = useSignal<PrintedList | null>(null);
  const range = useSignal<Range>({ from: '', to: '' });
  const found = useSignal<Sheet | null>(null);
  const trouble = useSignal<string | null>(null);
  const fetching = useSignal(false);
  if (list.value === null) {
    return (
      <Dialog title={printedText('title')} wide onClose={onClose}>
        <Choices
          choices={PRINTED_LISTS.map((one) => ({
            value: one,
            word: printedWord(one),
            note: printedText(one),
          }))}
          onChoose={(chosen) => {
            list.value = chosen;
            range.value = usualRange(chosen, dateOf(hubNow(), bench.timeZone));
          }}
        />
      </Dialog>
    );
  }
  if (found.value !== null) {
    return (
      <PrintedSheet
        list={list.value}
        range={range.value}
        found={{ ...found.value, lines: listed(list.value, found.value.lines) }}
        timeZone={bench.timeZone}
        onClose={onClose}
      />
    );
  }
  const fetchList = async () => {
    fetching.value = true;
    const { link } = bench.staff;
    const answer = await casesOf((search) => link.query<CaseHits>({ query: 'cases', search }), range.value);
    const moved =
      list.value === 'received'
        ? await link.query<readonly MovementLine[]>({ query: 'movements', ...range.value })
        : ok([]);
    fetching.value = false;
    if (!answer.ok) trouble.value = sentence(answer.refusal);
    else if (!moved.ok) trouble.value = sentence(moved.refusal);
    else found.value = { ...answer.value, moved: moved.value };
  };
  const { from, to } = range.value;
  return (
    <Dialog title={printedWord(list.value)} lead={printedText('days')} wide onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void fetchList();
        }}
      >
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
        {trouble.value && <p class="form-refused">{trouble.value}</p>}
        <button type="submit" class="button button-strong" disabled={fetching.value}>
          {fetching.value ? common('sending') : printedText('show')}
        </button>
      </form>
    </Dialog>
  );
}
