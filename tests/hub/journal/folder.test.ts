import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDriver } from '../../../hub/journal/driver.ts';
import { lockFolder } from '../../../hub/journal/lock.ts';
import { databaseVersion, migrate } from '../../../hub/journal/migrate.ts';
import { restoreBackup } from '../../../hub/journal/restore.ts';
import { MIGRATIONS } from '../../../hub/journal/schema.ts';
import { openSqliteJournal, verifyFolder } from '../../../hub/journal/sqlite.ts';
import { issuing, tempFolder } from './samples.ts';

describe('one hub per data folder', () => {
  test('a second one is refused with a sentence until the first lets go', async () => {
    const folder = join(await tempFolder(), 'made', 'on', 'the', 'way');
    const first = await lockFolder(folder);
    expect(first.ok).toBe(true);
    const second = await lockFolder(folder);
    expect(second).toMatchObject({ ok: false, refusal: { code: 'in-use' } });
    if (!second.ok) expect(second.refusal.message.en).toMatch(/in use by another hub; stop that one/);
    if (first.ok) await first.value.release();
    const third = await lockFolder(folder);
    expect(third.ok).toBe(true);
    if (third.ok) await third.value.release();
  });

  test('X4 a killed holder leaves no lock behind', async () => {
    const folder = await tempFolder();
    const sqlite3 = createRequire(import.meta.url).resolve('sqlite3');
    const holder = spawn(process.execPath, [
      '-e',
      `const { Database } = require(${JSON.stringify(sqlite3)});
       const db = new Database(${JSON.stringify(join(folder, 'lock.db'))});
       db.exec('BEGIN EXCLUSIVE', (error) => console.log(error ?? 'held'));
       setInterval(() => undefined, 1000);`,
    ]);
    const [said] = await once(holder.stdout, 'data');
    expect(String(said).trim()).toBe('held');
    expect(await lockFolder(folder)).toMatchObject({ ok: false, refusal: { code: 'in-use' } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = await lockFolder(folder);
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  });

  test('X4 a folder that cannot be used is said in one sentence', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'file'), '');
    const lock = await lockFolder(join(folder, 'file', 'data'));
    expect(lock).toMatchObject({ ok: false, refusal: { code: 'unusable' } });
    await expect(openSqliteJournal({ folder: join(folder, 'nowhere') })).rejects.toMatchObject({
      name: 'JournalFailure',
      message: expect.stringMatching(/cannot be opened/),
    });
  });
});

describe('migrations', () => {
  test('a newer database is refused with both versions named', async () => {
    const folder = await tempFolder();
    await (await openSqliteJournal({ folder })).close();
    const driver = await openDriver(join(folder, 'journal.db'), 'write');
    await driver.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    await driver.close();
    const sentence = new RegExp(
      `newer OneWindow .*version ${MIGRATIONS.length + 1}, this program knows ${MIGRATIONS.length}`,
    );
    await expect(openSqliteJournal({ folder })).rejects.toThrow(sentence);
    await expect(verifyFolder(folder)).rejects.toThrow(sentence);
  });

  test('an older database is brought up step by step, and a step that fails leaves the version before it', async () => {
    const folder = await tempFolder();
    const driver = await openDriver(join(folder, 'x.db'), 'write');
    await migrate(driver, ['CREATE TABLE a (x)']);
    await driver.exec('INSERT INTO a VALUES (1)');
    const broken = ['CREATE TABLE a (x)', 'ALTER TABLE a ADD y DEFAULT 2; SELECT nonsense FROM nowhere'];
    await expect(migrate(driver, broken)).rejects.toMatchObject({ name: 'JournalFailure' });
    expect(await driver.all('SELECT * FROM a')).toEqual([{ x: 1 }]);
    const good = ['CREATE TABLE a (x)', 'ALTER TABLE a ADD y DEFAULT 2', 'UPDATE a SET x = 5'];
    await migrate(driver, good);
    expect(await driver.all('SELECT * FROM a')).toEqual([{ x: 5, y: 2 }]);
    expect(await databaseVersion(driver, good)).toBe(3);
    await driver.close();
  });

  test('X4 a file that is no journal is not touched', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'journal.db'), 'This is somebody’s letter, not a database.'.repeat(50));
    await expect(openSqliteJournal({ folder })).rejects.toMatchObject({ code: 'damaged' });
    const other = await tempFolder();
    const driver = await openDriver(join(other, 'journal.db'), 'write');
    await driver.exec('CREATE TABLE notes (x)');
    await driver.close();
    await expect(openSqliteJournal({ folder: other })).rejects.toThrow(/not a OneWindow journal/);
  });

  test('a folder of another hall is refused', async () => {
    const folder = await tempFolder();
    await (await openSqliteJournal({ folder, hall: 'north' })).close();
    await expect(openSqliteJournal({ folder, hall: 'south' })).rejects.toThrow(/belongs to the hall "north"/);
  });
});

describe('X4 backup and restore', () => {
  test('a backup made while serving is restored and whole; the former journal is kept', async () => {
    const folder = await tempFolder();
    const journal = await openSqliteJournal({ folder });
    await journal.commit(issuing(1, 20));
    const file = join(await tempFolder(), 'copy.db');
    const [, ...commits] = await Promise.all([
      journal.backup(file),
      ...Array.from({ length: 20 }, (_, i) => journal.commit(issuing(21 + i))),
    ]);
    expect(commits).toHaveLength(20);
    await journal.close();
    const report = await restoreBackup(folder, file);
    expect(report.problems).toEqual([]);
    expect(report.facts).toBeGreaterThanOrEqual(20);
    expect((await readdir(folder)).filter((name) => name.includes('before-restore'))).not.toEqual([]);
    const restored = await openSqliteJournal({ folder });
    expect((await restored.head()).position).toBe(report.facts);
    expect(restored.epoch).toBeGreaterThan(journal.epoch);
    await restored.commit(issuing(report.facts + 1));
    expect((await restored.verify()).problems).toEqual([]);
    await restored.close();
  });

  test('a damaged backup is not restored, and the journal stays as it was', async () => {
    const folder = await tempFolder();
    const journal = await openSqliteJournal({ folder });
    await journal.commit(issuing(1, 5));
    const file = join(await tempFolder(), 'copy.db');
    await journal.backup(file);
    await journal.commit(issuing(6));
    await journal.close();
    const driver = await openDriver(file, 'write');
    await driver.exec(`DROP TRIGGER fact_stays; UPDATE fact SET body = replace(body, 'A002', 'A003')`);
    await driver.close();
    await expect(restoreBackup(folder, file)).rejects.toThrow(/not whole, nothing was restored: fact 2/);
    await expect(restoreBackup(folder, `${file}.missing`)).rejects.toMatchObject({ name: 'JournalFailure' });
    expect(await verifyFolder(folder)).toMatchObject({ facts: 6, problems: [] });
    expect((await readdir(folder)).filter((name) => name.includes('restor'))).toEqual([]);
  });
});
