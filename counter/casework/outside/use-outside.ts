import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Approver } from '../../../hub/contract/case-views.ts';
import { hubNow } from '../../../hub/web/clock.ts';
import { rowsOf } from '../intake/checklist.ts';
import { changes, type Edit, edited } from '../intake/draft.ts';
import { faultsOf, shownFaults } from '../intake/fields.ts';
import { type Filling, useFormState, useItem } from '../intake/filling.ts';
import { sendForm, sendTicks } from '../intake/perform.ts';
import type { Bench } from '../use-bench.ts';
import { type Ground, mayCheck, type Outside, owed } from './outside.ts';

/** The form of an intake without a ticket, and what stands for the ticket (C1). */
export type Taking = Filling & {
  readonly outside: Outside;
  /** Grounds that are owed, once sending was tried. */
  readonly lacking: readonly Ground[];
  readonly approvers: readonly Approver[];
  readonly mayCheck: boolean;
  readonly declare: (part: Partial<Pick<Outside, Ground>>) => void;
  /** True = received, and the case is opened. */
  readonly receive: (despite?: string) => Promise<boolean>;
};

/** The controller of that page. What is typed is kept at the hub (useKeptOutside) until it is received or discarded. */
export function useOutside(bench: Bench, outside: Outside): Taking {
  const { staff, desk } = bench;
  const { link } = staff;
  const live = staff.status.value.kind === 'connected';
  const { draft } = outside;
  const state = useFormState(null, live);
  const item = useItem(link, draft.item, live);
  const approvers = useApprovers(bench, live);
  useEffect(() => {
    state.selected.value = 0;
  }, [draft.item]);
  const faults = faultsOf(draft.applicant, draft.mandate);
  const change = (edit: Edit) => {
    if (changes(edit, state.refused.value?.field)) state.refused.value = null;
    // Two keys may fall between two drawings: the latest form is changed, not the drawn one.
    const now = bench.outside.peek() ?? outside;
    bench.outside.value = { ...now, draft: edited(now.draft, edit, hubNow()) };
  };
  const filling: Filling = {
    link,
    panel: { desk, live },
    draft,
    change,
    view: null,
    item,
    rows: rowsOf(null, item?.item ?? null, draft.materials),
    faults,
    shown: shownFaults(faults, state.tried.value, state.typingIn.value),
    state,
  };
  return {
    ...filling,
    outside,
    lacking: state.tried.value ? owed(outside) : [],
    approvers,
    mayCheck: mayCheck(staff.session.roles),
    declare: (part) => {
      bench.outside.value = { ...(bench.outside.peek() ?? outside), ...part };
    },
    receive: (despite) => receive(bench, filling, outside, despite),
  };
}

/** 接件 without a ticket: first what stands for it, then the form; the case made of it is opened, its ticks go down with it. */
async function receive(bench: Bench, filling: Filling, outside: Outside, despite?: string): Promise<boolean> {
  const { state, panel } = filling;
  const { origin, reason, approver } = outside;
  if (!panel.live) {
    panel.desk.drop('receive');
    return false;
  }
  state.tried.value = true;
  const [first] = owed(outside);
  if (first || origin === null) {
    document.querySelector<HTMLElement>(`.outside-grounds [name="${first}"]`)?.focus();
    return false;
  }
  const made = await sendForm(filling, {
    origin,
    reason: reason.trim(),
    approver,
    ...(despite !== undefined && { despite }),
  });
  if (made === null) return false;
  bench.outside.value = null;
  bench.open(made.case);
  await sendTicks(filling, made.case);
  return true;
}

/** Who may approve, as the hub names them now. */
function useApprovers({ staff: { link } }: Bench, live: boolean): readonly Approver[] {
  const approvers = useSignal<readonly Approver[]>([]);
  useEffect(() => {
    if (!live) return;
    let left = false;
    void link.query<readonly Approver[]>({ query: 'approvers' }).then((answer) => {
      if (!left && answer.ok) approvers.value = answer.value;
    });
    return () => {
      left = true;
    };
  }, [link, live]);
  return approvers.value;
}
