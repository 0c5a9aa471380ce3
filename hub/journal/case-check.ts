import { applyCaseChange, type CaseRow, caseChanges } from './case-table.ts';
import type { Recorded } from './port.ts';

/**
 * Makes the case table again from facts and compares it row by row. An archived case changes no more and is compared at once, so
 * only cases that are not archived are held: years of journal fit in little memory.
 */
export class CaseCheck {
  readonly #problem: (sentence: string) => void;
  readonly #open = new Map<string, CaseRow>();
  #archived = new Map<string, CaseRow>();
  /** Cases received so far. */
  received = 0;

  constructor(problem: (sentence: string) => void) {
    this.#problem = problem;
  }

  fact(recorded: Recorded): void {
    const { received, changed } = caseChanges([recorded]);
    for (const row of received) {
      this.#open.set(row.id, row);
      this.received += 1;
    }
    for (const [id, change] of changed) {
      const before = this.#open.get(id);
      if (before === undefined) continue;
      const row = applyCaseChange(before, change);
      if (!row.archived) this.#open.set(id, row);
      else {
        this.#open.delete(id);
        this.#archived.set(id, row);
      }
    }
  }

  /** Rows expected by now that change no more; the caller compares them and they are forgotten. */
  settled(): ReadonlyMap<string, CaseRow> {
    const settled = this.#archived;
    this.#archived = new Map();
    return settled;
  }

  /** What is left at the end: every case that is not archived. */
  open(): ReadonlyMap<string, CaseRow> {
    return this.#open;
  }

  /** Some expected rows beside what the table has under their ids. */
  compare(expected: ReadonlyMap<string, CaseRow>, found: readonly CaseRow[]): void {
    const rows = new Map(found.map((row) => [row.id, row]));
    for (const [id, row] of expected) {
      const stored = rows.get(id);
      if (stored === undefined) this.#problem(`case ${row.number} (${id}): missing from the search table`);
      else if (asText(stored) !== asText(row)) {
        this.#problem(`case ${row.number}, received by fact ${row.position}: differs from its facts`);
      }
    }
  }
}

function asText(row: CaseRow): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
