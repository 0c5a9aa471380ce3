import type { Driver, Row } from './driver.ts';
import type { Recorded } from './port.ts';
import { number } from './records.ts';
import { consultationOf, courseRow, PAGE, ratingOf, waitOf } from './report-read.ts';
import { ReportRows } from './report-rows.ts';
import { reportSteps } from './report-steps.ts';
import { digest } from './ticket-check.ts';

/** Sums of digests are taken modulo this. */
const MODULUS = 2 ** 48;

/**
 * Makes the report tables again from facts and compares them, a day's visits at a time, by the sum of their rows' digests: a row
 * that is missing, doubled or changed moves the sum, and years of a hall fit in little memory.
 */
export class ReportCheck {
  readonly #rows = new ReportRows();
  readonly #sums = new Map<string, number>();

  fact(recorded: Recorded): void {
    const { fact } = recorded;
    for (const step of reportSteps([recorded])) this.#rows.apply(step);
    if (fact.type === 'DayTurned') this.#settle((day) => day !== fact.day);
    if (fact.type === 'CaseArchived') this.#settleCase(fact.case);
    for (const rating of this.#rows.ratings.splice(0)) this.#add('ratings', rating, 1);
    for (const one of this.#rows.consultations.splice(0)) this.#add(consultationsOn(one.day), one, 1);
  }

  #settle(over: (day: string) => boolean): void {
    for (const [ticket, stays] of this.#rows.stays) {
      if (!stays.some(({ day }) => over(day))) continue;
      for (const stay of stays) this.#add(visitsOn(stay.day), stay, 1);
      this.#rows.stays.delete(ticket);
    }
  }

  #settleCase(id: string): void {
    const course = this.#rows.courses.get(id);
    if (course === undefined) return;
    const { id: _, ...row } = course;
    this.#add(COURSES, row, 1);
    this.#rows.courses.delete(id);
  }

  #add(key: string, row: object, times: 1 | -1): void {
    const value = Number.parseInt(Buffer.from(digest(row), 'base64').toString('hex').slice(0, 12), 16);
    this.#sums.set(key, ((this.#sums.get(key) ?? 0) + times * value + MODULUS) % MODULUS);
  }

  /** What differs between the facts so far and the tables, one sentence each. Call it once, after the last fact. */
  async differences(driver: Driver): Promise<string[]> {
    this.#settle(() => true);
    for (const id of [...this.#rows.courses.keys()]) this.#settleCase(id);
    await eachRow(driver, 'stay', 'seq', (row) => {
      const stay = waitOf(row);
      this.#add(visitsOn(stay.day), stay, -1);
    });
    await eachRow(driver, 'rating', 'position', (row) => this.#add('ratings', ratingOf(row), -1));
    await eachRow(driver, 'consultation', 'position', (row) => {
      const one = consultationOf(row);
      this.#add(consultationsOn(one.day), one, -1);
    });
    await eachRow(driver, 'course', 'position', (row) => this.#add(COURSES, courseRow(row), -1));
    return [...this.#sums].flatMap(([key, sum]) =>
      sum === 0 ? [] : [`reports: ${key} differ from the facts`],
    );
  }
}

const COURSES = 'what became of cases';
const visitsOn = (day: string) => `visits of ${day}`;
const consultationsOn = (day: string) => `consultations of ${day}`;

async function eachRow(driver: Driver, table: string, key: string, use: (row: Row) => void): Promise<void> {
  for (let last = 0; ; ) {
    const rows = await driver.all(`SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE}`, [
      last,
    ]);
    const end = rows.at(-1);
    if (end === undefined) return;
    for (const row of rows) use(row);
    last = number(end, key);
  }
}
