import { useLayoutEffect, useRef } from 'preact/hooks';
import { hubNow } from '../../hub/web/clock.ts';
import { dialogOpen } from '../common/dialog.tsx';
import { typingAt } from '../common/typing.ts';
import { actionOnKey } from './actions.ts';
import { classOnKey, neighbour } from './lists.ts';
import { begin, mayTakeIn, TAKE_IN } from './outside/outside.ts';
import type { Bench } from './use-bench.ts';

/**
 * Plain letters, digits, arrows, Enter, Esc and `/` are the bench's while it is in sight; they are taken before the panel's own
 * keys hear them. Function keys pass.
 */
export function useBenchKeys(bench: Bench, move: (step: number) => void): void {
  const latest = useRef({ bench, move });
  latest.current = { bench, move };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || dialogOpen() || typingAt(event.target)) return;
      if (/^F\d+$/.test(event.key) || event.key === 'Tab') return;
      const { bench: now, move: step } = latest.current;
      event.stopPropagation();
      // The intake without a ticket has keys of its own.
      if (now.taking.value) return;
      if (pressed(now, step, event)) event.preventDefault();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
}

/** True when the key meant something. */
function pressed(bench: Bench, move: (step: number) => void, event: KeyboardEvent): boolean {
  const { key } = event;
  const isOpen = bench.opened.value !== null;
  if (key === 'Escape') return leave(bench);
  if (key === '/') return focusSearch(bench);
  if (key === 'Enter' && !isOpen && bench.selected && !(event.target instanceof HTMLButtonElement)) {
    bench.open(bench.selected.id);
    return true;
  }
  if (!isOpen && (key === 'ArrowDown' || key === 'ArrowUp')) {
    move(key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (!isOpen && (key === '[' || key === ']')) {
    bench.show(neighbour(bench.list.value, key === ']' ? 1 : -1));
    return true;
  }
  if (event.repeat) return false;
  if (key === TAKE_IN && mayTakeIn(bench.staff.session.roles)) {
    begin(bench, bench.staff.session.roles, hubNow());
    return true;
  }
  const filter = isOpen ? null : classOnKey(key);
  if (filter !== null) {
    bench.filter.value = filter;
    return true;
  }
  if (key.toUpperCase() === 'C') {
    bench.dialog.value = { kind: 'print-lists' };
    return true;
  }
  const action = actionOnKey(key, bench.view?.allowedActions ?? []);
  if (action === null) return false;
  bench.act(action);
  return true;
}

/** Esc goes one step back: a refusal, the opened case, what was found. */
function leave(bench: Bench): boolean {
  if (bench.desk.refused.value !== null) bench.desk.refused.value = null;
  else if (bench.opened.value !== null) bench.open(null);
  else if (bench.found.value !== null) bench.found.value = null;
  else return false;
  return true;
}

function focusSearch(bench: Bench): boolean {
  bench.open(null);
  bench.seeking.value = true;
  return true;
}
