import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type {
  CaseHits,
  CaseLine,
  CaseSearch,
  CaseView,
  WorkList,
  WorkView,
} from '../../hub/contract/case-views.ts';
import type { CaseAction } from '../../hub/contract/casework.ts';
import { useTopic } from '../../hub/web/link.ts';
import { type Desk, useDesk } from '../common/ask.ts';
import { dialogOpen } from '../common/dialog.tsx';
import { useFresh } from '../common/fresh.ts';
import type { Staff } from '../common/staff-gate.tsx';
import { actionOnKey } from './actions.ts';
import { formOf } from './forms.ts';
import { type ClassFilter, classOnKey, firstList, moved, neighbour, ofClass, selectedLine } from './lists.ts';

export type BenchDialog =
  | { readonly kind: 'action'; readonly action: CaseAction }
  | { readonly kind: 'print-lists' };

/** Everything the parts of the work bench need. */
export type Bench = {
  readonly staff: Staff;
  readonly desk: Desk;
  readonly counter: string | null;
  readonly timeZone: string;
  readonly work: WorkView | null;
  /** The lines in sight: of the list and class, or what was found. */
  readonly lines: readonly CaseLine[];
  readonly selected: CaseLine | null;
  readonly view: CaseView | null;
  /** Actions may be offered: connected, with the case of this connection. */
  readonly live: boolean;
  readonly list: Signal<WorkList>;
  readonly filter: Signal<ClassFilter>;
  readonly found: Signal<CaseHits | null>;
  readonly opened: Signal<string | null>;
  readonly dialog: Signal<BenchDialog | null>;
  readonly show: (list: WorkList) => void;
  readonly select: (id: string) => void;
  readonly open: (id: string | null) => void;
  readonly search: (search: CaseSearch | null) => Promise<void>;
  readonly act: (action: CaseAction) => void;
};

type Parts = { readonly staff: Staff; readonly counter: string | null; readonly timeZone: string };

/** The one controller of the work bench: which list, which line, which case, and what a key means now. */
export function useBench({ staff, counter, timeZone }: Parts): Bench {
  const list = useSignal<WorkList>(firstList(staff.session.roles));
  const filter = useSignal<ClassFilter>('all');
  const found = useSignal<CaseHits | null>(null);
  const wanted = useSignal<string | null>(null);
  const opened = useSignal<string | null>(null);
  const dialog = useSignal<BenchDialog | null>(null);
  const desk = useDesk(staff);
  const { view: work } = useTopic<WorkView>(staff.link, `work:${list.value}`);
  const lines = found.value?.lines ?? ofClass(work?.lines ?? [], filter.value);
  const selected = selectedLine(lines, wanted.value);
  const shown = opened.value ?? selected?.id ?? null;
  const { view } = useTopic<CaseView>(staff.link, shown === null ? null : `case:${shown}`);
  const live = useFresh(staff.status.value, view);
  useEffect(() => {
    if (!live && dialog.value?.kind === 'action') dialog.value = null;
  }, [live]);

  const bench: Bench = {
    staff,
    desk,
    counter,
    timeZone,
    work,
    lines,
    selected,
    view,
    live,
    list,
    filter,
    found,
    opened,
    dialog,
    show: (next) => {
      list.value = next;
      filter.value = 'all';
      found.value = null;
      opened.value = null;
    },
    select: (id) => {
      wanted.value = id;
    },
    open: (id) => {
      opened.value = id;
    },
    search: (search) => find({ staff, desk }, found, opened, search),
    act: (action) => act({ view, live, desk, counter, dialog }, action),
  };
  useKeys(bench, (step) => {
    wanted.value = moved(lines, wanted.value, step);
  });
  return bench;
}

async function find(
  { staff, desk }: Pick<Bench, 'staff' | 'desk'>,
  found: Bench['found'],
  opened: Bench['opened'],
  search: CaseSearch | null,
): Promise<void> {
  opened.value = null;
  if (search === null) {
    found.value = null;
    return;
  }
  const answer = await staff.link.query<CaseHits>({ query: 'cases', search });
  if (answer.ok) found.value = answer.value;
  else desk.refused.value = { action: 'search', refusal: answer.refusal };
}

/** Does an action at once, or opens its dialog. */
function act(bench: Pick<Bench, 'view' | 'live' | 'desk' | 'counter' | 'dialog'>, action: CaseAction): void {
  const { view, live, desk, counter, dialog } = bench;
  if (!live || view === null) {
    desk.drop(action);
    return;
  }
  if (desk.busy.value !== null) return;
  const form = formOf(action, view);
  if (form.fields.length > 0) dialog.value = { kind: 'action', action };
  else void desk.run(action, form.command({}, counter));
}

/**
 * Plain letters, digits, arrows, Enter, Esc and `/` are the bench's while it is in sight; they are taken before the panel's own
 * keys hear them. Function keys pass.
 */
function useKeys(bench: Bench, move: (step: number) => void): void {
  const latest = useRef({ bench, move });
  latest.current = { bench, move };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || dialogOpen() || isTyping(event.target)) return;
      if (/^F\d+$/.test(event.key) || event.key === 'Tab') return;
      const { bench: now, move: step } = latest.current;
      event.stopPropagation();
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
  // The field is there once the list is drawn again.
  requestAnimationFrame(() => document.getElementById('case-search')?.focus());
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
