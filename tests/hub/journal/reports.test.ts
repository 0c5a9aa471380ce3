import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fact } from '../../../hub/domain/facts.ts';
import { openDriver } from '../../../hub/journal/driver.ts';
import { memoryJournal } from '../../../hub/journal/memory.ts';
import { migrate } from '../../../hub/journal/migrate.ts';
import type { Journal } from '../../../hub/journal/port.ts';
import { MIGRATIONS } from '../../../hub/journal/schema.ts';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { accepted, decided, received } from './cases.ts';
import { all, DAY, issued, issuing, recorded, T0, tempFolder } from './samples.ts';

/** The rows of reports: alike on SQLite and in memory, filled for older journals, and checked by verify (S3). */

const MIN = 60_000;
const OF = 'ticket-0001';
const called = (counter: string, clerk: string): Fact => ({
  type: 'TicketCalled',
  ticket: OF,
  counter,
  clerk,
  outOfOrder: null,
});
const started = (counter: string): Fact => ({
  type: 'ServiceStarted',
  ticket: OF,
  counter,
  firstResponsible: null,
});

/** Issued, passed, reinstated, served and parked, transferred, handed over, served to the end, rated; a consultation; a case. Minute by minute. */
const FACTS: readonly Fact[] = [
  issued(1),
  called('w1', 'li'),
  { type: 'TicketPassed', ticket: OF, counter: 'w1' },
  { type: 'TicketReinstated', ticket: OF, order: 1, tie: 1 },
  called('w1', 'li'),
  started('w1'),
  { type: 'TicketParked', ticket: OF, counter: 'w1', reason: 'copying' },
  { type: 'TicketUnparked', ticket: OF, counter: 'w1' },
  {
    type: 'TicketTransferred',
    ticket: OF,
    from: 'w1',
    toQueue: 'land',
    toCounter: null,
    reason: 'other-department',
    instructions: null,
  },
  { type: 'QueueMerged', from: 'land', to: 'house', reason: 'load', moved: [OF] },
  called('w2', 'wang'),
  started('w2'),
  { type: 'CounterHandedOver', counter: 'w2', to: 'zhao' },
  { type: 'TicketFinished', ticket: OF, counter: 'w2', outcome: 'case', note: null, prompt: 'prompt-1' },
  {
    type: 'Rated',
    prompt: 'prompt-1',
    ticket: OF,
    counter: 'w2',
    clerk: 'zhao',
    level: 4,
    reasons: [],
    text: null,
    source: 'phone',
  },
  { type: 'ConsultationRecorded', counter: 'w1', channel: 'phone', item: null, asked: 'a', told: 'b' },
  received('case-0001'),
  accepted('case-0001'),
  decided('case-0001'),
  { type: 'ResultReturned', case: 'case-0001', reason: 'typo' },
] as readonly Fact[];
const RECORDED = FACTS.map((fact, n) =>
  recorded(n + 1, fact, {
    at: T0 + n * MIN,
    stream: 'case' in fact ? `case:${fact.case}` : DAY,
    by: { kind: 'person', person: 'li' },
    request: null,
  }),
);

const day = '2026-03-02';
const rowsOf = async (journal: Journal) => ({
  stays: (await all(journal.stays(day, day))).flat(),
  consultations: (await all(journal.consultations(day, day))).flat(),
  courses: (await all(journal.courses(T0, T0 + 60 * MIN))).flat(),
});

async function onSqlite(folder: string): Promise<Journal> {
  const journal = await openSqliteJournal({ folder });
  onTestFinished(() => journal.close());
  return journal;
}

describe('S3 the rows of reports', () => {
  test('S3 each wait with what came of it, on SQLite as in memory, however facts fall into batches', async () => {
    const made = [];
    for (const size of [1, 3, 20]) {
      for (const journal of [memoryJournal(), await onSqlite(await tempFolder())]) {
        for (let at = 0; at < RECORDED.length; at += size)
          await journal.commit({ facts: RECORDED.slice(at, at + size), answers: [] });
        made.push(await rowsOf(journal));
        expect((await journal.verify()).problems).toEqual([]);
      }
    }
    const [first] = made;
    for (const rows of made) expect(rows).toEqual(first);
    expect(
      first?.stays.map(({ queue, counter, clerk, end, servedMs, first, level }) => [
        queue,
        counter,
        clerk,
        end,
        servedMs / MIN,
        first,
        level,
      ]),
    ).toEqual([
      ['tax', 'w1', 'li', 'passed', 0, true, null],
      ['tax', 'w1', 'li', 'transferred', 2, false, null],
      ['house', 'w2', 'zhao', 'finished', 2, false, 4],
    ]);
    expect(first?.stays.map(({ since, calledAt }) => ((calledAt ?? 0) - since) / MIN)).toEqual([1, 1, 2]);
    expect(first?.consultations).toMatchObject([{ channel: 'phone', clerk: 'li', counter: 'w1' }]);
    expect(first?.courses).toMatchObject([
      { id: 'case-0001', acceptedAt: T0 + 17 * MIN, decidedAt: null, decision: null },
    ]);
  });

  test('S3 only what the days asked for touch is read', async () => {
    for (const journal of [memoryJournal(), await onSqlite(await tempFolder())]) {
      await journal.commit({ facts: RECORDED, answers: [] });
      expect((await all(journal.stays('2026-03-03', '2026-03-09'))).flat()).toEqual([]);
      expect((await all(journal.consultations('2026-02-01', '2026-03-01'))).flat()).toEqual([]);
      expect((await all(journal.courses(T0 + 18 * MIN, T0 + 60 * MIN))).flat()).toEqual([]);
      expect((await all(journal.courses(T0 + 17 * MIN, T0 + 18 * MIN))).flat()).toHaveLength(1);
    }
  });

  test('S3 more rows than one page come whole, each once', async () => {
    const journal = await onSqlite(await tempFolder());
    const { facts } = issuing(1, 2500);
    const onTwoDays = facts.map((fact, n) => ({ ...fact, stream: n < 1300 ? DAY : 'day:2026-03-03' }));
    await journal.commit({ facts: onTwoDays, answers: [] });
    const tickets = async (from: string, to: string) =>
      (await all(journal.stays(from, to))).flat().map(({ ticket }) => ticket);
    const expected = onTwoDays.map(({ fact }) => ('ticket' in fact ? fact.ticket : ''));
    expect(await tickets(day, '2026-03-03')).toEqual(expected);
    expect(await tickets('2026-03-03', '2026-03-04')).toEqual(expected.slice(1300));
  });

  test('S3 a journal older than reports is filled from its facts, also when the first start was cut short', async () => {
    const [folder, whole] = [await tempFolder(), await onSqlite(await tempFolder())];
    const before = await openSqliteJournal({ folder });
    await before.commit({ facts: RECORDED, answers: [] });
    await before.close();
    await whole.commit({ facts: RECORDED, answers: [] });
    const driver = await openDriver(join(folder, 'journal.db'), 'write');
    // As an older program left it, taken to the newest version and then killed.
    for (const table of ['stay', 'rating', 'consultation', 'course', 'report_fill'])
      await driver.exec(`DROP TABLE ${table}`);
    await driver.exec(`DROP VIEW report_step; PRAGMA user_version = ${MIGRATIONS.length - 1}`);
    await migrate(driver, MIGRATIONS);
    await driver.close();
    const after = await onSqlite(folder);
    expect(await rowsOf(after)).toEqual(await rowsOf(whole));
    expect((await after.verify()).problems).toEqual([]);
  });

  test('S3 X4 verify finds a row of reports that was changed, removed or invented', async () => {
    const folder = await tempFolder();
    const journal = await onSqlite(folder);
    await journal.commit({ facts: RECORDED, answers: [] });
    const driver = await openDriver(join(folder, 'journal.db'), 'write');
    onTestFinished(() => driver.close());
    const tampered: [string, string][] = [
      [
        "UPDATE stay SET clerk = 'li' WHERE clerk = 'zhao'",
        'reports: visits of 2026-03-02 differ from the facts',
      ],
      ['UPDATE rating SET level = 5', 'reports: ratings differ from the facts'],
      ['DELETE FROM consultation', 'reports: consultations of 2026-03-02 differ from the facts'],
      ["UPDATE course SET decision = 'approved'", 'reports: what became of cases differ from the facts'],
    ];
    const found: string[] = [];
    for (const [sql, sentence] of tampered) {
      await driver.exec(sql);
      found.push(sentence);
      expect([...(await journal.verify()).problems].sort()).toEqual([...found].sort());
    }
  });
});
