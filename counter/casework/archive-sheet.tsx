import { useSignal } from '@preact/signals';
import type { ArchiveListsAnswer, CaseHits, RecordedSheet } from '../../hub/contract/case-views.ts';
import type { ArchiveList } from '../../hub/contract/casework.ts';
import { say } from '../../hub/web/messages.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { sentence } from '../common/refused-line.tsx';
import { casesOf, listed, type Range, type Sheet } from './daily-lists.ts';
import { dateOf } from './dates.ts';
import { PrintedSheet, type Recorded } from './printed-sheet.tsx';
import { RangeForm } from './range-form.tsx';
import type { Bench } from './use-bench.ts';
import { printedText, printedWord } from './words-printed.ts';

type Props = { readonly bench: Bench; readonly onClose: () => void };
type NewProps = Props & {
  readonly list: ArchiveList;
  readonly known: ArchiveListsAnswer;
  readonly usual: Range;
};

/** A transfer or destruction list: department and days, then the files, then recorded, and only then on paper (C13). */
export function NewArchiveList({ bench, list, known, usual, onClose }: NewProps) {
  const mine = known.mayRecord.filter(({ kinds }) => kinds.includes(list));
  const department = useSignal(mine[0]?.department ?? '');
  const range = useSignal(usual);
  const sheet = useSignal<Sheet | null>(null);
  const recorded = useSignal<Recorded | null>(null);
  const trouble = useSignal<string | null>(null);
  const { link } = bench.staff;
  if (sheet.value !== null) {
    const { lines } = sheet.value;
    const record = async () => {
      const cases = lines.map(({ id }) => id);
      const asked = { type: 'RecordArchiveList', kind: list, department: department.value } as const;
      const answer = await link.ask<{ number: string }>({ ...asked, ...range.value, cases });
      if (answer.ok) recorded.value = { number: answer.value.number, again: null };
      trouble.value = answer.ok ? null : sentence(answer.refusal);
    };
    return (
      <PrintedSheet
        list={list}
        range={range.value}
        found={sheet.value}
        timeZone={bench.timeZone}
        recorded={recorded.value}
        trouble={trouble.value}
        onRecord={lines.length > 0 ? () => void record() : undefined}
        onClose={onClose}
      />
    );
  }
  if (mine.length === 0) {
    return (
      <Dialog title={printedWord(list)} wide onClose={onClose}>
        <p class="form-refused">{printedText('nobodys')}</p>
      </Dialog>
    );
  }
  const show = async () => {
    const find = (search: object) =>
      link.query<CaseHits>({ query: 'cases', search: { ...search, department: department.value } });
    const answer = await casesOf(find, range.value);
    if (answer.ok) sheet.value = { ...answer.value, lines: listed(list, answer.value.lines), moved: [] };
    else trouble.value = sentence(answer.refusal);
  };
  return (
    <RangeForm
      title={printedWord(list)}
      range={range}
      trouble={trouble.value}
      onShow={show}
      onClose={onClose}
    >
      {mine.length > 1 && (
        <label>
          <span>{printedText('department')}</span>
          <select
            value={department.value}
            onChange={(event) => {
              department.value = event.currentTarget.value;
            }}
          >
            {mine.map((one) => (
              <option key={one.department} value={one.department}>
                {say(one.name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </RangeForm>
  );
}

/** Lists recorded before, newest first: each can be shown and printed again, with the mark of a reprint. */
export function RecordedLists({ bench, known, onClose }: Props & { readonly known: ArchiveListsAnswer }) {
  const chosen = useSignal<RecordedSheet | null>(null);
  const trouble = useSignal<string | null>(null);
  const { timeZone } = bench;
  if (chosen.value !== null) {
    const { kind, number, from, to, lines, at } = chosen.value;
    return (
      <PrintedSheet
        list={kind}
        range={{ from, to }}
        found={{ lines, cut: [], moved: [] }}
        timeZone={timeZone}
        recorded={{ number, again: at }}
        onClose={onClose}
      />
    );
  }
  const show = async (list: number) => {
    const answer = await bench.staff.link.query<RecordedSheet>({ query: 'archive-list', list });
    if (answer.ok) chosen.value = answer.value;
    else trouble.value = sentence(answer.refusal);
  };
  return (
    <Dialog title={printedText('recorded')} wide onClose={onClose}>
      {known.lists.length === 0 && <p>{printedText('noneRecorded')}</p>}
      {trouble.value && <p class="form-refused">{trouble.value}</p>}
      <Choices
        choices={known.lists.map(({ list, kind, number, at, count }) => ({
          value: list,
          word: number,
          note: `${printedWord(kind)} ${dateOf(at, timeZone)} ${printedText('total', { n: count })}`,
        }))}
        onChoose={(list) => void show(list)}
      />
    </Dialog>
  );
}
