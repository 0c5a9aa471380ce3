import { useLayoutEffect, useRef } from 'preact/hooks';
import { dialogOpen } from '../../common/dialog.tsx';
import { typingAt } from '../../common/typing.ts';
import { COLUMNS, moved } from './checklist.ts';
import type { Filling } from './filling.ts';
import { type KeyMeaning, meaningOf } from './keys.ts';
import { type Intake, look } from './use-intake.ts';

/** The intake's one listener: it always sees the latest state, and rests while somebody types or a dialog is open. */
export function useIntakeKeys(intake: Intake | null): void {
  const latest = useRef(intake);
  latest.current = intake;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      if (!now || dialogOpen() || now.panel.tab.value !== 'reception') return;
      const typing = typingAt(event.target);
      if (typing && event.key === 'Escape') (event.target as HTMLElement).blur();
      if (typing && event.key === 'Enter' && event.ctrlKey && now.draft.case === null) now.act('receive');
      const meaning = typing ? null : meaningOf(event, now.offers);
      if (!meaning) return;
      event.preventDefault();
      mean(now, meaning);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function mean(intake: Intake, meaning: KeyMeaning): void {
  const { state, rows } = intake;
  switch (meaning.is) {
    case 'action':
      intake.act(meaning.action);
      return;
    case 'view':
      look(intake, meaning.key);
      return;
    case 'move':
      state.selected.value = moved(state.selected.value, meaning.key, rows.length);
      return;
    case 'column':
      tick(intake, state.selected.value, meaning.column);
  }
}

/** Sets a row's state and goes on to the next row nobody has looked at, so that a full file is eight times the same key. */
export function tick(intake: Filling, index: number, column: number): void {
  const { rows, state, panel, view, draft } = intake;
  const row = rows[index];
  const chosen = COLUMNS[column];
  if (!row || !chosen) return;
  if (!panel.live) {
    panel.desk.drop('check-materials');
    return;
  }
  if (draft.case !== null && !view?.allowedActions.includes('check-materials')) return;
  intake.change({ edit: 'material', index, state: chosen, remark: row.remark });
  const next = rows.find((other) => other.index > index && other.state === 'unchecked');
  state.selected.value = chosen === 'present' || chosen === 'not-applicable' ? (next?.index ?? index) : index;
}
