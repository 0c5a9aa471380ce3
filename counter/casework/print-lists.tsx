import { useSignal } from '@preact/signals';
import type { ArchiveListsAnswer, CaseHits, MovementLine } from '../../hub/contract/case-views.ts';
import { hubNow } from '../../hub/web/clock.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { sentence } from '../common/refused-line.tsx';
import { NewArchiveList, RecordedLists } from './archive-sheet.tsx';
import { casesOf, PRINTED_LISTS, type PrintedList, type Sheet, usualRange } from './daily-lists.ts';
import { dateOf } from './dates.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { RangeForm } from './range-form.tsx';
import type { Bench } from './use-bench.ts';
import { printedText, printedWord } from './words-printed.ts';

type Props = { readonly bench: Bench; readonly onClose: () => void };

/** Chooses a list: the daily one, a transfer or destruction list to be recorded, or one recorded before. */
export function PrintLists({ bench, onClose }: Props) {
  const list = useSignal<PrintedList | 'recorded' | null>(null);
  const known = useSignal<ArchiveListsAnswer | null>(null);
  const trouble = useSignal<string | null>(null);
  const chosen = list.value;
  const choose = async (one: PrintedList | 'recorded') => {
    if (one !== 'received') {
      const answer = await bench.staff.link.query<ArchiveListsAnswer>({ query: 'archive-lists' });
      if (!answer.ok) {
        trouble.value = sentence(answer.refusal);
        return;
      }
      known.value = answer.value;
    }
    list.value = one;
  };
  if (chosen === 'received') return <DailyList bench={bench} onClose={onClose} />;
  if (chosen === 'recorded' && known.value)
    return <RecordedLists bench={bench} known={known.value} onClose={onClose} />;
  if (chosen !== null && chosen !== 'recorded' && known.value) {
    const usual = usualRange(chosen, dateOf(hubNow(), bench.timeZone));
    return <NewArchiveList {...{ bench, usual, onClose }} list={chosen} known={known.value} />;
  }
  return (
    <Dialog title={printedText('title')} wide onClose={onClose}>
      {trouble.value && <p class="form-refused">{trouble.value}</p>}
      <Choices
        choices={[
          ...PRINTED_LISTS.map((one) => ({ value: one, word: printedWord(one), note: printedText(one) })),
          { value: 'recorded' as const, word: printedText('recorded'), note: printedText('recordedNote') },
        ]}
        onChoose={(one) => void choose(one)}
      />
    </Dialog>
  );
}

/** The files received and forwarded on some days. */
function DailyList({ bench, onClose }: Props) {
  const range = useSignal(usualRange('received', dateOf(hubNow(), bench.timeZone)));
  const found = useSignal<Sheet | null>(null);
  const trouble = useSignal<string | null>(null);
  if (found.value !== null) {
    const { timeZone } = bench;
    return (
      <PrintedSheet list="received" range={range.value} found={found.value} {...{ timeZone, onClose }} />
    );
  }
  const fetchList = async () => {
    const { link } = bench.staff;
    const answer = await casesOf((search) => link.query<CaseHits>({ query: 'cases', search }), range.value);
    const moved = await link.query<readonly MovementLine[]>({ query: 'movements', ...range.value });
    if (!answer.ok) trouble.value = sentence(answer.refusal);
    else if (!moved.ok) trouble.value = sentence(moved.refusal);
    else found.value = { ...answer.value, moved: moved.value };
  };
  return (
    <RangeForm
      title={printedWord('received')}
      range={range}
      trouble={trouble.value}
      onShow={fetchList}
      onClose={onClose}
    />
  );
}
