import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDriver } from '../../../hub/journal/driver.ts';
import { openSqliteJournal, verifyFolder } from '../../../hub/journal/sqlite.ts';
import { issuing, recorded, T0, tempFolder } from './samples.ts';

/** A closed journal of ten tickets, all answered, and a turn of the day. */
async function written(): Promise<string> {
  const folder = await tempFolder();
  const journal = await openSqliteJournal({ folder });
  await journal.commit(issuing(1, 6));
  await journal.commit(issuing(7, 10));
  const turned = {
    type: 'DayTurned',
    day: '2026-03-03',
    ended: [{ ticket: 'ticket-0001', state: 'waiting' }],
    serviceTimes: [],
    runs: [],
    outages: [],
  } as const;
  const fact = { ...turned, ended: [...turned.ended], serviceTimes: [], runs: [], outages: [] };
  await journal.commit({
    facts: [recorded(11, fact, { request: null, stream: 'day:2026-03-03', by: { kind: 'hub' } })],
    answers: [],
  });
  await journal.close();
  return folder;
}

/** What somebody with the file, but without the key, can do. */
async function tamper(folder: string, sql: string): Promise<void> {
  const driver = await openDriver(join(folder, 'journal.db'), 'write');
  const triggers = await driver.all(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('fact', 'answer')",
  );
  for (const { name } of triggers) await driver.exec(`DROP TRIGGER ${name}`);
  await driver.exec(sql);
  await driver.close();
}

describe('verify finds what was changed from outside', () => {
  test('an untouched journal is whole', async () => {
    expect(await verifyFolder(await written())).toMatchObject({ facts: 11, answers: 10, problems: [] });
  });

  const plants: readonly [what: string, sql: string, found: RegExp][] = [
    [
      'one changed byte',
      `UPDATE fact SET body = replace(body, 'A004', 'A005') WHERE position = 4`,
      /^fact 4: does not fit/,
    ],
    ['a changed time', `UPDATE fact SET at = at + 1 WHERE position = 4`, /^fact 4: does not fit/],
    ['a changed stream', `UPDATE fact SET stream = 'standing' WHERE position = 5`, /^fact 5: does not fit/],
    ['a changed epoch', `UPDATE fact SET epoch = 7 WHERE position = 5`, /^fact 5: does not fit/],
    ['a removed row', `DELETE FROM fact WHERE position = 6`, /^fact 6: missing/],
    ['the last row removed', `DELETE FROM fact WHERE position = 11`, /^facts end at 10, but 11 were written/],
    [
      'the last row removed and the end moved',
      `DELETE FROM fact WHERE position = 11; UPDATE writer SET position = 10, mac = (SELECT mac FROM fact WHERE position = 10)`,
      /^writer: its row was changed/,
    ],
    [
      'two rows swapped',
      `UPDATE fact SET position = -3 WHERE position = 3; UPDATE fact SET position = 3 WHERE position = 8; UPDATE fact SET position = 8 WHERE position = -3`,
      /^fact 3: does not fit/,
    ],
    [
      'two bodies swapped with their codes',
      `CREATE TEMP TABLE t AS SELECT * FROM fact WHERE position IN (3, 8);
       UPDATE fact SET (body, mac, at) = (SELECT body, mac, at FROM t WHERE t.position = 11 - fact.position) WHERE position IN (3, 8)`,
      /^fact 3: does not fit/,
    ],
    [
      'a row added',
      `INSERT INTO fact SELECT 12, hall, epoch, at, stream, body, mac FROM fact WHERE position = 11`,
      /^fact 12: does not fit/,
    ],
    [
      'a changed answer',
      `UPDATE answer SET outcome = replace(outcome, 'A4', 'A5') WHERE seq = 4`,
      /^answer 4: was changed/,
    ],
    [
      'an answer under another identity',
      `UPDATE answer SET identity = 'device:other' WHERE seq = 4`,
      /^answer 4: was changed/,
    ],
    ['a removed answer', `DELETE FROM answer WHERE seq = 4`, /^answer 4: missing/],
    ['the last answer removed', `DELETE FROM answer WHERE seq = 10`, /^answers end at 9, but 10 were kept/],
    [
      'a removed answer, found by its fact',
      `DELETE FROM answer WHERE seq = 4`,
      /^fact 4: the answer to its request is missing/,
    ],
    [
      'a ticket changed in the search table',
      `UPDATE ticket SET counter = '9' WHERE number = 'A002'`,
      /^ticket A002 .*differs from its facts/,
    ],
    [
      'a ticket of a day that is over changed',
      `UPDATE ticket SET state = 'finished' WHERE number = 'A001'`,
      /^ticket A001 .*differs from its facts/,
    ],
    ['a ticket removed', `DELETE FROM ticket WHERE number = 'A003'`, /^ticket ticket-0003: missing/],
    [
      'a ticket invented',
      `INSERT INTO ticket (hall, id, number, day, queue, class, state, issued_at, position) VALUES ('hall', 'x', 'Z001', 'd', 'q', 'ordinary', 'waiting', 1, 1)`,
      /^ticket Z001 .*no fact issued it/,
    ],
    ['the writer row removed', `DELETE FROM writer`, /^writer: its row is missing/],
  ];
  test.each(plants)('S5 %s', async (_, sql, found) => {
    const folder = await written();
    await tamper(folder, sql);
    const { problems } = await verifyFolder(folder);
    expect(problems).toContainEqual(expect.stringMatching(found));
  });

  test('S5 everything counts as changed under another key', async () => {
    const folder = await written();
    const { problems } = await verifyFolder(folder, Buffer.alloc(32, 7));
    expect(problems).toContainEqual(expect.stringMatching(/^fact 1: does not fit/));
    expect(problems).toContainEqual(expect.stringMatching(/^answer 10: was changed/));
  });

  test('X4 a journal changed from outside is not opened for writing', async () => {
    const folder = await written();
    await tamper(folder, 'DELETE FROM fact WHERE position = 11');
    await expect(openSqliteJournal({ folder })).rejects.toMatchObject({ code: 'damaged' });
  });

  test('X4 damaged pages are reported, not thrown', async () => {
    const folder = await written();
    const file = join(folder, 'journal.db');
    const bytes = await readFile(file);
    for (let page = 3; page * 4096 < bytes.length; page += 4) bytes.fill(0xee, page * 4096, page * 4096 + 64);
    await writeFile(file, bytes);
    const { problems } = await verifyFolder(folder);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('the key', () => {
  test('X4 lies beside the database, for its owner alone', async () => {
    const folder = await written();
    const { mode } = await stat(join(folder, 'journal.key'));
    expect(mode & 0o777).toBe(0o600);
    const key = Buffer.from((await readFile(join(folder, 'journal.key'), 'utf8')).trim(), 'hex');
    const database = await readFile(join(folder, 'journal.db'));
    expect(database.includes(key)).toBe(false);
    expect(database.includes(key.toString('hex'))).toBe(false);
  });

  test('X4 a journal without its key, or with another, says what to do', async () => {
    const folder = await written();
    await writeFile(join(folder, 'journal.key'), `${'ab'.repeat(32)}\n`);
    await expect(openSqliteJournal({ folder })).rejects.toThrow(/does not fit its key/);
    await writeFile(join(folder, 'journal.key'), 'nonsense');
    await expect(openSqliteJournal({ folder })).rejects.toThrow(/journal\.key is damaged/);
    const other = await written();
    await rm(join(other, 'journal.key'));
    await expect(openSqliteJournal({ folder: other })).rejects.toThrow(/journal\.key is missing/);
    await expect(verifyFolder(other)).rejects.toThrow(/journal\.key is missing/);
  });

  test('the chain goes on unbroken over openings', async () => {
    const folder = await written();
    const journal = await openSqliteJournal({ folder });
    const batch = issuing(12);
    await journal.commit({ ...batch, facts: batch.facts.map((fact) => ({ ...fact, at: T0 + 12 })) });
    await journal.close();
    expect((await verifyFolder(folder)).problems).toEqual([]);
  });
});
