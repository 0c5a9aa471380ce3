import { createHash } from 'node:crypto';
import type { Recorded } from './port.ts';
import { applyChange, type TicketRow, ticketChanges } from './ticket-table.ts';

/**
 * Makes the search table again from facts and compares it row by row. A ticket lives in its day and ends with the next day's
 * turn, so days that are over are kept as short digests: years of journal fit in little memory.
 */
export class TicketCheck {
  readonly #problem: (sentence: string) => void;
  readonly #open = new Map<string, TicketRow>();
  readonly #digests = new Map<string, string>();

  constructor(problem: (sentence: string) => void) {
    this.#problem = problem;
  }

  fact(recorded: Recorded): void {
    const { issued, changed } = ticketChanges([recorded]);
    for (const row of issued) this.#open.set(row.id, row);
    for (const [id, change] of changed) {
      const row = this.#open.get(id);
      if (row !== undefined) this.#open.set(id, applyChange(row, change));
    }
    if (recorded.fact.type === 'DayTurned') this.#settle(recorded.fact.day);
  }

  #settle(today: string): void {
    for (const [id, row] of this.#open) {
      if (row.day === today) continue;
      this.#digests.set(id, digest(row));
      this.#open.delete(id);
    }
  }

  row(row: TicketRow): void {
    const open = this.#open.get(row.id);
    const expected = open === undefined ? this.#digests.get(row.id) : digest(open);
    this.#open.delete(row.id);
    this.#digests.delete(row.id);
    if (expected === undefined) this.#problem(`ticket ${row.number} of ${row.day}: no fact issued it`);
    else if (expected !== digest(row)) {
      this.#problem(
        `ticket ${row.number} of ${row.day}, issued by fact ${row.position}: differs from its facts`,
      );
    }
  }

  end(): void {
    for (const id of [...this.#open.keys(), ...this.#digests.keys()]) {
      this.#problem(`ticket ${id}: missing from the search table`);
    }
  }
}

/** Of a row's fields, in whatever order they stand. */
export function digest(row: object): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64');
}
