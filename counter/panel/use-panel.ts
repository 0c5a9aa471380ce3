import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Outcome } from '../../hub/contract/commands.ts';
import type { PanelView } from '../../hub/contract/views/panel.ts';
import { hubNow } from '../../hub/web/clock.ts';
import type { Desk } from '../common/ask.ts';
import { dialogOpen } from '../common/dialog.tsx';
import { change, settings } from '../common/settings.ts';
import { typingAt } from '../common/typing.ts';
import {
  digitOf,
  endingCommands,
  type Intent,
  keyOf,
  noShowWait,
  plainCommand,
  type Slots,
  slotsOf,
} from './actions.ts';

/** What the middle of the panel shows: the person in front, the cases, or a consultation. */
export const TABS = ['reception', 'cases', 'consult'] as const;
export type Tab = (typeof TABS)[number];

export type PanelDialog =
  | { readonly kind: 'end'; readonly thenNext: boolean }
  | { readonly kind: 'pause' }
  | { readonly kind: 'park' }
  | { readonly kind: 'transfer' }
  | { readonly kind: 'call' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'end-parked'; readonly ticket: string; readonly number: string }
  | { readonly kind: 'ordinary'; readonly ticket: string }
  | { readonly kind: 'sign-out' };

/** Everything the parts of the panel need; they draw it and call `act`. */
export type Panel = {
  readonly view: PanelView;
  readonly desk: Desk;
  /** Connected, with a view of this connection: actions may be offered (W5). */
  readonly live: boolean;
  readonly masked: boolean;
  readonly slots: Slots;
  readonly dialog: Signal<PanelDialog | null>;
  readonly tab: Signal<Tab>;
  /** The outcome picked ahead for the ticket in hand, and what was told. */
  readonly picked: Signal<Outcome | null>;
  readonly note: Signal<string>;
  readonly act: (intent: Intent, withReason?: boolean) => void;
  /** Runs the nth of "at hand" (1–9): takes a parked ticket back, lets a passed one rejoin. Nothing while serving. */
  readonly digit: (digit: number) => void;
};

/** The panel's one controller: what a key or click means now, and the one command under way. */
export function usePanel(view: PanelView, desk: Desk, live: boolean): Panel {
  const dialog = useSignal<PanelDialog | null>(null);
  const tab = useSignal<Tab>('reception');
  const picked = useSignal<Outcome | null>(null);
  const note = useSignal('');
  const current = view.current?.id ?? null;
  useEffect(() => {
    picked.value = null;
    note.value = '';
  }, [current]);
  useEffect(() => {
    if (!live) dialog.value = null;
  }, [live]);

  const slots = slotsOf(view.allowedActions);
  const base = { view, desk, live, masked: settings.value.masked, slots, dialog, tab, picked, note };
  const panel: Panel = {
    ...base,
    act: (intent, withReason = false) => act(base, intent, withReason),
    digit: (digit) => pressDigit(base, digit),
  };
  useKeys(panel);
  return panel;
}

type Base = Omit<Panel, 'act' | 'digit'>;

/** Does what was pressed: at once where nothing is to be asked, else by its dialog. */
function act(panel: Base, intent: Intent, withReason: boolean): void {
  const { desk, view, dialog } = panel;
  if (intent === 'mask') {
    change({ masked: !panel.masked });
    return;
  }
  if (!panel.live) {
    desk.drop(intent);
    return;
  }
  if (desk.busy.value !== null) return;
  const question = questionOf(panel, intent, withReason);
  if (question) {
    dialog.value = question;
    return;
  }
  const counter = view.counter.id;
  const ends = intent === 'finish' || (intent === 'next' && view.current?.state === 'serving');
  const command = ends ? null : plainCommand(intent, counter);
  if (command) void desk.run(intent, command);
  else if (ends && panel.picked.value) {
    const ending = { outcome: panel.picked.value, note: panel.note.value };
    void desk.run(intent, ...endingCommands(counter, ending, intent === 'next'));
  }
}

/** The dialog an intent has to open first, if any. */
function questionOf(panel: Base, intent: Intent, withReason: boolean): PanelDialog | null {
  switch (intent) {
    case 'pause':
    case 'transfer':
    case 'call':
    case 'hand-over':
      return { kind: intent };
    case 'park':
      return withReason ? { kind: 'park' } : null;
    case 'finish':
      return panel.picked.value ? null : { kind: 'end', thenNext: false };
    case 'next': {
      const asks = panel.view.current?.state === 'serving' && !panel.picked.value;
      return asks ? { kind: 'end', thenNext: true } : null;
    }
    default:
      return null;
  }
}

/** Digits take what lies at hand; while serving they belong to the checklist. */
function pressDigit(panel: Base, digit: number): void {
  const { view, desk } = panel;
  if (view.current?.state === 'serving') return;
  if (!panel.live) {
    desk.drop('digit');
    return;
  }
  const parked = view.parked[digit - 1];
  const passed = view.passed[digit - 1 - view.parked.length];
  if (parked && view.allowedActions.includes('unpark')) {
    void desk.run('unpark', { type: 'Unpark', counter: view.counter.id, ticket: parked.id });
  } else if (!parked && passed) {
    void desk.run('reinstate', { type: 'ReinstateTicket', ticket: passed.id });
  }
}

/** A no-show said too soon is no key yet: its slot tells what is still missing (T7). */
export function pressable(panel: Base, intent: Intent): boolean {
  if (intent !== 'no-show') return true;
  const wait = noShowWait(panel.view, hubNow());
  return wait === null || wait.kind === 'ready';
}

/** One listener for the page; it always sees the latest view. */
function useKeys(panel: Panel): void {
  const latest = useRef(panel);
  latest.current = panel;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      const tab = tabOf(event);
      // Letters and digits of the other tabs are theirs.
      const typing = typingAt(event.target) || now.tab.value !== 'reception';
      const key = keyOf(event, typing);
      if (tab || key?.startsWith('F')) event.preventDefault();
      if (event.repeat || dialogOpen()) return;
      if (tab) now.tab.value = tab;
      const digit = digitOf(event, typing);
      if (digit !== null) return now.digit(digit);
      const intent = key && intentAt(now, key);
      if (!intent || !pressable(now, intent)) return;
      event.preventDefault();
      now.act(intent, event.shiftKey);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Alt 1, 2, 3. */
function tabOf(event: KeyboardEvent): Tab | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  return TABS[Number(/^Digit([1-3])$/.exec(event.code)?.[1]) - 1] ?? null;
}

/** The lawful intent of a key. A no-show becomes lawful by the hub's clock, between two views. */
export function intentAt(panel: Base, key: keyof Slots): Intent | null {
  if (key === 'F8' && noShowWait(panel.view, hubNow())) return 'no-show';
  return panel.slots[key];
}
