import { beforeEach, describe, expect, test } from 'vitest';
import { person } from '../domain/given.ts';
import { CaseHall } from './cases.ts';

/** An overrun of reviewer feng’s post, in the department whose chief is shen. */
let hall: CaseHall;
let record: string;
beforeEach(() => {
  hall = new CaseHall().handling('case-0001').on('2026-03-10');
  hall.check();
  record = hall.case('case-0001').accountability[0]?.record ?? '';
});

const explain = (who: string, of = record) =>
  hall.refusal(person(who), {
    type: 'ExplainOverrun',
    case: 'case-0001',
    record: of,
    explanation: 'the survey took longer',
    apology: 'we are sorry',
  });
const find = (who: string, of = record) =>
  hall.refusal(person(who), {
    type: 'FindOverrun',
    case: 'case-0001',
    record: of,
    finding: 'avoidable',
    outcome: 'talked to',
  });
const kept = () => hall.case('case-0001').accountability[0];

describe('L4 the accountability record', () => {
  test('L4 takes explanation and apology of the person recorded, then finding and outcome', () => {
    expect(explain('feng')).toBeNull();
    expect(find('sun')).toBeNull();
    expect(kept()).toMatchObject({
      person: 'feng',
      explanation: 'the survey took longer',
      apology: 'we are sorry',
      finding: 'avoidable',
      outcome: 'talked to',
    });
  });

  test('L4 the department’s chief may explain as well, other posts may not', () => {
    expect(explain('han')).toBe('not-your-case');
    expect(explain('ke')).toBe('not-your-case');
    expect(explain('shen')).toBeNull();
  });

  test.each(['sun', 'shen', 'mo'])('L4 %s may find', (who) => {
    explain('feng');
    expect(find(who)).toBeNull();
  });

  test.each([
    ['ke', 'not-your-case'],
    ['feng', 'forbidden'],
    ['ji', 'forbidden'],
    ['guan', 'forbidden'],
  ] as const)('L4 %s may not find: %s', (who, code) => {
    explain('feng');
    expect(find(who)).toBe(code);
    expect(kept()?.finding).toBeNull();
  });

  test('L4 nobody judges the own delay', () => {
    hall = new CaseHall().handling('case-0001', 'shen').on('2026-03-10');
    hall.check();
    record = kept()?.record ?? '';
    expect(explain('shen')).toBeNull();
    expect(find('shen')).toBe('not-your-case');
    expect(find('mo')).toBeNull();
  });

  test('L4 what was said stays: neither explanation nor finding can be given again', () => {
    explain('feng');
    expect(explain('shen')).toBe('not-lawful-now');
    find('sun');
    const before = structuredClone(kept());
    expect(find('mo')).toBe('not-lawful-now');
    expect(explain('feng')).toBe('not-lawful-now');
    expect(kept()).toEqual(before);
  });

  test('L4 each record for itself: explaining one leaves the other open', () => {
    hall.finished('case-0001').on('2026-04-15').check();
    const other = hall.case('case-0001').accountability[1];
    expect(other).toMatchObject({ of: 'case', person: 'han' });
    explain('feng');
    expect(explain('feng', other?.record)).toBe('not-your-case');
    expect(find('sun', other?.record)).toBe('not-lawful-now');
    expect(explain('han', other?.record)).toBeNull();
  });

  test('L4 an overrun outlives the case’s end, and no such record or case is said', () => {
    hall
      .finished('case-0001')
      .given({ type: 'CaseWithdrawn', case: 'case-0001', reason: 'not needed any more' });
    expect(explain('feng')).toBeNull();
    expect(explain('feng', 'record-of-another-case')).toBe('no-such-record');
    expect(
      hall.refusal(person('feng'), {
        type: 'ExplainOverrun',
        case: 'case-nobody-knows',
        record,
        explanation: 'a',
        apology: 'b',
      }),
    ).toBe('no-such-case');
  });
});
