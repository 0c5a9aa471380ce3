import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { applyCaseChange, applyListed, caseChanges, ERASED, withoutIndexes } from './case-table.ts';
import {
  type Batch,
  type CaseQuery,
  type CaseRow,
  type Journal,
  JournalFailure,
  type KeptAnswer,
  type Recorded,
  type VerifyReport,
} from './port.ts';
import { type CaseCourse, type Consultation, type RatedStay, ReportRows } from './report-rows.ts';
import { reportSteps } from './report-steps.ts';
import { applyChange, type TicketRow, ticketChanges } from './ticket-table.ts';

/** A journal without a disk, for tests: the same promises as the one on SQLite, lost with the process. */
export function memoryJournal(): Journal {
  return new Memory();
}

type Stored = {
  readonly position: number;
  readonly at: number;
  readonly stream: string;
  readonly json: string;
};
type StoredAnswer = { readonly at: number; readonly json: string };

const keyOf = (identity: string, request: string) => `${identity}\n${request}`;
const recorded = (stored: Stored) => JSON.parse(stored.json) as Recorded;
const kept = (stored: StoredAnswer) => JSON.parse(stored.json) as KeptAnswer & { at: number };

const CASE = 'case:';

/** Text and bounds apart, a query names the fields of the row it wants. */
function matches(row: CaseRow, { number, from, to, ...same }: CaseQuery): boolean {
  return (
    (number === undefined || row.number.startsWith(number)) &&
    (from === undefined || row.receivedAt >= from) &&
    (to === undefined || row.receivedAt < to) &&
    Object.entries(same).every(
      ([field, value]) => value === undefined || row[field as keyof typeof same & keyof CaseRow] === value,
    )
  );
}

class Memory implements Journal {
  /** As text, like on disk: nobody can change what was recorded. */
  #facts: Stored[] = [];
  #answers = new Map<string, StoredAnswer>();
  #tickets = new Map<string, TicketRow>();
  #cases = new Map<string, CaseRow>();
  #reports = new ReportRows();

  head(): Promise<{ position: number; at: number }> {
    const last = this.#facts.at(-1);
    return Promise.resolve({ position: last?.position ?? 0, at: last?.at ?? 0 });
  }

  async commit(batch: Batch): Promise<void> {
    // The round trip of a real disk: nothing that relies on an answer in the same tick may pass its tests here.
    await new Promise<void>((resolve) => setImmediate(resolve));
    const facts = this.#checkedFacts(batch);
    const answers = this.#checkedAnswers(batch);
    const { issued, changed } = ticketChanges(batch.facts);
    const cases = caseChanges(batch.facts, batch.findable);
    for (const row of issued) {
      if (this.#tickets.has(row.id)) throw new JournalFailure('failed', `ticket ${row.id} was issued before`);
    }
    for (const row of cases.received) {
      if (this.#cases.has(row.id)) throw new JournalFailure('failed', `case ${row.id} was received before`);
    }
    this.#facts.push(...facts);
    for (const [key, answer] of answers) this.#answers.set(key, answer);
    for (const row of issued) this.#tickets.set(row.id, row);
    for (const [id, change] of changed) {
      const row = this.#tickets.get(id);
      if (row !== undefined) this.#tickets.set(id, applyChange(row, change));
    }
    for (const row of cases.received) this.#cases.set(row.id, row);
    for (const [id, change] of cases.changed) {
      const row = this.#cases.get(id);
      if (row !== undefined) this.#cases.set(id, applyCaseChange(row, change));
    }
    for (const one of cases.listed) {
      const row = this.#cases.get(one.id);
      if (row !== undefined) this.#cases.set(one.id, applyListed(row, one));
    }
    for (const step of reportSteps(batch.facts)) this.#reports.apply(step);
    for (const row of this.#cases.values()) {
      if (cases.erased.includes(row.person)) this.#cases.set(row.id, withoutIndexes(row));
    }
  }

  #checkedFacts(batch: Batch): Stored[] {
    let { position, at } = this.#facts.at(-1) ?? { position: 0, at: 0 };
    return batch.facts.map((fact) => {
      if (fact.position !== position + 1)
        throw new JournalFailure('failed', 'facts must follow on without a gap');
      if (fact.at < at) throw new JournalFailure('failed', 'the time of a fact never goes back');
      ({ position, at } = fact);
      return { position, at, stream: fact.stream, json: JSON.stringify(fact) };
    });
  }

  #checkedAnswers(batch: Batch): Map<string, StoredAnswer> {
    const answers = new Map<string, StoredAnswer>();
    for (const { json: _, ...answer } of batch.answers) {
      const key = keyOf(answer.identity, answer.request);
      if (this.#answers.has(key) || answers.has(key)) {
        throw new JournalFailure('failed', `request ${answer.request} was answered before`);
      }
      answers.set(key, { at: answer.at, json: JSON.stringify(answer) });
    }
    return answers;
  }

  answer(identity: string, request: string): Promise<KeptAnswer | null> {
    const stored = this.#answers.get(keyOf(identity, request));
    if (stored === undefined) return Promise.resolve(null);
    const { at: _, ...answer } = kept(stored);
    return Promise.resolve(answer);
  }

  async *answersSince(since: number): AsyncIterable<KeptAnswer & { at: number }> {
    for (const stored of [...this.#answers.values()]) if (stored.at >= since) yield kept(stored);
  }

  async *read(streams: readonly string[]): AsyncIterable<Recorded> {
    const wanted = new Set(streams);
    for (const fact of [...this.#facts]) if (wanted.has(fact.stream)) yield recorded(fact);
  }

  after(position: number, limit: number): Promise<Recorded[]> {
    const from = Math.max(0, position);
    return Promise.resolve(this.#facts.slice(from, from + limit).map(recorded));
  }

  async *caseFacts(from: number, to: number): AsyncIterable<Recorded> {
    const within = this.#facts.filter(({ at, stream }) => stream.startsWith(CASE) && at >= from && at < to);
    for (const fact of within) yield recorded(fact);
  }

  lastDay(): Promise<string | null> {
    const days = this.#facts.map((fact) => fact.stream).filter((stream) => stream.startsWith('day:'));
    return Promise.resolve(days.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null));
  }

  async openCases(): Promise<string[]> {
    const open = [...this.#cases.values()].filter((row) => !row.archived).map((row) => row.id);
    const day = await this.lastDay();
    const began = this.#facts.find((fact) => fact.stream === day)?.position ?? 0;
    const today = this.#facts.slice(Math.max(0, began - 1)).map(({ stream }) => stream);
    const touched = today
      .filter((stream) => stream.startsWith(CASE))
      .map((stream) => stream.slice(CASE.length));
    return [...new Set([...open, ...touched])];
  }

  searchCases({ limit = 100, ...query }: CaseQuery): Promise<CaseRow[]> {
    const found = [...this.#cases.values()].filter((row) => matches(row, query));
    return Promise.resolve(found.sort((a, b) => b.position - a.position).slice(0, limit));
  }

  casesOf(person: string): Promise<CaseRow[]> {
    return this.searchCases({ person, limit: Number.POSITIVE_INFINITY });
  }

  caseRows(ids: readonly string[]): Promise<CaseRow[]> {
    return Promise.resolve(ids.flatMap((id) => this.#cases.get(id) ?? []));
  }

  listsOf(department: string, limit: number): Promise<number[]> {
    const rows = [...this.#cases.values()].filter((row) => row.department === department);
    const newest = (lists: (number | null)[]) =>
      [...new Set(lists.filter((list) => list !== null))].sort((a, b) => b - a).slice(0, limit);
    return Promise.resolve([
      ...newest(rows.map((row) => row.transferList)),
      ...newest(rows.map((row) => row.destructionList)),
    ]);
  }

  namedCases(after: number, limit: number): Promise<CaseRow[]> {
    const named = [...this.#cases.values()].filter((row) => row.nameIndex !== ERASED && row.position > after);
    return Promise.resolve(named.sort((a, b) => a.position - b.position).slice(0, limit));
  }

  async *stays(from: string, to: string): AsyncIterable<readonly RatedStay[]> {
    const { stays, ratings } = this.#reports;
    const levelOf = (ticket: string) =>
      ratings.find((one) => one.ticket === ticket && one.ofCase === null)?.level ?? null;
    yield [...stays.values()]
      .flat()
      .filter(({ day }) => day >= from && day <= to)
      .map((stay) => ({ ...stay, level: stay.end === 'finished' ? levelOf(stay.ticket) : null }));
  }

  async *consultations(from: string, to: string): AsyncIterable<readonly Consultation[]> {
    yield this.#reports.consultations.filter(({ day }) => day >= from && day <= to);
  }

  async *courses(from: number, to: number): AsyncIterable<readonly CaseCourse[]> {
    const { courses, ratings } = this.#reports;
    const within = (at: number | null) => at !== null && at >= from && at < to;
    yield [...courses.values()].flatMap((course) => {
      const row = this.#cases.get(course.id);
      if (row === undefined) return [];
      const { department, item, kind, state, clerk, receivedAt, acceptedAt, due, endedAt } = row;
      if (![receivedAt, acceptedAt, course.decidedAt, endedAt].some(within)) return [];
      const level = ratings.find((one) => one.ofCase === course.id)?.level ?? null;
      const times = { receivedAt, acceptedAt, due, endedAt };
      return [{ ...course, department, item, kind, state, clerk, ...times, level }];
    });
  }

  forgetAnswers(before: number): Promise<void> {
    for (const [key, answer] of this.#answers) {
      if (answer.at >= before) break;
      this.#answers.delete(key);
    }
    return Promise.resolve();
  }

  verify(): Promise<VerifyReport> {
    const hash = createHash('sha256');
    const problems: string[] = [];
    this.#facts.forEach((fact, index) => {
      hash.update(fact.json);
      if (fact.position !== index + 1) problems.push(`fact ${index + 1}: missing`);
    });
    const { length: facts } = this.#facts;
    return Promise.resolve({ facts, answers: this.#answers.size, head: hash.digest('base64'), problems });
  }

  async backup(file: string): Promise<void> {
    const lines = [...this.#facts, ...this.#answers.values()].map((stored) => stored.json);
    try {
      await writeFile(file, lines.join('\n'), { flag: 'wx' });
    } catch (cause) {
      throw new JournalFailure('failed', `The backup file ${file} cannot be made.`, { cause });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
