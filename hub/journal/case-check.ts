import type { ArchiveList } from '../contract/casework.ts';
import { applyCaseChange, type CaseRow, caseChanges, ERASED, withoutIndexes } from './case-table.ts';
import type { Recorded } from './port.ts';

/** A list as its fact records it; `position`: that fact's. */
export type ListedCases = {
  readonly kind: ArchiveList;
  readonly position: number;
  readonly cases: readonly string[];
};

/**
 * Makes the case table again from facts and compares it row by row. A case is compared as soon as it is archived, so only cases that
 * are not archived are held: years of journal fit in little memory. What becomes of an archived one (lists, erasing) is compared apart.
 */
export class CaseCheck {
  readonly #problem: (sentence: string) => void;
  readonly #open = new Map<string, CaseRow>();
  #archived = new Map<string, CaseRow>();
  #lists: ListedCases[] = [];
  readonly #erased = new Set<string>();
  /** Applicants whose rows have lost their indexes, with one of their cases. */
  readonly #nameless = new Map<string, string>();
  /** Cases received so far. */
  received = 0;
  /** Cases put on lists so far. */
  readonly listed: Record<ArchiveList, number> = { transfer: 0, destruction: 0 };

  constructor(problem: (sentence: string) => void) {
    this.#problem = problem;
  }

  fact(recorded: Recorded): void {
    const { received, changed, erased } = caseChanges([recorded]);
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
    for (const person of erased) this.#erased.add(person);
    const { fact, position } = recorded;
    if (fact.type !== 'ArchiveListRecorded') return;
    const { kind, cases } = fact;
    this.#lists.push({ kind, position, cases });
    this.listed[kind] += cases.length;
  }

  /** Rows expected by now that change no more but for lists and erasing; the caller compares them and they are forgotten. */
  settled(): ReadonlyMap<string, CaseRow> {
    const settled = this.#archived;
    this.#archived = new Map();
    return settled;
  }

  /** Lists recorded since the last call; the caller looks whether their cases stand on them. */
  lists(): readonly ListedCases[] {
    const lists = this.#lists;
    this.#lists = [];
    return lists;
  }

  /** What is left at the end: every case that is not archived. */
  open(): ReadonlyMap<string, CaseRow> {
    return this.#open;
  }

  /** Some expected rows beside what the table has under their ids. */
  compare(expected: ReadonlyMap<string, CaseRow>, found: readonly CaseRow[]): void {
    const rows = new Map(found.map((row) => [row.id, row]));
    for (const [id, recorded] of expected) {
      const stored = rows.get(id);
      const row = stored ? this.#withIndexes(recorded, stored) : recorded;
      if (stored === undefined) this.#problem(`case ${row.number} (${id}): missing from the search table`);
      else if (asText(stored) !== asText(row.archived ? this.#later(row, stored) : row)) {
        this.#problem(`case ${row.number}, received by fact ${row.position}: differs from its facts`);
      }
    }
  }

  /** What no fact says of a row: the indexes of what was received since they stand in the table alone. */
  #withIndexes(row: CaseRow, { nameIndex, idIndex }: CaseRow): CaseRow {
    return row.nameIndex === ERASED ? { ...row, nameIndex, idIndex } : row;
  }

  /** An archived case as it may look today: on lists, and without the indexes of an applicant who was erased. */
  #later(row: CaseRow, { nameIndex, idIndex, transferList, destructionList }: CaseRow): CaseRow {
    const today = { ...row, transferList, destructionList };
    if (nameIndex !== ERASED || idIndex !== null) return today;
    this.#nameless.set(row.person, row.number);
    return withoutIndexes(today);
  }

  /** At the end: every applicant erased by a fact; who lost the indexes without one is a problem. */
  erased(): readonly string[] {
    for (const [person, number] of this.#nameless) {
      if (!this.#erased.has(person)) this.#problem(`case ${number}: no fact erased its applicant`);
    }
    return [...this.#erased];
  }
}

function asText(row: CaseRow): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
