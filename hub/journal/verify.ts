import { identityOf } from '../contract/actors.ts';
import { ARCHIVE_LISTS } from '../contract/casework.ts';
import { CaseCheck, type ListedCases } from './case-check.ts';
import type { CaseRow } from './case-table.ts';
import { type Chain, GENESIS } from './chain.ts';
import type { Driver } from './driver.ts';
import { failureOf } from './failure.ts';
import type { VerifyReport } from './port.ts';
import {
  ANSWER_COLUMNS,
  answersOf,
  CASE_COLUMNS,
  CASE_COLUMNS_BEFORE_LISTS,
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
import { ReportCheck } from './report-check.ts';
import { TicketCheck } from './ticket-check.ts';

const PAGE = 1000;
/** More differences than this are cut off: the first ones tell where to look. */
const MOST_PROBLEMS = 1000;

/**
 * Recomputes everything the journal claims, in one snapshot of the database: structure, chain, positions, kept answers and the
 * search table. The connection must not be used for anything else meanwhile.
 */
export async function verifyJournal(driver: Driver, chain: Chain): Promise<VerifyReport> {
  const check = new Check(driver, chain);
  try {
    await driver.exec('BEGIN');
    await check.all();
  } catch (error) {
    check.problem(failureOf(error).message);
  } finally {
    await driver.exec('ROLLBACK').catch(() => undefined);
  }
  return check.report();
}

class Check {
  readonly #driver: Driver;
  readonly #chain: Chain;
  readonly #problems: string[] = [];
  readonly #tickets: TicketCheck;
  readonly #cases: CaseCheck;
  readonly #reports = new ReportCheck();
  /** A journal of an older program has no case table and no cases, or no lists and nobody erased in it. */
  #caseTable = false;
  #caseColumns = CASE_COLUMNS;
  /** Requests whose answers must still be there: identity and request → position of the fact. */
  readonly #owed = new Map<string, number>();
  #head: Head = {
    hall: '',
    epoch: 0,
    position: 0,
    at: 0,
    mac: GENESIS,
    answersFrom: 1,
    answersTo: 0,
  };
  #oldestAnswer = Number.POSITIVE_INFINITY;
  #facts = 0;
  #answers = 0;
  #mac = GENESIS;

  constructor(driver: Driver, chain: Chain) {
    this.#driver = driver;
    this.#chain = chain;
    this.#tickets = new TicketCheck((sentence) => this.problem(sentence));
    this.#cases = new CaseCheck((sentence) => this.problem(sentence));
  }

  problem(sentence: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(sentence);
  }

  report(): VerifyReport {
    return { facts: this.#facts, answers: this.#answers, head: this.#mac, problems: this.#problems };
  }

  async all(): Promise<void> {
    for (const row of await this.#driver.all('PRAGMA quick_check(20)')) {
      const found = text(row, 'quick_check');
      if (found !== 'ok') this.problem(`database: ${found}`);
    }
    const tables = await this.#driver.all("SELECT 1 FROM sqlite_schema WHERE name = 'case_row'");
    this.#caseTable = tables.length > 0;
    const lists = await this.#driver.all("SELECT 1 FROM sqlite_schema WHERE name = 'case_listed'");
    if (lists.length === 0) this.#caseColumns = CASE_COLUMNS_BEFORE_LISTS;
    await this.#writer();
    await this.#eachFact();
    await this.#eachAnswer();
    await this.#eachTicket();
    await this.#restOfCases();
    if (lists.length > 0) await this.#archivedCases();
    await this.#reportTables();
  }

  async #writer(): Promise<void> {
    const [row] = await this.#driver.all(`SELECT ${HEAD_COLUMNS} FROM writer`);
    if (row === undefined) return this.problem('writer: its row is missing');
    const { seal, ...head } = headOf(row);
    this.#head = head;
    if (this.#chain.seal(head) !== seal)
      this.problem('writer: its row was changed, or the key is another one');
    const [oldest] = await this.#driver.all('SELECT at FROM answer ORDER BY seq LIMIT 1');
    // With no answers ever forgotten the first fact's answer is still owed.
    if (head.answersFrom === 1) this.#oldestAnswer = 0;
    else if (oldest !== undefined) this.#oldestAnswer = number(oldest, 'at');
  }

  async #eachFact(): Promise<void> {
    let last = 0;
    let at = 0;
    for (;;) {
      const rows = await this.#driver.all(
        `SELECT ${FACT_COLUMNS} FROM fact WHERE position > ? ORDER BY position LIMIT ${PAGE}`,
        [last],
      );
      for (const row of rows) {
        const position = number(row, 'position');
        if (position !== last + 1) {
          this.problem(
            position === last + 2
              ? `fact ${last + 1}: missing`
              : `facts ${last + 1} to ${position - 1}: missing`,
          );
        }
        if (number(row, 'at') < at) this.problem(`fact ${position}: its time goes back`);
        this.#oneFact(row, position);
        last = position;
        at = number(row, 'at');
      }
      await this.#compareCases(this.#cases.settled());
      for (const list of this.#cases.lists()) await this.#compareList(list);
      if (rows.length < PAGE) break;
    }
    if (last !== this.#head.position) {
      this.problem(`facts end at ${last}, but ${this.#head.position} were written`);
    }
    if (this.#mac !== this.#head.mac) this.problem(`fact ${last}: is not the last one that was written`);
  }

  #oneFact(row: Parameters<typeof recordedOf>[0], position: number): void {
    this.#facts += 1;
    const mac = text(row, 'mac');
    const expected = this.#chain.fact(this.#mac, {
      hall: text(row, 'hall'),
      epoch: number(row, 'epoch'),
      position,
      at: number(row, 'at'),
      stream: text(row, 'stream'),
      body: text(row, 'body'),
    });
    if (expected !== mac) this.problem(`fact ${position}: does not fit the chain`);
    this.#mac = mac;
    try {
      const recorded = recordedOf(row);
      this.#tickets.fact(recorded);
      this.#cases.fact(recorded);
      this.#reports.fact(recorded);
      if (recorded.request !== null && recorded.at >= this.#oldestAnswer) {
        this.#owed.set(`${identityOf(recorded.by)}\n${recorded.request}`, position);
      }
    } catch {
      this.problem(`fact ${position}: cannot be read`);
    }
  }

  async #eachAnswer(): Promise<void> {
    let last = this.#head.answersFrom - 1;
    let from = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const rows = await this.#driver.all(
        `SELECT ${ANSWER_COLUMNS} FROM answer WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
        [from],
      );
      for (const row of rows) {
        from = number(row, 'seq');
        if (from !== last + 1) this.problem(`answer ${last + 1}: missing`);
        last = from;
        this.#oneAnswer(row, from);
      }
      if (rows.length < PAGE) break;
    }
    if (last !== this.#head.answersTo) {
      this.problem(`answers end at ${last}, but ${this.#head.answersTo} were kept`);
    }
    for (const position of this.#owed.values()) {
      this.problem(`fact ${position}: the answer to its request is missing`);
    }
  }

  #oneAnswer(row: Parameters<typeof answersOf>[0], seq: number): void {
    const expected = this.#chain.answer({
      hall: text(row, 'hall'),
      epoch: number(row, 'epoch'),
      seq,
      at: number(row, 'at'),
      identity: text(row, 'identity'),
      request: text(row, 'request'),
      hash: text(row, 'hash'),
      outcome: text(row, 'outcome'),
    });
    if (expected !== text(row, 'mac')) this.problem(`answer ${seq}: was changed`);
    try {
      for (const { identity, request } of answersOf(row)) {
        this.#answers += 1;
        this.#owed.delete(`${identity}\n${request}`);
      }
    } catch {
      this.problem(`answer ${seq}: cannot be read`);
    }
  }

  async #eachTicket(): Promise<void> {
    let last = '';
    for (;;) {
      const rows = await this.#driver.all(
        `SELECT ${TICKET_COLUMNS} FROM ticket WHERE hall = ? AND id > ? ORDER BY id LIMIT ${PAGE}`,
        [this.#head.hall, last],
      );
      for (const row of rows) {
        this.#tickets.row(ticketOf(row));
        last = text(row, 'id');
      }
      if (rows.length < PAGE) break;
    }
    this.#tickets.end();
  }

  async #compareCases(expected: ReadonlyMap<string, CaseRow>): Promise<void> {
    if (expected.size === 0) return;
    if (!this.#caseTable) return this.#cases.compare(expected, []);
    const rows = await this.#driver.all(
      `SELECT ${this.#caseColumns} FROM case_row WHERE hall = ? AND id IN (SELECT value FROM json_each(?))`,
      [this.#head.hall, JSON.stringify([...expected.keys()])],
    );
    this.#cases.compare(expected, rows.map(caseOf));
  }

  /** Cases not archived, and rows that no fact received. */
  async #restOfCases(): Promise<void> {
    const open = [...this.#cases.open()];
    for (let start = 0; start < open.length; start += PAGE) {
      await this.#compareCases(new Map(open.slice(start, start + PAGE)));
    }
    if (!this.#caseTable) return;
    const [count] = await this.#driver.all('SELECT count(*) AS rows FROM case_row');
    if (count === undefined || number(count, 'rows') <= this.#cases.received) return;
    const invented = await this.#driver.all(
      `SELECT number FROM case_row LEFT JOIN fact USING (position) WHERE fact.stream IS NOT 'case:' || id LIMIT ${MOST_PROBLEMS}`,
    );
    for (const row of invented) this.problem(`case ${text(row, 'number')}: no fact received it`);
  }

  async #compareList({ kind, position, cases }: ListedCases): Promise<void> {
    const [count] = await this.#driver.all(
      `SELECT count(*) AS rows FROM case_row
       WHERE hall = ? AND ${kind}_list = ? AND id IN (SELECT value FROM json_each(?))`,
      [this.#head.hall, position, JSON.stringify(cases)],
    );
    if (count === undefined || number(count, 'rows') !== cases.length)
      this.problem(`fact ${position}: not all cases of its list stand on it`);
  }

  /** What became of archived cases without a fact, or in spite of one: lists, and applicants erased. */
  async #archivedCases(): Promise<void> {
    for (const kind of ARCHIVE_LISTS) {
      const [count] = await this.#driver.all(
        `SELECT count(*) AS rows FROM case_row WHERE hall = ? AND ${kind}_list IS NOT NULL`,
        [this.#head.hall],
      );
      if (count !== undefined && number(count, 'rows') !== this.#cases.listed[kind])
        this.problem(`${kind} lists: a case stands on one that no fact puts it on`);
    }
    const erased = this.#cases.erased();
    for (let start = 0; start < erased.length; start += PAGE) {
      const rows = await this.#driver.all(
        `SELECT number FROM case_row WHERE hall = ? AND name_index <> '' AND person IN (SELECT value FROM json_each(?))`,
        [this.#head.hall, JSON.stringify(erased.slice(start, start + PAGE))],
      );
      for (const row of rows)
        this.problem(`case ${text(row, 'number')}: its applicant was erased, and is still found`);
    }
  }

  /** A journal that was never opened by a program with reports has none of their tables, or not all rows in them yet. */
  async #reportTables(): Promise<void> {
    const tables = await this.#driver.all("SELECT 1 FROM sqlite_schema WHERE name = 'report_fill'");
    if (tables.length === 0) return;
    const [whole] = await this.#driver.all('SELECT 1 FROM report_fill WHERE done >= last');
    if (whole === undefined) return;
    for (const sentence of await this.#reports.differences(this.#driver)) this.problem(sentence);
  }
}
