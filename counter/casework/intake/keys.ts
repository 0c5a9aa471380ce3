import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { CaseAction } from '../../../hub/contract/casework.ts';

/** What can be done with the ticket's matter at the counter. `receive`, `consult`, `another`, `principal` are the page's way to a command. */
export type IntakeAction =
  | 'receive'
  | 'consult'
  | 'another'
  | 'principal'
  | Extract<
      CaseAction,
      'tell-once' | 'bring-materials' | 'accept' | 'refuse' | 'decide' | 'notify' | 'deliver' | 'withdraw'
    >;

/** Keys of the actions; the letters S and H stay the panel's. */
export const ACTION_KEYS: Readonly<Record<IntakeAction, string>> = {
  receive: 'J',
  'bring-materials': 'G',
  accept: 'A',
  'tell-once': 'T',
  decide: 'D',
  notify: 'K',
  deliver: 'L',
  refuse: 'B',
  consult: 'C',
  withdraw: 'X',
  another: 'N',
  principal: 'M',
};
/** Keys that change only what is seen or typed. */
export const VIEW_KEYS = {
  form: 'E',
  find: 'F',
  item: 'I',
  remark: 'R',
  reveal: 'V',
  page: 'P',
  print: 'O',
} as const;
export type ViewKey = keyof typeof VIEW_KEYS;

/** Drawn in this order; the first of `LEADING` that is lawful is the strong one. */
const ORDER = Object.keys(ACTION_KEYS) as readonly IntakeAction[];
const LEADING: readonly IntakeAction[] = [
  'receive',
  'bring-materials',
  'accept',
  'tell-once',
  'decide',
  'notify',
  'deliver',
];

export type Offer = { readonly action: IntakeAction; readonly key: string; readonly strong: boolean };

/**
 * The actions offered now (C10): before receipt the page's own, afterwards exactly those of the case's view. A further case on
 * the same ticket is offered as soon as this one is received (T14, C11), of the same applicant or of another one whose agent came
 * (T9); each goes on under Cases. `entrusted`: the form is an agent's already.
 */
export function offers(view: Pick<CaseView, 'allowedActions'> | null, entrusted = false): readonly Offer[] {
  const own: readonly IntakeAction[] = entrusted
    ? ['receive', 'consult']
    : ['receive', 'consult', 'principal'];
  const lawful = view ? fromView(view) : own;
  const strong = LEADING.find((action) => lawful.includes(action)) ?? null;
  return ORDER.filter((action) => lawful.includes(action)).map((action) => ({
    action,
    key: ACTION_KEYS[action],
    strong: action === strong,
  }));
}

function fromView(view: Pick<CaseView, 'allowedActions'>): readonly IntakeAction[] {
  const lawful = ORDER.filter((action) => view.allowedActions.some((one) => one === action));
  return [...lawful, 'another', 'principal'];
}

export type KeyMeaning =
  | { readonly is: 'action'; readonly action: IntakeAction }
  | { readonly is: 'view'; readonly key: ViewKey }
  | { readonly is: 'column'; readonly column: number }
  | { readonly is: 'move'; readonly key: 'ArrowUp' | 'ArrowDown' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** What a key means to the intake, or null. Only arrows may be held down. */
export function meaningOf(press: KeyPress, offered: readonly Offer[]): KeyMeaning | null {
  const { key } = press;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') return { is: 'move', key };
  if (press.repeat) return null;
  if (/^[1-4]$/.test(key)) return { is: 'column', column: Number(key) - 1 };
  const letter = key.toUpperCase();
  const offer = offered.find((one) => one.key === letter);
  if (offer) return { is: 'action', action: offer.action };
  const view = (Object.keys(VIEW_KEYS) as ViewKey[]).find((name) => VIEW_KEYS[name] === letter);
  return view ? { is: 'view', key: view } : null;
}
