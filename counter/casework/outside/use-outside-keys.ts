import { useLayoutEffect, useRef } from 'preact/hooks';
import { dialogOpen } from '../../common/dialog.tsx';
import { typingAt } from '../../common/typing.ts';
import { moved } from '../intake/checklist.ts';
import { lookAt } from '../intake/filling.ts';
import { ACTION_KEYS, meaningOf, type Offer } from '../intake/keys.ts';
import { tick } from '../intake/use-intake-keys.ts';
import type { Bench } from '../use-bench.ts';
import type { Taking } from './use-outside.ts';

const OFFERS: readonly Offer[] = [{ action: 'receive', key: ACTION_KEYS.receive, strong: true }];

/** The keys of the intake, without those that need a ticket; Esc leaves a field, then the page. */
export function useOutsideKeys(bench: Bench, taking: Taking): void {
  const latest = useRef({ bench, taking });
  latest.current = { bench, taking };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (dialogOpen()) return;
      const now = latest.current;
      if (typingAt(event.target)) typed(now.taking, event);
      else if (pressed(now.bench, now.taking, event)) event.preventDefault();
    };
    // As the bench does: before the panel's own keys hear them.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
}

function typed(taking: Taking, event: KeyboardEvent): void {
  if (event.key === 'Escape') (event.target as HTMLElement).blur();
  if (event.key === 'Enter' && event.ctrlKey) void taking.receive();
}

/** True when the key meant something. */
function pressed(bench: Bench, taking: Taking, event: KeyboardEvent): boolean {
  const { state, rows } = taking;
  if (event.key === 'Escape') return leave(bench);
  // Arrows inside a choice are the browser's.
  if (event.target instanceof HTMLInputElement && event.key.startsWith('Arrow')) return false;
  const meaning = meaningOf(event, OFFERS);
  switch (meaning?.is) {
    case 'action':
      void taking.receive();
      return true;
    case 'view':
      if (meaning.key === 'page' || meaning.key === 'print') return false;
      lookAt(taking, meaning.key);
      return true;
    case 'move':
      state.selected.value = moved(state.selected.value, meaning.key, rows.length);
      return true;
    case 'column':
      if (taking.mayCheck) tick(taking, state.selected.value, meaning.column);
      return taking.mayCheck;
    default:
      return false;
  }
}

function leave({ desk, taking }: Bench): boolean {
  if (desk.refused.value !== null) desk.refused.value = null;
  else taking.value = false;
  return true;
}
