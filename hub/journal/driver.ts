import sqlite3 from 'sqlite3';
import { failureOf } from './failure.ts';

/** What sqlite3 takes without harm; bytes become a BLOB. A BigInt would be stored as NULL without a word, so the type leaves it out. */
export type Parameter = string | number | null | Buffer;
export type Row = Readonly<Record<string, string | number | null>>;

/** A statement compiled once and run again and again. */
export interface Prepared {
  run(parameters: readonly Parameter[]): Promise<void>;
}

/** One connection to one database file, as promises that reject with JournalFailure. */
export interface Driver {
  exec(sql: string): Promise<void>;
  run(sql: string, parameters?: readonly Parameter[]): Promise<void>;
  all(sql: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  prepare(sql: string): Promise<Prepared>;
  close(): Promise<void>;
}

/** `write` creates the file if missing; `read` cannot change anything. */
export type OpenDriver = (file: string, mode: 'read' | 'write') => Promise<Driver>;

type Done = (error: Error | null) => void;

function promised(start: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(failureOf(error)) : resolve()));
  });
}

/**
 * A statement that met SQLITE_BUSY counts as running until it is reset. As long as it does, whatever else the connection writes
 * seems to succeed and is not committed (measured).
 */
function runAndReset(statement: sqlite3.Statement, parameters: readonly Parameter[], done: Done): void {
  statement.run(parameters, (error: Error | null) => {
    if (error) statement.reset(() => done(error));
    else done(null);
  });
}

class SqliteDriver implements Driver {
  readonly #db: sqlite3.Database;
  readonly #statements: sqlite3.Statement[] = [];

  constructor(db: sqlite3.Database) {
    this.#db = db;
  }

  exec(sql: string): Promise<void> {
    return promised((done) => this.#db.exec(sql, done));
  }

  run(sql: string, parameters: readonly Parameter[] = []): Promise<void> {
    return promised((done) => this.#db.run(sql, parameters, done));
  }

  all(sql: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#db.all<Row>(sql, parameters, (error, rows) => (error ? reject(failureOf(error)) : resolve(rows)));
    });
  }

  prepare(sql: string): Promise<Prepared> {
    return new Promise((resolve, reject) => {
      const statement = this.#db.prepare(sql, (error: Error | null) => {
        if (error) return reject(failureOf(error));
        this.#statements.push(statement);
        resolve({ run: (parameters) => promised((done) => runAndReset(statement, parameters, done)) });
      });
    });
  }

  async close(): Promise<void> {
    for (const statement of this.#statements) {
      await new Promise<void>((resolve) => statement.finalize(() => resolve()));
    }
    await promised((done) => this.#db.close(done));
  }
}

/** Opens a database file. Rejects with JournalFailure. The only use of the sqlite3 package in the hall. */
export const openDriver: OpenDriver = (file, mode) =>
  new Promise((resolve, reject) => {
    const flags = mode === 'read' ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    const db = new sqlite3.Database(file, flags | sqlite3.OPEN_FULLMUTEX, (error) =>
      error ? reject(failureOf(error)) : resolve(new SqliteDriver(db)),
    );
  });
