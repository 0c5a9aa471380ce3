import { join } from 'node:path';
import { Chain, GENESIS } from './chain.ts';
import { type Driver, type OpenDriver, openDriver } from './driver.ts';
import { failureOf } from './failure.ts';
import { makeKey, narrowKey, readKey } from './key-file.ts';
import { databaseVersion, migrate } from './migrate.ts';
import { JournalFailure, type VerifyReport } from './port.ts';
import { HEAD_COLUMNS, type Head, headOf, number, text } from './records.ts';
import { fillReports } from './report-fill.ts';
import { Sqlite, type SqliteJournal } from './sqlite-journal.ts';
import { verifyJournal } from './verify.ts';
import { COMMIT } from './writer.ts';

export type { SqliteJournal } from './sqlite-journal.ts';

export const DATABASE_FILE = 'journal.db';
/** How long the writer waits for somebody else's lock, ms. */
const PATIENCE = 2000;
export type SqliteOptions = {
  /** The data folder; it must exist and be locked by the caller (lockFolder). */
  readonly folder: string;
  /** Chain key; by default the folder's own, made at the first start. */
  readonly key?: Buffer;
  /** Hall of this journal, fixed at its first start. */
  readonly hall?: string;
  /** For tests that inject faults below the journal. */
  readonly openDriver?: OpenDriver;
};

/** Opens (or makes) the journal of a data folder as its one writer. Rejects with JournalFailure, in clear sentences. */
export async function openSqliteJournal(options: SqliteOptions): Promise<SqliteJournal> {
  const opener = options.openDriver ?? openDriver;
  const file = join(options.folder, DATABASE_FILE);
  const writer = await opener(file, 'write');
  try {
    // FAST: what is deleted from a page that is written anyway does not stay in it (X3).
    await writer.exec(
      `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST;`,
    );
    await migrate(writer);
    await fillReports(writer);
    const [row] = await writer.all(`SELECT ${HEAD_COLUMNS} FROM writer`);
    const chain = new Chain(options.key ?? (await keyOf(options.folder, row !== undefined)));
    const before = row === undefined ? null : headOf(row);
    const head = await takeOver(writer, chain, before, options.hall);
    const commits = [await writer.prepare(COMMIT), await writer.prepare(COMMIT)] as const;
    const reader = await opener(file, 'read');
    return new Sqlite({ file, opener, writer, reader, commits, chain, head });
  } catch (error) {
    await writer.close().catch(() => undefined);
    throw failureOf(error);
  }
}

/** Checks a folder's journal without opening it for writing: also when it is too damaged to start with. */
export async function verifyFolder(folder: string, key?: Buffer): Promise<VerifyReport> {
  const found = key ?? (await readKey(folder, 'journal.key'));
  if (found === null) throw keyMissing();
  const driver = await openDriver(join(folder, DATABASE_FILE), 'read');
  try {
    await databaseVersion(driver);
    return await verifyJournal(driver, new Chain(found));
  } catch (error) {
    const failure = failureOf(error);
    // So damaged that not even its tables can be listed: found out, which is what was asked for.
    if (failure.code === 'damaged')
      return { facts: 0, answers: 0, head: GENESIS, problems: [failure.message] };
    throw failure;
  } finally {
    await driver.close();
  }
}

function keyMissing(): JournalFailure {
  return new JournalFailure(
    'damaged',
    'The key file journal.key is missing from the data folder; copy it back from where the backups are kept.',
  );
}

async function keyOf(folder: string, written: boolean): Promise<Buffer> {
  const found = await readKey(folder, 'journal.key');
  if (found === null && written) throw keyMissing();
  if (found === null) return makeKey(folder, 'journal.key');
  await narrowKey(folder, 'journal.key');
  return found;
}

/** Makes this process the journal's writer: the epoch grows, and whoever wrote before is refused from now on. */
async function takeOver(
  writer: Driver,
  chain: Chain,
  before: ReturnType<typeof headOf> | null,
  hall: string | undefined,
): Promise<Head> {
  if (before === null) {
    const first: Head = {
      hall: hall ?? 'hall',
      epoch: 1,
      position: 0,
      at: 0,
      mac: GENESIS,
      answersFrom: 1,
      answersTo: 0,
    };
    await writer.run(`INSERT INTO writer (one, ${HEAD_COLUMNS}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`, [
      first.hall,
      1,
      0,
      0,
      GENESIS,
      1,
      0,
      chain.seal(first),
    ]);
    return first;
  }
  const { seal, ...head } = before;
  if (hall !== undefined && hall !== head.hall) {
    throw new JournalFailure(
      'failed',
      `This data folder belongs to the hall "${head.hall}", not to "${hall}".`,
    );
  }
  const [last] = await writer.all('SELECT position, mac FROM fact ORDER BY position DESC LIMIT 1');
  const ends =
    last === undefined
      ? { position: 0, mac: GENESIS }
      : { position: number(last, 'position'), mac: text(last, 'mac') };
  if (chain.seal(head) !== seal || ends.position !== head.position || ends.mac !== head.mac) {
    throw new JournalFailure(
      'damaged',
      'The journal does not fit its key: it was changed from outside, or journal.key is another one. Run the admin verb verify, or restore a backup with its key.',
    );
  }
  const next: Head = { ...head, epoch: head.epoch + 1 };
  await writer.run('UPDATE writer SET epoch = ?, seal = ?', [next.epoch, chain.seal(next)]);
  return next;
}
