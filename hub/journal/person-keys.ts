import type { Driver, Row } from './driver.ts';
import type { PersonKeys, WrappedKey } from './port.ts';
import { text } from './records.ts';

/** Keys of the holders of one hall day's tickets, `day-YYYY-MM-DD`: no row names them, yet they are in use (K6). */
const OF_A_DAY = "k.id LIKE 'day-____-__-__'";
/** Is it that of whoever told the hall something (S4)? Word for word the terms of the index feedback_key, by which alone it is cheap; with `+` a text compares as it stands there. */
const OF_FEEDBACK = `EXISTS (SELECT 1 FROM fact INDEXED BY feedback_key WHERE stream = 'standing' AND body->>'$.fact.type' = 'FeedbackReceived'
  AND fact.hall = k.hall AND body->>'$.fact.key' = +k.id)`;
/** Does a case, a complaint or the like name the key `k`, or a day? */
const NAMED = `(EXISTS (SELECT 1 FROM case_row WHERE case_row.hall = k.hall AND person = k.id) OR ${OF_A_DAY} OR ${OF_FEEDBACK})`;
const keyOf = (row: Row): WrappedKey => ({ id: text(row, 'id'), wrapped: text(row, 'wrapped') });

/** Applicants' keys in the journal's database. `write` takes its turn among the commits. */
export class SqlitePersonKeys implements PersonKeys {
  readonly #hall: string;
  readonly #reader: Driver;
  readonly #write: (work: (writer: Driver) => Promise<void>) => Promise<void>;

  constructor(
    hall: string,
    reader: Driver,
    write: (work: (writer: Driver) => Promise<void>) => Promise<void>,
  ) {
    this.#hall = hall;
    this.#reader = reader;
    this.#write = write;
  }

  add(keys: readonly WrappedKey[]): Promise<void> {
    return this.#write((writer) =>
      writer.run(
        'INSERT INTO person_key (hall, id, wrapped) SELECT ?, value->>0, value->>1 FROM json_each(?)',
        [this.#hall, JSON.stringify(keys.map(({ id, wrapped }) => [id, wrapped]))],
      ),
    );
  }

  async find(persons: readonly string[]): Promise<WrappedKey[]> {
    const rows = await this.#reader.all(
      'SELECT id, wrapped FROM person_key WHERE hall = ? AND id IN (SELECT value FROM json_each(?))',
      [this.#hall, JSON.stringify(persons)],
    );
    return rows.map(keyOf);
  }

  async ofOpenCases(): Promise<WrappedKey[]> {
    const rows = await this.#reader.all(
      `SELECT id, wrapped FROM person_key WHERE hall = ?1
         AND id IN (SELECT person FROM case_row WHERE hall = ?1 AND archived = 0)`,
      [this.#hall],
    );
    return rows.map(keyOf);
  }

  /** The newest only: older ones were used, or belong to a start long ago. The `+` walks them from the end instead of sorting all. */
  async spare(limit: number): Promise<WrappedKey[]> {
    const rows = await this.#reader.all(
      `SELECT id, wrapped FROM (SELECT rowid, * FROM person_key WHERE +hall = ? ORDER BY rowid DESC LIMIT ?) AS k
       WHERE NOT ${NAMED} ORDER BY rowid DESC`,
      [this.#hall, limit],
    );
    return rows.map(keyOf);
  }

  async ofDays(): Promise<WrappedKey[]> {
    const rows = await this.#reader.all(
      `SELECT id, wrapped FROM person_key AS k WHERE hall = ? AND ${OF_A_DAY}`,
      [this.#hall],
    );
    return rows.map(keyOf);
  }

  async inUse(): Promise<boolean> {
    const rows = await this.#reader.all(`SELECT 1 FROM person_key AS k WHERE hall = ? AND ${NAMED} LIMIT 1`, [
      this.#hall,
    ]);
    return rows.length > 0;
  }

  dropSpare(): Promise<void> {
    return this.#write((writer) =>
      writer.run(`DELETE FROM person_key AS k WHERE hall = ? AND NOT ${NAMED}`, [this.#hall]),
    );
  }

  /** Overwrites the deleted bytes, and empties the write-ahead log that may still hold them. */
  async remove(person: string): Promise<void> {
    if ((await this.find([person])).length === 0) return;
    await this.#write(async (writer) => {
      await writer.exec('PRAGMA secure_delete = ON');
      try {
        await writer.run('DELETE FROM person_key WHERE hall = ? AND id = ?', [this.#hall, person]);
        await writer.all('PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        await writer.exec('PRAGMA secure_delete = FAST');
      }
    });
  }
}
