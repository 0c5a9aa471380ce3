import { copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Chain } from './chain.ts';
import { type Driver, openDriver } from './driver.ts';
import { failureOf } from './failure.ts';
import { readKey } from './key-file.ts';
import { migrate } from './migrate.ts';
import { JournalFailure, type VerifyReport } from './port.ts';
import { HEAD_COLUMNS, headOf } from './records.ts';
import { DATABASE_FILE } from './sqlite.ts';
import { verifyJournal } from './verify.ts';

/**
 * Puts a backup in the place of the folder's journal, after checking every row of it against the folder's key. The former
 * journal is kept beside it as `journal.db.before-restore-<n>`. The caller holds the folder's lock and no journal is open.
 * Rejects with JournalFailure, and then nothing was changed.
 */
export async function restoreBackup(folder: string, backup: string): Promise<VerifyReport> {
  const key = await readKey(folder, 'journal.key');
  if (key === null) {
    throw new JournalFailure(
      'failed',
      'The key file journal.key is missing from the data folder: copy the one that belongs to the backup there first.',
    );
  }
  const chain = new Chain(key);
  const copy = join(folder, `${DATABASE_FILE}.restoring`);
  try {
    await removeDatabase(copy);
    await copyFile(backup, copy);
    const report = await prepare(copy, chain, (await formerEpoch(join(folder, DATABASE_FILE))) + 1);
    await setAside(folder);
    await rename(copy, join(folder, DATABASE_FILE));
    return report;
  } catch (error) {
    await removeDatabase(copy);
    throw failureOf(error);
  }
}

/** Checks the copy, then moves its epoch past every writer the former journal had: positions of both can be told apart. */
async function prepare(copy: string, chain: Chain, epoch: number): Promise<VerifyReport> {
  return withDatabase(copy, async (driver) => {
    // A backup of an older program is brought up to date, in the copy.
    await migrate(driver);
    const report = await verifyJournal(driver, chain);
    const [first, ...others] = report.problems;
    if (first !== undefined) {
      throw new JournalFailure(
        'damaged',
        `The backup is not whole, nothing was restored: ${first}${others.length > 0 ? ` (and ${others.length} more)` : ''}.`,
      );
    }
    const [row] = await driver.all(`SELECT ${HEAD_COLUMNS} FROM writer`);
    if (row === undefined) throw new JournalFailure('damaged', 'The backup has no writer row.');
    const { seal: _, ...head } = headOf(row);
    const next = { ...head, epoch: Math.max(epoch, head.epoch) };
    await driver.run('UPDATE writer SET epoch = ?, seal = ?', [next.epoch, chain.seal(next)]);
    return report;
  });
}

/** The former journal may be missing or ruined: that is why people restore. */
async function formerEpoch(file: string): Promise<number> {
  try {
    const driver = await openDriver(file, 'read');
    try {
      const [row] = await driver.all(`SELECT ${HEAD_COLUMNS} FROM writer`);
      return row === undefined ? 0 : headOf(row).epoch;
    } finally {
      await driver.close();
    }
  } catch {
    return 0;
  }
}

async function withDatabase<T>(file: string, work: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = await openDriver(file, 'write');
  try {
    await driver.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL');
    return await work(driver);
  } finally {
    await driver.close();
  }
}

const SUFFIXES = ['', '-wal', '-shm', '-journal'];

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of SUFFIXES) await rm(`${file}${suffix}`, { force: true });
}

/** Its write-ahead log goes with it: the newest facts are in there. */
async function setAside(folder: string): Promise<void> {
  const file = join(folder, DATABASE_FILE);
  const aside = `${file}.before-restore-${Date.now()}`;
  for (const suffix of SUFFIXES) {
    await rename(`${file}${suffix}`, `${aside}${suffix}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}
