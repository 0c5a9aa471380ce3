import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
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
import { useFresh } from '../common/fresh.ts';
import type { Staff } from '../common/staff-gate.tsx';
import { formOf } from './forms.ts';
import { type ClassFilter, firstList, moved, ofClass, selectedLine } from './lists.ts';
import type { Outside } from './outside/outside.ts';
import { useKeptOutside } from './outside/use-kept-outside.ts';
import { useBenchKeys } from './use-bench-keys.ts';

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
  /** The search field is to have the focus as soon as it is drawn. */
  readonly seeking: Signal<boolean>;
  /** The intake without a ticket as it was left (C1); null = none begun. The hub keeps it. */
  readonly outside: Signal<Outside | null>;
  /** That intake stands in the middle, in place of the lists. */
  readonly taking: Signal<boolean>;
  readonly show: (list: WorkList) => void;
  readonly select: (id: string) => void;
  readonly open: (id: string | null) => void;
  readonly search: (search: CaseSearch | null) => Promise<void>;
  readonly act: (action: CaseAction) => void;
};

type Parts = {
  readonly staff: Staff;
  readonly counter: string | null;
  readonly timeZone: string;
  readonly outside: Bench['outside'];
};

/** The one controller of the work bench: which list, which line, which case, and what a key means now. */
export function useBench({ staff, counter, timeZone, outside }: Parts): Bench {
  const list = useSignal<WorkList>(firstList(staff.session.roles));
  const filter = useSignal<ClassFilter>('all');
  const found = useSignal<CaseHits | null>(null);
  const wanted = useSignal<string | null>(null);
  const opened = useSignal<string | null>(null);
  const dialog = useSignal<BenchDialog | null>(null);
  const seeking = useSignal(false);
  const taking = useSignal(false);
  const desk = useDesk(staff);
  useKeptOutside(staff, outside);
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
    seeking,
    outside,
    taking,
    show: (next) => {
      taking.value = false;
      list.value = next;
      filter.value = 'all';
      found.value = null;
      opened.value = null;
    },
    select: (id) => {
      wanted.value = id;
    },
    open: (id) => {
      taking.value = false;
      opened.value = id;
    },
    search: (search) => {
      taking.value = false;
      return find({ staff, desk }, found, opened, search);
    },
    act: (action) => act({ view, live, desk, counter, dialog }, action),
  };
  useBenchKeys(bench, (step) => {
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
