import type { CaseAction } from '../../hub/contract/casework.ts';

/**
 * The key of each action, and how prominently it is offered: `main` are steps of the case, `side` what may be done beside them.
 * The order is the order on the page; the first lawful `main` one is the dark button.
 */
export const ACTIONS: Readonly<
  Record<CaseAction, { readonly key: string; readonly place: 'main' | 'side' }>
> = {
  'explain-overrun': { key: 'E', place: 'main' },
  'receive-step': { key: 'R', place: 'main' },
  'finish-step': { key: 'F', place: 'main' },
  'answer-joint': { key: 'G', place: 'main' },
  'bring-materials': { key: 'B', place: 'main' },
  'check-materials': { key: 'M', place: 'main' },
  accept: { key: 'A', place: 'main' },
  'tell-once': { key: 'T', place: 'main' },
  decide: { key: 'D', place: 'main' },
  'check-result': { key: 'V', place: 'main' },
  notify: { key: 'N', place: 'main' },
  deliver: { key: 'L', place: 'main' },
  'answer-extension': { key: 'P', place: 'main' },
  'find-overrun': { key: 'Z', place: 'main' },
  'end-suspension': { key: 'H', place: 'main' },
  archive: { key: 'W', place: 'main' },
  'warn-applicant': { key: 'K', place: 'main' },
  'urge-step': { key: 'U', place: 'main' },
  'return-result': { key: 'I', place: 'side' },
  refuse: { key: 'J', place: 'side' },
  lapse: { key: 'Q', place: 'side' },
  'ask-extension': { key: 'Y', place: 'side' },
  suspend: { key: 'S', place: 'side' },
  mark: { key: 'O', place: 'side' },
  withdraw: { key: 'X', place: 'side' },
};

const ORDER = Object.keys(ACTIONS) as CaseAction[];

/** The lawful actions in the page's order, apart by place (C10). */
export function placed(allowed: readonly CaseAction[]): {
  readonly main: readonly CaseAction[];
  readonly side: readonly CaseAction[];
} {
  const lawful = ORDER.filter((action) => allowed.includes(action));
  return {
    main: lawful.filter((action) => ACTIONS[action].place === 'main'),
    side: lawful.filter((action) => ACTIONS[action].place === 'side'),
  };
}

/** The lawful action on a pressed key; null for any other key. */
export function actionOnKey(key: string, allowed: readonly CaseAction[]): CaseAction | null {
  return allowed.find((action) => ACTIONS[action].key === key.toUpperCase()) ?? null;
}
