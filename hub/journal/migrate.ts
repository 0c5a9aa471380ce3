import type { Driver } from './driver.ts';
import { JournalFailure } from './port.ts';
import { MIGRATIONS } from './schema.ts';

/** Marks the file as ours: "1Win". */
const APPLICATION = 0x3157696e;

async function pragma(driver: Driver, name: string): Promise<number> {
  const [row] = await driver.all(`PRAGMA ${name}`);
  return Number(row?.[name] ?? 0);
}

/**
 * Brings the database to the newest version, each step in one transaction. Rejects with JournalFailure when the file is newer
 * than this program, or not a journal at all.
 */
export async function migrate(driver: Driver, steps: readonly string[] = MIGRATIONS): Promise<void> {
  const version = await databaseVersion(driver, steps);
  for (let next = version; next < steps.length; next++) {
    try {
      await driver.exec(
        `BEGIN IMMEDIATE; ${steps[next]}; PRAGMA user_version = ${next + 1}; PRAGMA application_id = ${APPLICATION}; COMMIT;`,
      );
    } catch (error) {
      await driver.exec('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

/** The version of the database; rejects when this program cannot work with it. */
export async function databaseVersion(
  driver: Driver,
  steps: readonly string[] = MIGRATIONS,
): Promise<number> {
  const version = await pragma(driver, 'user_version');
  const application = await pragma(driver, 'application_id');
  const tables = await driver.all('SELECT name FROM sqlite_schema LIMIT 1');
  if (application !== APPLICATION && (tables.length > 0 || version > 0)) {
    throw new JournalFailure('damaged', 'The file journal.db in the data folder is not a OneWindow journal.');
  }
  if (version > steps.length) {
    throw new JournalFailure(
      'failed',
      `This data folder was written by a newer OneWindow (its journal has version ${version}, this program knows ${steps.length}). Start the newer program, or restore a backup made before the upgrade.`,
    );
  }
  return version;
}
