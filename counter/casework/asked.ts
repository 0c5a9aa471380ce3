import type { CaseSearch } from '../../hub/contract/case-views.ts';

/** The search without what was left empty. */
export function asked(typed: CaseSearch): CaseSearch {
  const { text, from, to, ...rest } = typed;
  return {
    ...rest,
    ...(text?.trim() && { text: text.trim() }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
