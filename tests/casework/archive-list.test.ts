import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LIST_LENGTH } from '../../hub/contract/casework.ts';
import { type CommandInput, CommandSchema } from '../../hub/contract/commands.ts';
import type { ArchivedFile } from '../../hub/domain/state.ts';
import { HUB, one, person } from '../domain/given.ts';
import { Casework, DAY } from './hall.ts';

/** Month-end transfer and destruction lists (C13): recorded, numbered, each file once. 4 March 2026. */

type Recording = Extract<CommandInput, { type: 'RecordArchiveList' }>;
const YEARS = 366 * DAY;
const list = (cases: string[], more: Partial<Recording> = {}): Recording => ({
  ...{ type: 'RecordArchiveList', kind: 'transfer', department: 'tax' },
  ...{ from: '2026-02-01', to: '2026-02-28', cases, ...more },
});

/** A hall with archived files of the tax department, ended so many years ago. */
function withFiles(...ids: string[]): Casework {
  const hall = new Casework();
  for (const id of ids) file(hall, id, {});
  return hall;
}
function file(hall: Casework, id: string, more: Partial<ArchivedFile>): void {
  const listed = { transfer: false, destruction: false };
  const ended = { number: `税〔2015〕${id}号`, department: 'tax', endedAt: hall.now - 11 * YEARS };
  hall.archived.set(id, { ...ended, listed, ...more });
}
const said = (hall: Casework, who: string, command: Recording) => {
  const { decided } = hall.when(person(who), command);
  return decided.ok ? null : [decided.refusal.code, decided.refusal.detail];
};

describe('C13 lists of archived files', () => {
  test('C13 a transfer list is one fact with its number, its cases and its days', () => {
    const hall = withFiles('case-0001', 'case-0002');
    const facts = hall.must(person('li'), list(['case-0001', 'case-0002']));
    expect(facts).toEqual([
      {
        type: 'ArchiveListRecorded',
        kind: 'transfer',
        department: 'tax',
        number: '税移〔2026〕1号',
        series: 'tax|transfer-list|2026',
        serial: 1,
        from: '2026-02-01',
        to: '2026-02-28',
        cases: ['case-0001', 'case-0002'],
      },
    ]);
    expect(hall.recorded.at(-1)).toMatchObject({ by: person('li'), stream: `day:${hall.state.day}` });
  });

  test('C13 numbers run per department, kind and year without gaps, on through the turn of the day', () => {
    const ids = Array.from({ length: 6 }, (_, i) => `case-000${i}`);
    const hall = withFiles(...ids);
    const number = (who: string, command: Recording) =>
      one(hall.must(person(who), command), 'ArchiveListRecorded').number;
    expect(number('li', list(['case-0000']))).toBe('税移〔2026〕1号');
    expect(said(hall, 'li', list(['case-0000']))?.[0]).toBe('listed-already');
    expect(number('zheng', list(['case-0000'], { kind: 'destruction' }))).toBe('税销〔2026〕1号');
    hall.now += DAY;
    hall.must(HUB, { type: 'TurnDay' });
    expect(number('li', list(['case-0001', 'case-0002']))).toBe('税移〔2026〕2号');
    hall.now += 365 * DAY;
    hall.must(HUB, { type: 'TurnDay' });
    expect(number('li', list(['case-0003']))).toBe('税移〔2027〕1号');
  });

  test('C13 a case that is not archived is refused by its number, and with it the whole list', () => {
    const hall = withFiles('case-0001');
    hall.received('quota');
    expect(said(hall, 'li', list(['case-0001', hall.id]))).toEqual([
      'case-not-archived',
      { number: hall.on.number },
    ]);
    expect(said(hall, 'li', list(['case-0001', 'case-9999']))).toEqual([
      'no-such-case',
      { case: 'case-9999' },
    ]);
    expect(said(hall, 'li', list(['case-0001']))).toBeNull();
  });

  test('C13 each file stands once on a list of its kind, whether the table knows it or only today does', () => {
    const hall = withFiles('case-0001', 'case-0002');
    file(hall, 'case-0003', { listed: { transfer: true, destruction: false } });
    const number = (id: string) => ({ number: `税〔2015〕${id}号` });
    expect(said(hall, 'li', list(['case-0003']))).toEqual(['listed-already', number('case-0003')]);
    hall.must(person('li'), list(['case-0001']));
    expect(said(hall, 'li', list(['case-0002', 'case-0001']))).toEqual([
      'listed-already',
      number('case-0001'),
    ]);
    hall.must(person('zheng'), list(['case-0001', 'case-0003'], { kind: 'destruction' }));
  });

  test('C13 nothing is destroyed before its years are over; the sentence says until when it is kept', () => {
    const hall = withFiles('case-0001');
    file(hall, 'case-0002', { endedAt: Date.parse('2016-03-04T10:00:00+08:00') });
    file(hall, 'case-0003', { endedAt: null });
    const destroy = (id: string) => said(hall, 'zheng', list(['case-0001', id], { kind: 'destruction' }));
    expect(destroy('case-0002')).toEqual([
      'retention-not-over',
      { number: '税〔2015〕case-0002号', until: '2026-03-04' },
    ]);
    expect(destroy('case-0003')?.[0]).toBe('retention-not-over');
    hall.now += DAY;
    expect(destroy('case-0002')).toBeNull();
  });

  test('C13 S5 the counters of the department transfer; its chief or the supervisor destroys; nobody for another', () => {
    const hall = withFiles('case-0001');
    file(hall, 'case-0002', { department: 'land' });
    const can = (who: string, kind: Recording['kind']) =>
      said(hall, who, list(['case-0001'], { kind }))?.[0] ?? 'may';
    const each = (kind: Recording['kind']) => ['shen', 'huo', 'ji', 'dai'].map((who) => can(who, kind));
    expect(each('transfer')).toEqual(['forbidden', 'not-your-list', 'forbidden', 'forbidden']);
    expect(each('destruction')).toEqual(['forbidden', 'not-your-list', 'forbidden', 'forbidden']);
    expect(can('li', 'destruction')).toBe('not-your-list');
    expect(said(hall, 'li', list(['case-0002']))?.[0]).toBe('not-your-list');
    expect(said(hall, 'li', list(['case-0001'], { department: 'moon' }))?.[0]).toBe('no-such-department');
    expect([can('li', 'transfer'), can('zheng', 'destruction')]).toEqual(['may', 'may']);
  });

  test('C13 a list of nothing, of too many, or with a case twice is refused at its field', () => {
    const parse = (cases: string[]) => v.safeParse(CommandSchema, list(cases)).success;
    const many = (n: number) => Array.from({ length: n }, (_, i) => `case-${String(i).padStart(5, '0')}`);
    expect([parse([]), parse(many(LIST_LENGTH + 1)), parse(['case-0001', 'case-0001'])]).toEqual([
      false,
      false,
      false,
    ]);
    expect(parse(many(LIST_LENGTH))).toBe(true);
    const backwards = { from: '2026-03-01', to: '2026-02-01' };
    expect(withFiles('case-0001').refusal(person('li'), list(['case-0001'], backwards))).toBe('malformed');
  });
});
