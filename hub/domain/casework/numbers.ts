import type { Item } from '../../contract/catalogue.ts';
import type { CatalogueState, State } from '../state.ts';

/** The next number of the department's cases in this year (C12): 食药〔2026〕318号. `date`: `YYYY-MM-DD`. */
export function nextNumber(state: State, catalogue: CatalogueState, item: Item, date: string) {
  const year = date.slice(0, 4);
  const series = `${item.department}|case|${year}`;
  const serial = (state.documentNumbers.get(series) ?? 0) + 1;
  const department = catalogue.departments.get(item.department);
  const word = department?.word ?? department?.short.zh ?? item.department;
  return { series, serial, number: `${word}〔${year}〕${serial}号` };
}

/** Six digits out of an unguessable id: what anybody must know beside the number to ask for the progress. */
export function codeOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return String(((hash ^ (hash >>> 16)) >>> 0) % 1_000_000).padStart(6, '0');
}

/** Document numbers only rise; archived cases and past days are carried by the turn of the day. */
export function raise(state: State, series: string, serial: number): void {
  state.documentNumbers.set(series, Math.max(serial, state.documentNumbers.get(series) ?? 0));
}
