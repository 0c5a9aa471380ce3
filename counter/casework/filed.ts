import type { FiledLine } from '../../hub/contract/case-views.ts';
import { dateOf } from './dates.ts';
import { printedText } from './words-printed.ts';

/** Where an archived file went, and by which list (C13). */
export function filedWords({ kind, at, number }: FiledLine, timeZone: string): string {
  const date = dateOf(at, timeZone);
  return printedText(kind === 'transfer' ? 'transferredOn' : 'destroyedOn', { date, number });
}
