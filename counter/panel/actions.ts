import type { CommandInput, Outcome } from '../../hub/contract/commands.ts';
import type { CounterAction, PanelView } from '../../hub/contract/views/panel.ts';

/** Function keys of the bar, left to right. F5, F11 and F12 stay the browser's. */
export const SLOT_KEYS = ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'] as const;
export type SlotKey = (typeof SLOT_KEYS)[number];
/** Letters for what is done a few times a day. */
export const LETTER_KEYS = ['S', 'H', 'C'] as const;
export type LetterKey = (typeof LETTER_KEYS)[number];
export type Intent = CounterAction | 'mask';

/** What each key may do, in order of preference; the first lawful one takes the slot. A key keeps its place. */
const PLACES: Readonly<Record<SlotKey | LetterKey, readonly Intent[]>> = {
  F2: ['open', 'next'],
  F3: ['recall'],
  F4: ['start', 'finish'],
  F6: ['transfer'],
  F7: ['park', 'unpark'],
  F8: ['no-show'],
  F9: ['resume', 'pause'],
  F10: ['mask'],
  S: ['call'],
  H: ['hand-over'],
  C: ['close'],
};

export type Slots = Readonly<Record<SlotKey | LetterKey, Intent | null>>;

/** The keys as they stand now: exactly the hub's `allowedActions`, plus masking, which is the page's own. */
export function slotsOf(allowed: readonly CounterAction[]): Slots {
  const lawful = new Set<Intent>([...allowed, 'mask']);
  const entries = Object.entries(PLACES).map(([key, intents]) => [
    key,
    intents.find((intent) => lawful.has(intent)) ?? null,
  ]);
  return Object.fromEntries(entries) as Slots;
}

/** What is still in the way of a no-show: seconds, recalls, or the announcement itself (T7). */
export type NoShowWait =
  | { readonly kind: 'ready' }
  /** Cannot hear the call, and nobody knows yet that they saw it. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unspoken' }
  | { readonly kind: 'wait'; readonly seconds: number; readonly recallsLeft: number };

/** Null when nobody was called. `now` is the hub's time, epoch ms. */
export function noShowWait(view: Pick<PanelView, 'current'>, now: number): NoShowWait | null {
  const state = view.current?.noShow;
  if (!state) return null;
  if (state.unseen) return { kind: 'unseen' };
  if (state.from === null && state.recallsLeft === 0) return { kind: 'unspoken' };
  const seconds = state.from === null ? 0 : Math.max(0, Math.ceil((state.from - now) / 1000));
  if (seconds === 0 && state.recallsLeft === 0) return { kind: 'ready' };
  return { kind: 'wait', seconds, recallsLeft: state.recallsLeft };
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** The key of the map that was pressed, or null: held-down keys and browser shortcuts are not ours. */
export function keyOf(press: KeyPress, typing: boolean): SlotKey | LetterKey | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const slot = SLOT_KEYS.find((key) => key === press.key);
  if (slot) return slot;
  return typing ? null : (LETTER_KEYS.find((key) => key === press.key.toUpperCase()) ?? null);
}

/** Which of 1–9 was pressed outside a field. */
export function digitOf(press: KeyPress, typing: boolean): number | null {
  if (typing || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  return /^[1-9]$/.test(press.key) ? Number(press.key) : null;
}

/** Intents that are one command without a question. */
const SIMPLE: Readonly<Partial<Record<Intent, CommandInput['type']>>> = {
  open: 'OpenCounter',
  close: 'CloseCounter',
  next: 'CallNext',
  recall: 'Recall',
  start: 'StartService',
  'no-show': 'NoShow',
  park: 'Park',
  unpark: 'Unpark',
  resume: 'ResumeCounter',
};

/** The command of a plain intent; null when it has to ask something first. */
export function plainCommand(intent: Intent, counter: string): CommandInput | null {
  const type = SIMPLE[intent];
  return type ? ({ type, counter } as CommandInput) : null;
}

/** An outcome picked before the ticket is ended, with what was told at a consultation. */
export type Ending = { readonly outcome: Outcome; readonly note: string };

/**
 * Ends the ticket in hand, and calls the next when asked. One command where the hub can do both (T6); a consultation's note
 * belongs to the finish, so then it is two.
 */
export function endingCommands(counter: string, ending: Ending, thenNext: boolean): CommandInput[] {
  const { outcome } = ending;
  const note = ending.note.trim();
  if (thenNext && (outcome !== 'consultation' || note === ''))
    return [{ type: 'CallNext', counter, outcome }];
  const finish: CommandInput = {
    type: 'Finish',
    counter,
    outcome,
    ...(outcome === 'consultation' && note !== '' && { note }),
  };
  return thenNext ? [finish, { type: 'CallNext', counter }] : [finish];
}
