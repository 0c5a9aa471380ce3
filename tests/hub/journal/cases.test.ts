import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArchiveList } from '../../../hub/contract/casework.ts';
import type { Fact } from '../../../hub/domain/facts.ts';
import {
  CASE_ROWS,
  CASES_SINCE,
  caseSearch,
  LISTS_OF,
  NAMED_CASES,
  OPEN_CASES,
} from '../../../hub/journal/case-search.ts';
import { openDriver, type Parameter } from '../../../hub/journal/driver.ts';
import { memoryJournal } from '../../../hub/journal/memory.ts';
import type { CaseQuery, CaseRow, Journal } from '../../../hub/journal/port.ts';
import { openSqliteJournal, verifyFolder } from '../../../hub/journal/sqlite.ts';
import { accepted, archived, decided, delivered, ofCases, received, wholeLife } from './cases.ts';
import { all, recorded, T0, tempFolder } from './samples.ts';

/** Commits facts, each in a batch of its own or all in one: the table must come out the same. */
async function record(journal: Journal, facts: readonly Fact[], together: boolean): Promise<void> {
  const { position } = await journal.head();
  const batch = ofCases(position + 1, ...facts);
  if (together) return journal.commit({ facts: batch, answers: [] });
  for (const fact of batch) await journal.commit({ facts: [fact], answers: [] });
}

/** Facts that are of no one case, as the hub's. */
async function inTheHall(journal: Journal, facts: readonly Fact[], together: boolean): Promise<void> {
  const { position } = await journal.head();
  const by = { kind: 'hub' } as const;
  const all = facts.map((fact, index) => recorded(position + 1 + index, fact, { by, request: null }));
  if (together) return journal.commit({ facts: all, answers: [] });
  for (const fact of all) await journal.commit({ facts: [fact], answers: [] });
}
const onList = (kind: ArchiveList, ...cases: string[]): Fact => ({
  type: 'ArchiveListRecorded',
  ...{ kind, department: 'food-drug', number: '食药移〔2026〕1号', series: 's', serial: 1 },
  ...{ from: '2026-03-01', to: '2026-03-31', cases },
});
const erased = (person: string): Fact => ({ type: 'ApplicantErased', person, why: 'retention', cases: 1 });

const journals: [string, () => Promise<Journal>][] = [
  ['memory', async () => memoryJournal()],
  [
    'sqlite',
    async () => {
      const journal = await openSqliteJournal({ folder: await tempFolder() });
      onTestFinished(() => journal.close());
      return journal;
    },
  ],
];

describe.each(journals)('cases in the journal: %s', (_, make) => {
  const rowAfter = async (facts: readonly Fact[], together: boolean) => {
    const journal = await make();
    await record(journal, facts, together);
    expect((await journal.verify()).problems).toEqual([]);
    const [row] = await journal.searchCases({});
    return row as CaseRow;
  };

  test.each([true, false])(
    'C13 a case is one row, made from its facts (in one batch: %s)',
    async (together) => {
      expect(await rowAfter(wholeLife('0001'), together)).toEqual({
        id: '0001',
        number: '食药变更〔2026〕0001号',
        code: '123456',
        department: 'food-drug',
        item: 'pharmacy-change',
        kind: 'committed',
        state: 'completed',
        person: 'person-0001',
        sealed: 'sealed-0001',
        nameIndex: 'name-0001',
        idIndex: 'id-0001',
        clerk: 'wang',
        receivedAt: T0 + 1,
        acceptedAt: T0 + 2,
        due: '2026-03-09',
        endedAt: T0 + 6,
        archived: true,
        position: 1,
        transferList: null,
        destructionList: null,
      });
    },
  );

  test('C13 what happened to cases between two times is told in order, however long ago', async () => {
    const journal = await make();
    const facts = ofCases(1, ...['1', '2', '3'].flatMap((id) => wholeLife(id)));
    for (const fact of facts) await journal.commit({ facts: [fact], answers: [] });
    const between = async (from: number, to: number) =>
      (await all(journal.caseFacts(from, to))).map(({ position }) => position);
    const first = facts[0]?.at ?? 0;
    const last = facts.at(-1)?.at ?? 0;
    expect(await between(first + 3, first + 9)).toEqual(
      facts.filter(({ at }) => at >= first + 3 && at < first + 9).map(({ position }) => position),
    );
    expect(await between(first, last + 1)).toHaveLength(facts.length);
    expect(await between(0, first)).toEqual([]);
    expect(await between(last + 1, last + 1000)).toEqual([]);
    expect(await between(last, first)).toEqual([]);
  });

  const told: Fact = {
    type: 'ToldOnce',
    case: '1',
    due: { date: '2026-03-20', provisional: false },
    missing: [1],
    again: null,
  };
  const brought: Fact = { type: 'MaterialsBrought', case: '1', counter: null };
  const refused: Fact = {
    type: 'CaseRefused',
    case: '1',
    reason: 'out-of-scope',
    explanation: 'x',
    rightPlace: null,
  };
  const states: [string, Fact[]][] = [
    ['intake', []],
    ['awaiting-materials', [told]],
    ['intake', [told, brought]],
    ['lapsed', [told, { type: 'CaseLapsed', case: '1' }]],
    ['refused', [refused]],
    ['withdrawn', [{ type: 'CaseWithdrawn', case: '1', reason: 'x' }]],
    ['handling', [accepted('1')]],
    ['decided', [accepted('1'), decided('1')]],
    ['handling', [accepted('1'), decided('1'), { type: 'ResultReturned', case: '1', reason: 'x' }]],
    ['to-notify', [accepted('1'), decided('1'), { type: 'ResultChecked', case: '1' }]],
    ['to-deliver', [accepted('1'), { type: 'ApplicantNotified', case: '1', way: 'phone' }]],
    ['completed', [accepted('1'), decided('1'), delivered('1')]],
  ];
  test.each(states)('C13 its state in the table is %s after its facts', async (state, facts) => {
    for (const together of [true, false]) {
      const row = await rowAfter([received('1'), ...facts], together);
      expect(row.state).toBe(state);
      expect(row.endedAt !== null).toBe(['lapsed', 'refused', 'withdrawn', 'completed'].includes(state));
    }
  });

  test('§5.2 an immediate case that is decided is to be delivered at once', async () => {
    for (const together of [true, false]) {
      const row = await rowAfter(
        [received('1', { kind: 'immediate' }), accepted('1'), decided('1')],
        together,
      );
      expect(row.state).toBe('to-deliver');
    }
  });

  test('L5 an extension and the end of a suspension move the limit in the table', async () => {
    const due = { date: '2026-04-01', provisional: false };
    const extended: Fact = { type: 'ExtensionAnswered', case: '1', approved: true, reason: 'x', due };
    const declined: Fact = { ...extended, approved: false, due: null };
    expect((await rowAfter([received('1'), accepted('1'), extended], true)).due).toBe('2026-04-01');
    expect((await rowAfter([received('1'), accepted('1'), declined], true)).due).toBe('2026-03-09');
  });

  test('C13 cases are searched over all years by number, applicant, item, department, state and dates', async () => {
    const journal = await make();
    await record(
      journal,
      [
        ...wholeLife('0001', {
          number: '食药变更〔2025〕31号',
          person: 'p1',
          nameIndex: 'n1',
          idIndex: null,
        }),
        received('0002', { number: '食药变更〔2025〕318号', person: 'p1', nameIndex: 'n1', idIndex: 'i1' }),
        received('0003', {
          number: '安监危化〔2026〕1号',
          department: 'safety',
          item: 'dangerous',
          nameIndex: 'n3',
        }),
        accepted('0003'),
      ],
      true,
    );
    const found = async (query: CaseQuery) => (await journal.searchCases(query)).map(({ id }) => id);
    expect(await found({})).toEqual(['0003', '0002', '0001']);
    expect(await found({ limit: 2 })).toEqual(['0003', '0002']);
    expect(await found({ number: '食药变更〔2025〕31号' })).toEqual(['0001']);
    expect(await found({ number: '食药变更〔2025〕31' })).toEqual(['0002', '0001']);
    expect(await found({ number: '食药', limit: 1 })).toEqual(['0002']);
    expect(await found({ number: '%' })).toEqual([]);
    expect(await found({ nameIndex: 'n1' })).toEqual(['0002', '0001']);
    expect(await found({ nameIndex: 'n1', state: 'completed' })).toEqual(['0001']);
    expect(await found({ idIndex: 'i1' })).toEqual(['0002']);
    expect(await found({ person: 'p1', department: 'safety' })).toEqual([]);
    expect(await found({ item: 'dangerous' })).toEqual(['0003']);
    expect(await found({ department: 'food-drug', state: 'intake' })).toEqual(['0002']);
    expect(await found({ state: 'handling' })).toEqual(['0003']);
    expect(await found({ from: T0 + 8, to: T0 + 9 })).toEqual(['0002']);
    expect((await journal.casesOf('p1')).map(({ id }) => id)).toEqual(['0002', '0001']);
    expect(await journal.casesOf('nobody')).toEqual([]);
  });

  test('a case is read whole from its stream', async () => {
    const journal = await make();
    await record(journal, [received('0001'), received('0002'), accepted('0001')], true);
    const facts = await all(journal.read(['case:0001']));
    expect(facts.map(({ fact }) => fact)).toEqual([received('0001'), accepted('0001')]);
  });

  test('C12 open are the cases not archived, and those touched since the last day began', async () => {
    const journal = await make();
    await record(journal, [...wholeLife('0001'), received('0002'), ...wholeLife('0003')], true);
    expect((await journal.openCases()).sort()).toEqual(['0001', '0002', '0003']);
    const { position } = await journal.head();
    const turned: Fact = {
      type: 'DayTurned',
      day: '2026-03-03',
      ended: [],
      serviceTimes: [],
      runs: [],
      outages: [],
    };
    const day = {
      position: position + 1,
      at: T0 + position + 1,
      stream: 'day:2026-03-03',
      by: { kind: 'hub' } as const,
      request: null,
      fact: turned,
    };
    await journal.commit({ facts: [day], answers: [] });
    expect(await journal.openCases()).toEqual(['0002']);
    await record(journal, wholeLife('0004'), true);
    expect((await journal.openCases()).sort()).toEqual(['0002', '0004']);
  });

  test('what comes to an archived case later does not change its row', async () => {
    const late: Fact = {
      type: 'ExtensionAnswered',
      case: '0001',
      approved: true,
      reason: 'x',
      due: { date: '2099-01-01', provisional: false },
    };
    for (const together of [true, false])
      expect((await rowAfter([...wholeLife('0001'), late], together)).due).toBe('2026-03-09');
  });

  test('C13 lists are found at the archived cases that stand on them, by the position of their facts', async () => {
    for (const together of [true, false]) {
      const journal = await make();
      await record(journal, [...wholeLife('0001'), ...wholeLife('0002'), received('0003')], true);
      await inTheHall(journal, [onList('transfer', '0001', '0002'), onList('destruction', '0002')], together);
      const rows = await journal.caseRows(['0001', '0002', '0003', 'nobody']);
      expect(rows.map((row) => [row.id, row.transferList, row.destructionList]).sort()).toEqual([
        ['0001', 16, null],
        ['0002', 16, 17],
        ['0003', null, null],
      ]);
      expect([await journal.listsOf('food-drug', 9), await journal.listsOf('tax', 9)]).toEqual([
        [16, 17],
        [],
      ]);
      expect((await journal.verify()).problems).toEqual([]);
    }
  });

  test('X3 an applicant erased is found by name and number no more, and their cases stay', async () => {
    for (const together of [true, false]) {
      const journal = await make();
      await record(
        journal,
        [...wholeLife('0001', { person: 'p' }), ...wholeLife('0002', { person: 'p' })],
        true,
      );
      await record(journal, wholeLife('0003', { nameIndex: 'name-0001', idIndex: 'id-0001' }), true);
      const named = async () => (await journal.namedCases(0, 10)).map(({ id }) => id);
      expect(await named()).toEqual(['0001', '0002', '0003']);
      await inTheHall(journal, [onList('transfer', '0001'), erased('p')], together);
      for (const query of [{ nameIndex: 'name-0001' }, { idIndex: 'id-0001' }])
        expect((await journal.searchCases(query)).map(({ id }) => id)).toEqual(['0003']);
      expect(await journal.casesOf('p')).toMatchObject([
        { id: '0002', nameIndex: '', idIndex: null, endedAt: T0 + 13 },
        { id: '0001', nameIndex: '', idIndex: null, endedAt: T0 + 6 },
      ]);
      expect(await named()).toEqual(['0003']);
      expect((await journal.namedCases(15, 10)).length).toBe(0);
      expect((await journal.verify()).problems).toEqual([]);
    }
  });

  test('X3 C13 under what a case is found stands in the table alone, and goes with its applicant', async () => {
    const journal = await make();
    const { nameIndex: _, idIndex: __, ...bare } = received('0001', { person: 'p' });
    const facts = ofCases(1, bare, ...wholeLife('0001').slice(1));
    const findable = new Map([['0001', { nameIndex: 'blind-name', idIndex: 'blind-number' }]]);
    await journal.commit({ facts, answers: [], findable });
    const found = async () =>
      Promise.all(
        [{ nameIndex: 'blind-name' }, { idIndex: 'blind-number' }].map((query) => journal.searchCases(query)),
      );
    expect((await found()).map((rows) => rows.map(({ id }) => id))).toEqual([['0001'], ['0001']]);
    expect(JSON.stringify(await all(journal.read(['case:0001'])))).not.toContain('blind');
    expect((await journal.verify()).problems).toEqual([]);
    await inTheHall(journal, [erased('p')], true);
    expect(await found()).toEqual([[], []]);
    expect((await journal.verify()).problems).toEqual([]);
  });

  test('the same case is not received twice', async () => {
    const journal = await make();
    await record(journal, [received('0001')], true);
    await expect(record(journal, [received('0001')], true)).rejects.toMatchObject({ name: 'JournalFailure' });
    expect((await journal.head()).position).toBe(1);
  });
});

describe('C13 what is asked of years of cases walks an index', () => {
  const plans: [what: string, sql: string, parameters: Parameter[], walks: RegExp][] = [
    ['cases by id', CASE_ROWS, ['hall', '[]'], /INDEX sqlite_autoindex_case_row/],
    [
      'cases with a name, from the oldest',
      NAMED_CASES,
      ['hall', 7, 9],
      /INDEX case_named \(hall=\? AND rowid>\?\)$/,
    ],
    [
      'lists of a department',
      LISTS_OF.transfer,
      ['hall', 'tax', 9],
      /COVERING INDEX case_transfer \(hall=\? AND department=\?/,
    ],
    ['open cases', OPEN_CASES, ['hall'], /INDEX case_open/],
    [
      'cases of today',
      CASES_SINCE,
      ['hall', 'day:2026-03-02'],
      /SEARCH fact USING INTEGER PRIMARY KEY \(rowid>/,
    ],
    ...(
      [
        [{ number: 'x' }, /INDEX case_number/],
        [{ nameIndex: 'x', department: 'd', state: 'intake' }, /INDEX case_name/],
        [{ idIndex: 'x', item: 'i' }, /INDEX case_id_number/],
        [{ person: 'x' }, /INDEX case_person/],
        [{ item: 'i' }, /INDEX case_item \S+ \S+ item=\?\)$/],
        [{ department: 'd' }, /INDEX case_department \S+ \S+ department=\?\)$/],
        [{ state: 'intake' }, /INDEX case_state \S+ \S+ state=\?\)$/],
        [{ from: 1, to: 2 }, /INDEX case_received .*\)$/],
      ] as [CaseQuery, RegExp][]
    ).map(([query, walks]): [string, string, Parameter[], RegExp] => {
      const { sql, parameters } = caseSearch('hall', query);
      return [JSON.stringify(query), sql, parameters, walks];
    }),
  ];
  test.each(plans)('%s', async (_, sql, parameters, walks) => {
    const folder = await tempFolder();
    const journal = await openSqliteJournal({ folder });
    onTestFinished(() => journal.close());
    const driver = await openDriver(join(folder, 'journal.db'), 'read');
    const rows = await driver.all(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    await driver.close();
    expect(rows.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(walks));
  });
});

describe('S5 verify makes the case table again', () => {
  const plants: [what: string, sql: string, found: RegExp][] = [
    [
      'an open case changed',
      `UPDATE case_row SET state = 'completed' WHERE id = '0002'`,
      /0002.*differs from its facts/,
    ],
    ['an archived case changed', `UPDATE case_row SET due = '2030-01-01' WHERE id = '0001'`, /0001.*differs/],
    [
      'a case put back from the archive',
      `UPDATE case_row SET archived = 0 WHERE id = '0001'`,
      /0001.*differs/,
    ],
    ['another applicant', `UPDATE case_row SET person = 'x' WHERE id = '0001'`, /0001.*differs/],
    ['an open case removed', `DELETE FROM case_row WHERE id = '0002'`, /0002\): missing/],
    ['an archived case removed', `DELETE FROM case_row WHERE id = '0001'`, /0001\): missing/],
    [
      'a case invented',
      `INSERT INTO case_row SELECT 999, hall, 'x', 'X', code, department, item, kind, state, person, sealed, name_index, id_index,
         clerk, received_at, accepted_at, due, ended_at, archived, NULL, NULL FROM case_row WHERE id = '0001'`,
      /case X: no fact received it/,
    ],
    [
      'a case invented at the place of another fact',
      `INSERT INTO case_row SELECT 2, hall, 'x', 'X', code, department, item, kind, state, person, sealed, name_index, id_index,
         clerk, received_at, accepted_at, due, ended_at, archived, NULL, NULL FROM case_row WHERE id = '0001'`,
      /case X: no fact received it/,
    ],
    [
      'an applicant erased by no fact',
      `UPDATE case_row SET name_index = '', id_index = NULL WHERE id = '0003'`,
      /0003号: no fact erased its applicant/,
    ],
    [
      'an applicant of an open case erased',
      `UPDATE case_row SET name_index = '', id_index = NULL WHERE id = '0002'`,
      /0002.*differs/,
    ],
    [
      'an erased applicant found again',
      `UPDATE case_row SET name_index = 'name-0004' WHERE id = '0004'`,
      /0004号.*(differs|is still found)/,
    ],
    ['half of an applicant erased', `UPDATE case_row SET id_index = NULL WHERE id = '0003'`, /0003.*differs/],
    [
      'a case taken from its list',
      `UPDATE case_row SET transfer_list = NULL WHERE id = '0001'`,
      /fact 17|transfer/,
    ],
    [
      'a case put on another list',
      `UPDATE case_row SET transfer_list = 3 WHERE id = '0001'`,
      /fact \d+: not all cases of its list stand on it/,
    ],
    [
      'a case put on a list by no fact',
      `UPDATE case_row SET destruction_list = 5 WHERE id = '0003'`,
      /destruction lists: a case stands on one that no fact puts it on/,
    ],
    ['an open case on a list', `UPDATE case_row SET transfer_list = 5 WHERE id = '0002'`, /0002.*differs/],
  ];
  test.each(plants)('%s', async (_, sql, found) => {
    const folder = await tempFolder();
    const journal = await openSqliteJournal({ folder });
    await record(journal, [...wholeLife('0001'), received('0002')], true);
    await record(journal, [received('0003'), archived('0003')], false);
    await record(journal, wholeLife('0004'), true);
    await inTheHall(journal, [onList('transfer', '0001'), erased('person-0004')], true);
    await journal.close();
    expect((await verifyFolder(folder)).problems).toEqual([]);
    const driver = await openDriver(join(folder, 'journal.db'), 'write');
    await driver.exec(sql);
    await driver.close();
    const { problems } = await verifyFolder(folder);
    expect(problems).toContainEqual(expect.stringMatching(found));
  });

  test('S5 a table made before lists were recorded is compared as well', async () => {
    const folder = await tempFolder();
    const journal = await openSqliteJournal({ folder });
    await record(journal, [...wholeLife('0001'), received('0002')], true);
    await journal.close();
    const driver = await openDriver(join(folder, 'journal.db'), 'write');
    await driver.exec(`DROP VIEW batch; DROP VIEW case_listed; DROP INDEX case_transfer; DROP INDEX case_destruction;
      ALTER TABLE case_row DROP COLUMN transfer_list; ALTER TABLE case_row DROP COLUMN destruction_list;`);
    expect((await verifyFolder(folder)).problems).toEqual([]);
    await driver.exec(`UPDATE case_row SET state = 'lapsed' WHERE id = '0001'`);
    await driver.close();
    expect((await verifyFolder(folder)).problems).toEqual([expect.stringMatching(/0001.*differs/)]);
  });
});
