import type { Case } from '../../domain/casework/case.ts';
import type { FactOf } from '../../domain/facts.ts';
import { createState, evolve } from '../../domain/index.ts';
import type { ArchivedFile, State } from '../../domain/state.ts';
import type { CaseQuery, CaseRow, Journal, Recorded } from '../../journal/port.ts';

type RecordedListFact = Recorded & { readonly fact: FactOf<'ArchiveListRecorded'> };

/** Cases of all years. Those that memory no longer holds are made again from their own facts: whole, for reading only. */
export type Archive = {
  /** Null when there is no archived case of that id. */
  byId(id: string): Promise<Case | null>;
  /** By its whole number. */
  byNumber(number: string): Promise<Case | null>;
  /** Rows of all cases, archived or not: search (C13), and all of one applicant, newest first. */
  search(query: CaseQuery): Promise<readonly CaseRow[]>;
  rowsOf(person: string): Promise<readonly CaseRow[]>;
  /** What happened to cases at or after `from` and before `to`, epoch ms. */
  factsBetween(from: number, to: number): AsyncIterable<Recorded>;
  /** Of cases whose applicant is not erased, received after this journal position, oldest first. */
  named(after: number, limit: number): Promise<readonly CaseRow[]>;
  /** Rows of these cases, in no order. */
  rows(ids: readonly string[]): Promise<readonly CaseRow[]>;
  /** The transfer or destruction list recorded at this journal position (C13). */
  list(position: number): Promise<RecordedListFact | null>;
  /** Where a department's lists are recorded, newest first of each kind. */
  listsOf(department: string, limit: number): Promise<readonly number[]>;
  /** Has the archived ones of these at hand while a command that names them is decided. */
  holding<T>(ids: readonly string[], work: () => Promise<T>): Promise<T>;
  /** One that is at hand. */
  held(id: string): ArchivedFile | null;
};

export function createArchive(
  journal: Pick<
    Journal,
    'read' | 'searchCases' | 'casesOf' | 'caseFacts' | 'namedCases' | 'caseRows' | 'listsOf' | 'after'
  >,
  state: () => State,
): Archive {
  const byId = async (id: string): Promise<Case | null> => {
    // A state of its own: the hall's counters, prompts and numbers have nothing to do with what is long past.
    const past: State = { ...createState(), catalogue: state().catalogue };
    let found: Case | null = null;
    for await (const recorded of journal.read([`case:${id}`])) {
      evolve(past, recorded);
      found = past.cases.get(id) ?? found;
    }
    return found;
  };
  const holds = new Set<ReadonlyMap<string, ArchivedFile>>();
  return {
    byId,
    search: (query) => journal.searchCases(query),
    rowsOf: (person) => journal.casesOf(person),
    factsBetween: (from, to) => journal.caseFacts(from, to),
    named: (after, limit) => journal.namedCases(after, limit),
    rows: (ids) => journal.caseRows(ids),
    async list(position) {
      const [recorded] = await journal.after(position - 1, 1);
      return recorded && isList(recorded) ? recorded : null;
    },
    listsOf: (department, limit) => journal.listsOf(department, limit),
    async holding(ids, work) {
      const rows = await journal.caseRows(ids);
      const files = new Map(rows.filter((row) => row.archived).map((row) => [row.id, fileOf(row)]));
      holds.add(files);
      try {
        return await work();
      } finally {
        holds.delete(files);
      }
    },
    held(id) {
      for (const files of holds) {
        const file = files.get(id);
        if (file) return file;
      }
      return null;
    },
    async byNumber(number) {
      const rows: readonly CaseRow[] = await journal.searchCases({ number, limit: 1 });
      const row = rows.find((each) => each.number === number);
      return row ? byId(row.id) : null;
    },
  };
}

const isList = (recorded: Recorded): recorded is RecordedListFact =>
  recorded.fact.type === 'ArchiveListRecorded';

function fileOf({ number, department, endedAt, transferList, destructionList }: CaseRow): ArchivedFile {
  const listed = { transfer: transferList !== null, destruction: destructionList !== null };
  return { number, department, endedAt, listed };
}
