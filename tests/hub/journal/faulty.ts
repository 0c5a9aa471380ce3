import type { Driver, OpenDriver } from '../../../hub/journal/driver.ts';
import { openDriver } from '../../../hub/journal/driver.ts';
import { JournalFailure } from '../../../hub/journal/port.ts';

/** What the next commit meets. The database underneath is the true one. */
export type Fault =
  | 'none'
  /** The disk takes no further page. */
  | 'full'
  /** The commit is durable, its answer is lost. */
  | 'answer-lost'
  /** The statement never reaches the database. */
  | 'not-sent'
  /** The statement reaches the database only when the one behind it has been there. */
  | 'late';

export type FaultyDriver = {
  readonly openDriver: OpenDriver;
  /** Arms one fault for the next commit. */
  next(fault: Fault): void;
  /** While true nothing can be read. */
  blind: boolean;
  /** Commits the database refused. */
  refused: number;
};

/** The real driver with faults between journal and database. */
export function faultyDriver(): FaultyDriver {
  let fault: Fault = 'none';
  let overtaken: (() => void) | null = null;
  const faults: FaultyDriver = {
    blind: false,
    refused: 0,
    next: (armed) => {
      fault = armed;
    },
    openDriver: async (file, mode) => {
      const real = await openDriver(file, mode);
      return { ...passing(real), all: reading(real), prepare: committing(real) };
    },
  };
  const reading =
    (real: Driver): Driver['all'] =>
    (sql, parameters) =>
      faults.blind
        ? Promise.reject(new JournalFailure('failed', 'planted: unreadable'))
        : real.all(sql, parameters);
  const committing =
    (real: Driver): Driver['prepare'] =>
    async (sql) => {
      const prepared = await real.prepare(sql);
      return {
        run: async (parameters) => {
          const now = fault;
          fault = 'none';
          if (now === 'not-sent') throw new JournalFailure('failed', 'planted: not sent');
          if (now === 'late') await new Promise<void>((done) => (overtaken = done));
          if (now === 'full') return whileFull(real, () => prepared.run(parameters));
          await prepared
            .run(parameters)
            .catch((error) => {
              faults.refused += 1;
              throw error;
            })
            .finally(() => overtaken?.());
          if (now === 'answer-lost') throw new JournalFailure('failed', 'planted: answer lost');
        },
      };
    };
  return faults;
}

function passing(real: Driver): Driver {
  return {
    exec: (sql) => real.exec(sql),
    run: (sql, parameters) => real.run(sql, parameters),
    all: (sql, parameters) => real.all(sql, parameters),
    prepare: (sql) => real.prepare(sql),
    close: () => real.close(),
  };
}

/** SQLite's own limit: the error is the one a full disk gives. */
async function whileFull(real: Driver, work: () => Promise<void>): Promise<void> {
  const [pages] = await real.all('PRAGMA page_count');
  await real.all(`PRAGMA max_page_count = ${pages?.page_count}`);
  try {
    await work();
  } finally {
    await real.all('PRAGMA max_page_count = 1000000000');
  }
}
