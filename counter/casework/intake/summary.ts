import type { CaseView } from '../../../hub/contract/case-views.ts';
import type { ItemKind } from '../../../hub/contract/catalogue.ts';
import { w } from '../words-intake.ts';
import type { Tally } from './checklist.ts';

/** What the sentence under the checklist is about. `due`: the date if accepted today, when the hub tells it. */
export type Matter = {
  readonly kind: ItemKind | null;
  readonly promisedDays: number | null;
  readonly due: CaseView['due'];
};

/** How the materials stand: 还缺 1 项，待改 1 项。 Empty while there is no list. */
export function standing({ missing, correctable, unchecked, present, ...rest }: Tally): string {
  const rows = missing + correctable + unchecked + present + rest['not-applicable'];
  if (rows === 0) return '';
  const parts = [
    missing > 0 ? w('sMissing', { n: missing }) : null,
    correctable > 0 ? w('sCorrect', { n: correctable }) : null,
    unchecked > 0 ? w('sUnchecked', { n: unchecked }) : null,
  ].filter((part) => part !== null);
  return `${parts.length > 0 ? parts.join(w('sComma')) : w('sComplete')}${w('sStop')}`;
}

/** What follows: when it can be accepted, and until when it is then done. */
export function outlook(complete: boolean, { kind, promisedDays, due }: Matter): string {
  if (kind === null) return '';
  const start = w(complete ? 'sNow' : 'sThenAccept');
  if (kind === 'immediate') return start + w('sOnSpot');
  if (due)
    return start + w('sDue', { date: dateWords(due.date) + (due.provisional ? w('provisional') : '') });
  return promisedDays === null ? start : start + w('sDays', { n: promisedDays });
}

/** `2025-12-02` as 12月2日. */
export function dateWords(date: string): string {
  const [, month, day] = date.split('-');
  return w('monthDay', { m: Number(month), d: Number(day) });
}
