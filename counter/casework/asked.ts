import type { CaseSearch } from '../../hub/contract/case-views.ts';
import { CASE_STATES } from '../../hub/contract/casework.ts';

/** A search as it stands in its fields: empty where nothing was chosen. */
export type Typed = { readonly [K in keyof CaseSearch]: string };

/** The search without what was left empty. */
export function asked(typed: Typed): CaseSearch {
  const { text, item, department, from, to } = typed;
  const state = CASE_STATES.find((one) => one === typed.state);
  return {
    ...(text?.trim() && { text: text.trim() }),
    ...(item && { item }),
    ...(department && { department }),
    ...(state && { state }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
