import { describe, expect, onTestFinished, test } from 'vitest';
import { openDriver } from '../../../hub/journal/driver.ts';
import { openSqliteJournal, type SqliteJournal } from '../../../hub/journal/sqlite.ts';
import { type FaultyDriver, faultyDriver } from './faulty.ts';
import { issued, issuing, recorded, T0, tempFolder } from './samples.ts';

async function opened(): Promise<{ journal: SqliteJournal; faults: FaultyDriver; folder: string }> {
  const folder = await tempFolder();
  const faults = faultyDriver();
  const journal = await openSqliteJournal({ folder, openDriver: faults.openDriver });
  onTestFinished(() => journal.close());
  return { journal, faults, folder };
}

describe('commits that fail', () => {
  test('X4 a full disk in the middle of a batch leaves nothing of it, and says so', async () => {
    const { journal, faults } = await opened();
    await journal.commit(issuing(1, 20));
    faults.next('full');
    const failed = journal.commit(issuing(21, 2000));
    await expect(failed).rejects.toMatchObject({ name: 'JournalFailure', code: 'full' });
    await expect(failed).rejects.toThrow(/disk .* full/);
    expect(await journal.head()).toEqual({ position: 20, at: T0 + 20 });
    expect(await journal.answer('device:device-0001', 'request-0021')).toBeNull();
    await journal.commit(issuing(21, 30));
    expect(await journal.verify()).toMatchObject({ facts: 30, answers: 30, problems: [] });
  });

  test('a failed batch takes those behind it with it, and leaves nothing of them', async () => {
    const { journal, faults } = await opened();
    await journal.commit(issuing(1, 5));
    faults.next('full');
    const ended = await Promise.allSettled([
      journal.commit(issuing(6, 2000)),
      journal.commit(issuing(2001, 2003)),
      journal.commit(issuing(2004)),
    ]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((await journal.head()).position).toBe(5);
    await journal.commit(issuing(6, 8));
    expect(await journal.verify()).toMatchObject({ facts: 8, answers: 8, problems: [] });
  });

  test('a batch that comes to the database before the one ahead of it waits for it', async () => {
    const { journal, faults } = await opened();
    faults.next('late');
    await Promise.all([journal.commit(issuing(1, 3)), journal.commit(issuing(4, 5))]);
    expect(faults.refused).toBe(1);
    expect(await journal.verify()).toMatchObject({ facts: 5, answers: 5, problems: [] });
  });

  test('X4 after a commit that met a lock, another write is durable once it is answered', async () => {
    const { journal, folder } = await opened();
    const other = await openDriver(`${folder}/journal.db`, 'write');
    await other.exec('BEGIN IMMEDIATE');
    await expect(journal.commit(issuing(1))).rejects.toMatchObject({ code: 'locked' });
    await other.exec('ROLLBACK');
    await other.close();
    await journal.personKeys.add([{ id: 'person-1', wrapped: 'sealed' }]);
    expect(await journal.personKeys.find(['person-1'])).toHaveLength(1);
  });

  test('a commit whose answer is lost is on disk, and the journal goes on behind it', async () => {
    const { journal, faults } = await opened();
    faults.next('answer-lost');
    await expect(journal.commit(issuing(1, 3))).rejects.toMatchObject({ name: 'JournalFailure' });
    expect(await journal.head()).toEqual({ position: 3, at: T0 + 3 });
    expect(await journal.answer('device:device-0001', 'request-0002')).not.toBeNull();
    await expect(journal.commit(issuing(1, 3))).rejects.toThrow(/follow on/);
    await journal.commit(issuing(4));
    expect(await journal.verify()).toMatchObject({ facts: 4, problems: [] });
  });

  test('numbers SQLite would round are refused before they reach it', async () => {
    const { journal } = await opened();
    const late = { facts: [recorded(1, issued(1), { at: 2 ** 53 })], answers: [] };
    await expect(journal.commit(late)).rejects.toThrow(/exact/);
    expect((await journal.head()).position).toBe(0);
  });

  test('X4 somebody else holding the database is said as locked, and nothing is recorded', async () => {
    const { journal, folder } = await opened();
    const other = await openDriver(`${folder}/journal.db`, 'write');
    await other.exec('BEGIN IMMEDIATE');
    await expect(journal.commit(issuing(1))).rejects.toMatchObject({ code: 'locked' });
    await other.exec('ROLLBACK');
    await other.close();
    await journal.commit(issuing(1));
    expect((await journal.head()).position).toBe(1);
  });

  test('a writer that was taken over can no longer commit', async () => {
    const { journal, folder } = await opened();
    await journal.commit(issuing(1));
    const successor = await openSqliteJournal({ folder });
    onTestFinished(() => successor.close());
    expect(successor.epoch).toBe(journal.epoch + 1);
    await expect(journal.commit(issuing(2))).rejects.toThrow(/taken over/);
    await expect(journal.forgetAnswers(T0 + 100)).rejects.toThrow(/taken over/);
    await successor.commit(issuing(2));
    expect(await successor.verify()).toMatchObject({ facts: 2, answers: 2, problems: [] });
  });
});

describe('the writer', () => {
  test('X4 writes ahead and waits for the disk: synchronous reads back FULL', async () => {
    const { journal, folder } = await opened();
    expect(await journal.synchronous()).toBe(2);
    const other = await openDriver(`${folder}/journal.db`, 'read');
    expect(await other.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await other.close();
  });

  test('reads see only what is durable', async () => {
    const { journal } = await opened();
    const commit = journal.commit(issuing(1, 500));
    const during = await journal.head();
    expect([0, 500]).toContain(during.position);
    await commit;
    expect((await journal.head()).position).toBe(500);
  });

  test('the search table follows the facts of a ticket', async () => {
    const { journal } = await opened();
    await journal.commit(issuing(1, 3));
    const counter = 'counter-1';
    const ticket = issued(2).ticket;
    await journal.commit({
      facts: [
        recorded(4, { type: 'TicketCalled', ticket, counter, clerk: 'wang', outOfOrder: null }),
        recorded(5, { type: 'ServiceStarted', ticket, counter, firstResponsible: 'wang' }),
      ].map((fact) => ({ ...fact, request: null })),
      answers: [],
    });
    const finished = {
      type: 'TicketFinished',
      ticket,
      counter,
      outcome: 'case',
      note: null,
      prompt: 'p',
    } as const;
    await journal.commit({ facts: [recorded(6, finished, { request: null })], answers: [] });
    expect(await journal.searchTickets({ number: 'A002' })).toEqual([
      {
        id: ticket,
        number: 'A002',
        day: '2026-03-02',
        queue: 'tax',
        item: null,
        class: 'ordinary',
        state: 'finished',
        counter,
        clerk: 'wang',
        issuedAt: T0 + 2,
        calledAt: T0 + 4,
        startedAt: T0 + 5,
        endedAt: T0 + 6,
        outcome: 'case',
        position: 2,
      },
    ]);
    expect((await journal.searchTickets({ day: '2026-03-02' })).map((row) => row.number)).toEqual([
      'A003',
      'A002',
      'A001',
    ]);
    expect((await journal.verify()).problems).toEqual([]);
  });
});
