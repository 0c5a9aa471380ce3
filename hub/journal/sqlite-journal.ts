import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ARCHIVE_LISTS } from '../contract/casework.ts';
import { CASE_ROWS, CASES_SINCE, caseSearch, LISTS_OF, NAMED_CASES, OPEN_CASES } from './case-search.ts';
import type { Chain } from './chain.ts';
import type { Driver, OpenDriver, Prepared, Row } from './driver.ts';
import { failureOf } from './failure.ts';
import { SqlitePersonKeys } from './person-keys.ts';
import {
  type Batch,
  type CaseQuery,
  type CaseRow,
  type Journal,
  JournalFailure,
  type KeptAnswer,
  type PersonKeys,
  type Recorded,
  type VerifyReport,
} from './port.ts';
import {
  ANSWER_COLUMNS,
  answersOf,
  caseOf,
  FACT_COLUMNS,
  HEAD_COLUMNS,
  type Head,
  headOf,
  number,
  recordedOf,
  TICKET_COLUMNS,
  text,
  ticketOf,
} from './records.ts';
import { consultationsOf, coursesOf, staysOf } from './report-read.ts';
import type { CaseCourse, Consultation, RatedStay } from './report-rows.ts';
import type { TicketRow } from './ticket-table.ts';
import { verifyJournal } from './verify.ts';
import { Writer } from './writer.ts';

const PAGE = 1000;

/** What to look for in the search table; newest first. */
export type TicketSearch = { readonly number?: string; readonly day?: string; readonly limit?: number };

export interface SqliteJournal extends Journal {
  readonly hall: string;
  /** Grows by one at every opening; a writer with an older one can no longer commit. */
  readonly epoch: number;
  /** The writer connection's own `synchronous` pragma, read back: 2 is FULL. */
  synchronous(): Promise<number>;
  searchTickets(search: TicketSearch): Promise<TicketRow[]>;
  readonly personKeys: PersonKeys;
}

type Parts = {
  readonly file: string;
  readonly opener: OpenDriver;
  readonly writer: Driver;
  readonly reader: Driver;
  /** The statement of a commit, twice (Writer). */
  readonly commits: readonly [Prepared, Prepared];
  readonly chain: Chain;
  readonly head: Head;
};

/** A journal opened by openSqliteJournal. */
export class Sqlite implements SqliteJournal {
  readonly hall: string;
  readonly epoch: number;
  readonly personKeys: PersonKeys;
  readonly #parts: Parts;
  readonly #writer: Writer;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.hall = parts.head.hall;
    this.epoch = parts.head.epoch;
    this.#writer = new Writer({ ...parts, driver: parts.writer, durableHead: () => this.#durableHead() });
    this.personKeys = new SqlitePersonKeys(this.hall, parts.reader, (work) =>
      this.#writer.write(async (head) => ({ head, value: await work(parts.writer) })),
    );
  }

  async #durableHead(): Promise<Head> {
    const [row] = await this.#parts.reader.all(`SELECT ${HEAD_COLUMNS} FROM writer`);
    if (row === undefined) throw new JournalFailure('damaged', 'The journal has lost its writer row.');
    const { seal: _, ...head } = headOf(row);
    return { ...head, epoch: this.epoch };
  }

  async head(): Promise<{ position: number; at: number }> {
    const { position, at } = await this.#durableHead();
    return { position, at };
  }

  commit(batch: Batch): Promise<void> {
    return this.#writer.commit(batch);
  }

  async answer(identity: string, request: string, at?: number): Promise<KeptAnswer | null> {
    const rows = await this.#parts.reader.all(
      `SELECT ${ANSWER_COLUMNS} FROM answer
       WHERE hall = ?1 AND ${at === undefined ? '' : 'at = ?3 AND'} (request = ?2 OR instr(outcome, ?2)) ORDER BY seq`,
      [this.hall, request, ...(at === undefined ? [] : [at])],
    );
    const found = rows
      .flatMap(answersOf)
      .findLast((one) => one.identity === identity && one.request === request);
    if (found === undefined) return null;
    const { at: _, ...kept } = found;
    return kept;
  }

  async *answersSince(since: number): AsyncIterable<KeptAnswer & { at: number }> {
    let last = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const rows = await this.#parts.reader.all(
        `SELECT ${ANSWER_COLUMNS} FROM answer WHERE seq > ? AND at >= ? ORDER BY seq LIMIT ${PAGE}`,
        [last, since],
      );
      for (const row of rows) {
        last = number(row, 'seq');
        yield* answersOf(row);
      }
      if (rows.length < PAGE) return;
    }
  }

  async *read(streams: readonly string[]): AsyncIterable<Recorded> {
    const found = await this.#parts.reader.all(
      'SELECT position FROM fact WHERE hall = ? AND stream IN (SELECT value FROM json_each(?))',
      [this.hall, JSON.stringify(streams)],
    );
    const positions = found.map((row) => number(row, 'position')).sort((a, b) => a - b);
    for (let start = 0; start < positions.length; start += PAGE) {
      const rows = await this.#parts.reader.all(
        `SELECT ${FACT_COLUMNS} FROM fact WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position`,
        [JSON.stringify(positions.slice(start, start + PAGE))],
      );
      for (const row of rows) yield readable(row);
    }
  }

  async after(position: number, limit: number): Promise<Recorded[]> {
    const rows = await this.#parts.reader.all(
      `SELECT ${FACT_COLUMNS} FROM fact WHERE position > ? ORDER BY position LIMIT ?`,
      [position, limit],
    );
    return rows.map(readable);
  }

  async *caseFacts(from: number, to: number): AsyncIterable<Recorded> {
    let last = (await this.#firstAt(from)) - 1;
    const end = await this.#firstAt(to);
    for (;;) {
      const rows = await this.#parts.reader.all(
        `SELECT ${FACT_COLUMNS} FROM fact WHERE position > ? AND position < ? AND stream >= 'case:' AND stream < 'case;'
         ORDER BY position LIMIT ${PAGE}`,
        [last, end],
      );
      for (const row of rows) yield readable(row);
      if (rows.length < PAGE) return;
      last = number(rows[rows.length - 1] as Row, 'position');
    }
  }

  /** Position of the first fact at or after a time. Time never goes back, so halving finds it without an index of its own. */
  async #firstAt(time: number): Promise<number> {
    let low = 1;
    let high = (await this.head()).position + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await this.#parts.reader.all('SELECT at FROM fact WHERE position = ?', [middle]);
      if (row !== undefined && number(row, 'at') < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  async lastDay(): Promise<string | null> {
    const [row] = await this.#parts.reader.all(
      `SELECT stream FROM fact WHERE hall = ? AND stream >= 'day:' AND stream < 'day;' ORDER BY stream DESC LIMIT 1`,
      [this.hall],
    );
    return row === undefined ? null : text(row, 'stream');
  }

  async openCases(): Promise<string[]> {
    const open = await this.#parts.reader.all(OPEN_CASES, [this.hall]);
    const today = await this.#parts.reader.all(CASES_SINCE, [this.hall, await this.lastDay()]);
    return [...new Set([...open, ...today].map((row) => text(row, 'id')))];
  }

  async searchCases(query: CaseQuery): Promise<CaseRow[]> {
    const { sql, parameters } = caseSearch(this.hall, query);
    const rows = await this.#parts.reader.all(sql, parameters);
    return rows.map(caseOf);
  }

  casesOf(person: string): Promise<CaseRow[]> {
    return this.searchCases({ person, limit: -1 });
  }

  async caseRows(ids: readonly string[]): Promise<CaseRow[]> {
    const rows = await this.#parts.reader.all(CASE_ROWS, [this.hall, JSON.stringify(ids)]);
    return rows.map(caseOf);
  }

  async listsOf(department: string, limit: number): Promise<number[]> {
    const kinds = await Promise.all(
      ARCHIVE_LISTS.map((kind) => this.#parts.reader.all(LISTS_OF[kind], [this.hall, department, limit])),
    );
    return kinds.flat().map((row) => number(row, 'list'));
  }

  async namedCases(after: number, limit: number): Promise<CaseRow[]> {
    const rows = await this.#parts.reader.all(NAMED_CASES, [this.hall, after, limit]);
    return rows.map(caseOf);
  }

  forgetAnswers(before: number): Promise<void> {
    return this.#writer.write(async (head) => {
      const [row] = await this.#parts.writer.all(
        'SELECT seq FROM answer WHERE at >= ? ORDER BY seq LIMIT 1',
        [before],
      );
      const answersFrom = row === undefined ? head.answersTo + 1 : number(row, 'seq');
      if (answersFrom === head.answersFrom) return { head, value: undefined };
      const next: Head = { ...head, answersFrom };
      await this.#parts.writer.run('INSERT INTO forgetting (epoch, answers_from, seal) VALUES (?, ?, ?)', [
        this.epoch,
        answersFrom,
        this.#parts.chain.seal(next),
      ]);
      return { head: next, value: undefined };
    });
  }

  async searchTickets({ number: wanted, day, limit = 100 }: TicketSearch): Promise<TicketRow[]> {
    const rows = await this.#parts.reader.all(
      `SELECT ${TICKET_COLUMNS} FROM ticket WHERE hall = ?1 AND (?2 IS NULL OR day = ?2) AND (?3 IS NULL OR number = ?3)
       ORDER BY day DESC, position DESC LIMIT ?4`,
      [this.hall, day ?? null, wanted ?? null, limit],
    );
    return rows.map(ticketOf);
  }

  async synchronous(): Promise<number> {
    const [row] = await this.#parts.writer.all('PRAGMA synchronous');
    return row === undefined ? -1 : number(row, 'synchronous');
  }

  /** On a connection of its own, so that nobody waits for it. */
  async #aside<T>(work: (driver: Driver) => Promise<T>): Promise<T> {
    const driver = await this.#parts.opener(this.#parts.file, 'read');
    try {
      return await work(driver);
    } finally {
      await driver.close();
    }
  }

  stays(from: string, to: string): AsyncIterable<readonly RatedStay[]> {
    return this.#pagesAside((driver) => staysOf(driver, this.hall, from, to));
  }

  consultations(from: string, to: string): AsyncIterable<readonly Consultation[]> {
    return this.#pagesAside((driver) => consultationsOf(driver, this.hall, from, to));
  }

  courses(from: number, to: number): AsyncIterable<readonly CaseCourse[]> {
    return this.#pagesAside((driver) => coursesOf(driver, this.hall, from, to));
  }

  /** A long read on a connection of its own: nothing that a command waits for stands behind it. */
  async *#pagesAside<T>(read: (driver: Driver) => AsyncIterable<T>): AsyncIterable<T> {
    const driver = await this.#parts.opener(this.#parts.file, 'read');
    try {
      yield* read(driver);
    } finally {
      await driver.close();
    }
  }

  verify(): Promise<VerifyReport> {
    return this.#aside((driver) => verifyJournal(driver, this.#parts.chain));
  }

  /** A file that is there is whole: it gets its name only once it is on disk. An existing file is never overwritten. */
  async backup(file: string): Promise<void> {
    const unfinished = `${file}.unfinished`;
    try {
      if (await exists(file)) throw new JournalFailure('failed', `The backup file ${file} exists already.`);
      await rm(unfinished, { force: true });
      await this.#aside((driver) => driver.run('VACUUM INTO ?', [unfinished]));
      await sync(unfinished);
      await rename(unfinished, file);
      await sync(dirname(file));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw failureOf(error);
    }
  }

  async close(): Promise<void> {
    await this.#writer.done();
    await this.#parts.reader.close();
    await this.#parts.writer.close();
  }
}

function readable(row: Parameters<typeof recordedOf>[0]): Recorded {
  try {
    return recordedOf(row);
  } catch (cause) {
    throw new JournalFailure('damaged', `Fact ${number(row, 'position')} of the journal cannot be read.`, {
      cause,
    });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
