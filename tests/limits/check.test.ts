import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { limitsDue, toWarn } from '../../hub/domain/index.ts';
import { addWorkingDays, workingDayFrom, workingDaysBetween } from '../../hub/domain/limits/calendar.ts';
import { HUB, person, replay } from '../domain/given.ts';
import { all, at, CaseHall, limitsCatalogue, told } from './cases.ts';

let hall: CaseHall;
beforeEach(() => {
  hall = new CaseHall();
});

/** One look at 09:00 of each of these days. */
const looks = (...dates: string[]) => dates.map((date) => told(hall.on(date).check()));

describe('L3 warnings', () => {
  test('L3 amber and red at the policy’s shares of the limit, for case and step, each once', () => {
    hall.handling('c');
    // Day 2 of the step’s five, then 3 and 4; the case’s ten pass 6 and 8 a week later.
    expect(looks('2026-03-04', '2026-03-05', '2026-03-05', '2026-03-06')).toEqual([
      [],
      ['review amber'],
      [],
      ['review red'],
    ]);
    hall.finished('c');
    expect(looks('2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-16')).toEqual([
      [],
      ['case amber'],
      [],
      ['case red'],
      [],
    ]);
  });

  test('L3 a department that was asked is warned of its answer; once it answered, no more', () => {
    const joint = [
      { department: 'tax', due: hall.due('2026-03-06') },
      { department: 'land', due: hall.due('2026-03-06') },
    ];
    hall.received('c', '2026-03-09').accepted('c', '2026-03-30', { joint });
    hall.given({ type: 'JointAnswered', case: 'c', department: 'tax', result: 'agree', opinion: 'agreed' });
    expect(looks('2026-03-05', '2026-03-06')).toEqual([['joint:land amber'], ['joint:land red']]);
  });

  test('L3 C9 an extended limit has warnings of its own', () => {
    hall.handling('c').on('2026-03-04').finished('c').on('2026-03-12').check();
    hall.given({ type: 'ExtensionAsked', case: 'c', days: 10, reason: 'the survey' });
    const answer = { approved: true, reason: 'granted', due: hall.due('2026-03-30') };
    hall.given({ type: 'ExtensionAnswered', case: 'c', ...answer });
    expect(looks('2026-03-17', '2026-03-18', '2026-03-24')).toEqual([[], ['case amber'], ['case red']]);
  });

  test('C9 near its end the handler is reminded to tell the applicant, until that was done; an extension begins anew', () => {
    hall.handling('c').on('2026-03-04').finished('c').on('2026-03-11').check();
    const owed = () => toWarn(hall.case('c'));
    expect(owed()).toBe(false);
    hall.on('2026-03-12').check();
    expect(owed()).toBe(true);
    hall.did('han', { type: 'ApplicantWarned', case: 'c', way: 'phone', told: 'it may take longer' });
    expect(owed()).toBe(false);
    hall.given({ type: 'ExtensionAsked', case: 'c', days: 10, reason: 'the survey' });
    const answer = { approved: true, reason: 'granted', due: hall.due('2026-03-30') };
    hall.given({ type: 'ExtensionAnswered', case: 'c', ...answer });
    expect(owed()).toBe(false);
    hall.on('2026-03-24').check();
    expect(owed()).toBe(true);
    const stopped = replay(hall.recorded).cases.get('c');
    expect(stopped && toWarn(stopped)).toBe(true);
    hall.given({
      type: 'CaseSuspended',
      case: 'c',
      reason: 'expert-review',
      explanation: 'x',
      from: '2026-03-24',
    });
    expect(owed()).toBe(false);
  });

  test('L3 the shares are policy', () => {
    const early = limitsCatalogue({ policy: { limitShares: { amber: 0.2, red: 1 } } });
    hall.must(HUB, { type: 'ImportCatalogue', catalogue: early });
    hall.handling('c');
    expect(looks('2026-03-03', '2026-03-06', '2026-03-09')).toEqual([
      ['review amber'],
      ['case amber'],
      ['review red'],
    ]);
  });
});

describe('L4 overrun', () => {
  test('L2 L4 the limit ends at close of business of its last day; a moment later the post is recorded, once', () => {
    hall.handling('c').on('2026-03-09', '17:00');
    expect(told(hall.check())).toEqual(['review amber', 'review red']);
    hall.pass(1);
    const [record] = all(hall.check(), 'AccountabilityOpened');
    expect(record).toMatchObject({
      cause: 'overrun',
      of: 'review',
      department: 'land',
      person: 'feng',
      record: expect.any(String),
    });
    expect(looks('2026-03-09', '2026-03-10', '2026-03-20').flat()).not.toContain('review overrun');
    expect(hall.case('c').accountability.filter(({ of }) => of === 'review')).toHaveLength(1);
  });

  test('L4 without a name the post’s department answers; a superior authority’s step is its responsible head’s', () => {
    hall.handling('c', null).received('d', '2026-03-09');
    const step = { kind: 'superior' as const, post: 'province', days: 5, authority: 'Province' };
    hall.accepted('d', '2026-03-16', { steps: [{ ...step, id: 'up', responsible: 'shen' }] });
    hall.given({ type: 'StepSent', case: 'd', step: 'up', to: null, due: hall.due('2026-03-09') });
    const opened = all(hall.on('2026-03-10').check(), 'AccountabilityOpened');
    expect(opened.map(({ of, person, department }) => [of, person, department])).toEqual([
      ['review', null, 'land'],
      ['up', 'shen', 'land'],
    ]);
  });

  test('L4 the lead is not recorded for what another post lost: neither while the file lies there, nor when it comes back', () => {
    hall.handling('c').on('2026-03-20').check();
    expect(hall.case('c').accountability.map(({ of }) => of)).toEqual(['review']);
    hall.finished('c');
    expect(looks('2026-03-20')).toEqual([[]]);
  });

  test('L4 … but for its own part: once the case is later than the other post was', () => {
    // The review is nine working days late, on Friday 20 March; the case's own limit ended on the 16th.
    hall.handling('c').on('2026-03-20').finished('c').check();
    expect(hall.on('2026-03-27', '17:00').check()).toEqual([]);
    const [record] = all(hall.pass(1).check(), 'AccountabilityOpened');
    expect(record).toMatchObject({ of: 'case', department: 'land', person: 'han' });
  });

  test('L4 the lead sat on it alone: recorded as soon as the case’s limit ended', () => {
    hall.handling('c').on('2026-03-04').finished('c');
    expect(told(hall.on('2026-03-16', '17:01').check())).toEqual(['case amber', 'case red', 'case overrun']);
  });

  test('C7 L4 a department’s overdue answer is recorded for it, and not for the lead who had to wait', () => {
    const joint = [{ department: 'tax', due: hall.due('2026-03-06') }];
    hall.received('c', '2026-03-09').accepted('c', '2026-03-10', { joint }).on('2026-03-20').check();
    expect(hall.case('c').accountability).toMatchObject([
      { of: 'joint:tax', department: 'tax', person: null },
    ]);
  });

  test('L4 a post done late between two looks is recorded all the same; one done in time never', () => {
    hall.handling('late').handling('good').on('2026-03-09', '16:59').finished('good');
    hall.on('2026-03-09', '17:01').finished('late').on('2026-03-10');
    const opened = all(hall.check(), 'AccountabilityOpened');
    expect(opened.map((fact) => [fact.case, fact.of])).toEqual([['late', 'review']]);
  });

  test('L4 a case decided in time is not late, however late it is fetched', () => {
    hall.handling('c').on('2026-03-06').finished('c');
    hall.given({ type: 'CaseDecided', case: 'c', outcome: 'approved', reasons: [], licence: null });
    expect(told(hall.on('2026-05-20').check())).toEqual([]);
  });

  test('C8 L4 a result that was returned gives its approver the post’s whole limit again', () => {
    const step = { id: 'approval', kind: 'approval' as const, post: 'approval', days: 1 };
    const steps = [{ ...step, authority: null, responsible: null }];
    hall.received('c', '2026-03-09').accepted('c', '2026-03-16', { steps });
    hall.given({ type: 'StepSent', case: 'c', step: 'approval', to: 'shen', due: hall.due('2026-03-03') });
    hall.given({ type: 'CaseDecided', case: 'c', outcome: 'approved', reasons: [], licence: null });
    hall.on('2026-03-06').given({ type: 'ResultReturned', case: 'c', reason: 'the licence is not right' });
    expect(told(hall.check())).toEqual([]);
    expect(told(hall.on('2026-03-09', '17:01').check())).toContain('approval overrun');
  });
});

describe('C9 L4 while the clock stands still', () => {
  test('C9 nothing is warned or recorded; afterwards the limits are those of the days left', () => {
    hall.handling('c').on('2026-03-03');
    hall.given({ type: 'CaseSuspended', case: 'c', reason: 'hearing', explanation: '', from: '2026-03-03' });
    expect(looks('2026-03-09', '2026-03-30')).toEqual([[], []]);
    hall.given({
      type: 'SuspensionEnded',
      case: 'c',
      to: '2026-03-31',
      days: 20,
      due: hall.due('2026-04-14'),
      statutoryDue: null,
      stepDue: hall.due('2026-04-07'),
    });
    // One day of five, and of ten, was used before; 4 to 6 April are Qingming.
    expect(looks('2026-04-01', '2026-04-02', '2026-04-03')).toEqual([[], ['review amber'], ['review red']]);
    expect(told(hall.on('2026-04-07', '17:01').check())).toEqual(['review overrun']);
  });
});

describe('C3 what is owed at intake', () => {
  test('C3 supplements not brought by their date lapse with notice, the papers numbered one after the other', () => {
    for (const id of ['c', 'd']) {
      hall.received(id, '2026-03-09');
      hall.given({ type: 'ToldOnce', case: id, due: hall.due('2026-03-10'), missing: [0], again: null });
    }
    expect(limitsDue(hall.state, at('2026-03-10', '23:59'))).toBe(false);
    expect(hall.on('2026-03-10', '23:59').check()).toEqual([]);
    const facts = hall.on('2026-03-11', '00:00').check();
    expect(all(facts, 'CaseLapsed').map((fact) => fact.case)).toEqual(['c', 'd']);
    expect(all(facts, 'NoticeIssued').map(({ kind, serial }) => [kind, serial])).toEqual([
      ['supplement-lapsed', 1],
      ['supplement-lapsed', 2],
    ]);
    expect(hall.check()).toEqual([]);
  });

  test('C3 a last day on which the hall is closed gives way to the next working day', () => {
    hall.received('c', '2026-03-09');
    hall.given({ type: 'ToldOnce', case: 'c', due: hall.due('2026-03-08'), missing: [0], again: null });
    expect(hall.on('2026-03-09', '23:59').check()).toEqual([]);
    expect(all(hall.on('2026-03-10', '00:00').check(), 'CaseLapsed')).toHaveLength(1);
  });

  test('C3 nothing told within five working days: the case counts as accepted from receipt', () => {
    hall.received('c', '2026-03-09').on('2026-03-09', '17:00');
    expect(hall.check()).toEqual([]);
    const [accepted] = all(hall.pass(1).check(), 'CaseAccepted');
    expect(accepted).toMatchObject({ deemed: true, from: '2026-03-02', due: { date: '2026-03-16' } });
    expect(hall.case('c')).toMatchObject({ state: 'handling', deemed: true });
    expect(all(hall.check(), 'CaseAccepted')).toEqual([]);
  });

  test('C3 told in time it never does, also not when supplements came back after those days', () => {
    hall.received('c', '2026-03-09');
    hall.given({ type: 'ToldOnce', case: 'c', due: hall.due('2026-03-30'), missing: [0], again: null });
    hall.on('2026-03-20').given({ type: 'MaterialsBrought', case: 'c', counter: null });
    expect(hall.check()).toEqual([]);
  });
});

describe('C3 after supplements', () => {
  const brought = (on: string, tellBy: string) =>
    hall.on(on).did('han', { type: 'MaterialsBrought', case: 'c', counter: 'w3', tellBy: hall.due(tellBy) });
  beforeEach(() => {
    hall.received('c', '2026-03-09');
    hall.given({ type: 'ToldOnce', case: 'c', due: hall.due('2026-03-30'), missing: [0], again: null });
  });

  test('C3 five working days run once more; then it counts as accepted from that day, once', () => {
    brought('2026-03-20', '2026-03-27');
    expect(hall.on('2026-03-27', '17:00').check()).toEqual([]);
    const [accepted] = all(hall.pass(1).check(), 'CaseAccepted');
    expect(accepted).toMatchObject({ deemed: true, from: '2026-03-20', due: { date: '2026-04-03' } });
    expect(all(hall.on('2026-04-20').check(), 'CaseAccepted')).toEqual([]);
  });

  test('C3 the hub was off on that day: it catches up, still from the day they came', () => {
    brought('2026-03-20', '2026-03-27');
    hall.on('2026-04-02').must(HUB, { type: 'HubStarted', downSince: at('2026-03-21') });
    expect(all(hall.check(), 'CaseAccepted')).toMatchObject([{ deemed: true, from: '2026-03-20' }]);
  });

  test('C3 told again in time, or accepted, it never does', () => {
    brought('2026-03-20', '2026-03-27');
    hall.given({
      type: 'ToldOnce',
      case: 'c',
      due: hall.due('2026-04-30'),
      missing: [0],
      again: 'overlooked',
    });
    expect(all(hall.on('2026-04-20').check(), 'CaseAccepted')).toEqual([]);
  });
});

describe('L1 a calendar published later', () => {
  const published = (closed: readonly string[], worked: readonly string[] = []) => {
    const calendar = { knownUntil: '2027-12-31', closed, worked };
    return hall.must(HUB, { type: 'ImportCatalogue', catalogue: limitsCatalogue({ calendar }) });
  };

  test('L1 moves provisional ends to the same number of working days, and they are provisional no more', () => {
    hall.on('2026-12-28').handling('c');
    hall.given({ type: 'LimitWarned', case: 'c', of: 'review', level: 'amber' });
    const on = hall.case('c');
    Object.assign(on, { from: '2026-12-28', due: hall.due('2027-01-11'), tellBy: hall.due('2027-01-04') });
    const moved = published(['2027-01-01', '2027-01-04'], ['2027-01-02']);
    expect(all(moved, 'LimitsMoved')).toMatchObject([
      { due: { date: '2027-01-12', provisional: false }, tellBy: { date: '2027-01-05', provisional: false } },
    ]);
    expect(on.due).toEqual({ date: '2027-01-12', provisional: false });
    // Once is enough: the same calendar again moves nothing.
    expect(all(published(['2027-01-01', '2027-01-04'], ['2027-01-02']), 'LimitsMoved')).toEqual([]);
  });

  test('L1 L4 what has ended stays, and nobody gets a record for the days that were moved', () => {
    hall.on('2026-12-28').received('c', '2027-01-04').accepted('c', '2027-01-05');
    hall.on('2027-01-05', '10:00');
    published(['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06']);
    expect(hall.case('c').due).toEqual({ date: '2027-01-11', provisional: false });
    expect(told(hall.on('2027-01-11', '17:00').check())).not.toContain('case overrun');
    expect(told(hall.pass(1).check())).toContain('case overrun');
  });

  test('L1 for any calendar a moved limit has as many working days as before', () => {
    const date = fc.integer({ min: 0, max: 120 }).map((day) => at('2026-12-01') + day * 86_400_000);
    const dates = fc
      .uniqueArray(date, { maxLength: 20 })
      .map((days) => days.map((day) => new Date(day + 8 * 3_600_000).toISOString().slice(0, 10)));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 40 }), (closed, days) => {
        const own = new CaseHall('2026-12-01');
        const before = limitsCatalogue().calendar;
        const due = addWorkingDays(before, '2026-12-01', days);
        if (!due) throw new Error('a date');
        own.received('c', '2026-12-08').accepted('c', due.date);
        const calendar = { knownUntil: '2027-12-31', closed: closed.sort(), worked: [] };
        own.must(HUB, { type: 'ImportCatalogue', catalogue: limitsCatalogue({ calendar }) });
        const end = own.case('c').due?.date ?? '';
        expect(workingDaysBetween(calendar, '2026-12-01', end)).toBe(days);
        expect(workingDayFrom(calendar, end)).toBe(end);
      }),
      { numRuns: 60 },
    );
  });
});

describe('L5 each exactly once', () => {
  test('L5 the hub was off for a week: one look catches up with everything, the next finds nothing', () => {
    hall.handling('c').handling('d').on('2026-03-03').finished('d');
    hall.on('2026-03-17').must(HUB, { type: 'HubStarted', downSince: at('2026-03-03') });
    expect(told(hall.check())).toEqual([
      ...['case amber', 'case red', 'review amber', 'review red', 'review overrun'],
      ...['case amber', 'case red', 'case overrun'],
    ]);
    expect(hall.check()).toEqual([]);
  });

  test('L5 after a restart nothing is told again', () => {
    hall.handling('c').on('2026-03-10').check();
    const restarted = replay(hall.recorded);
    expect(restarted.cases.get('c')?.accountability).toEqual(hall.case('c').accountability);
    expect(limitsDue(restarted, hall.now)).toBe(false);
    expect(limitsDue(restarted, at('2026-03-10', '10:00'))).toBe(false);
    expect(limitsDue(restarted, at('2026-03-12'))).toBe(true);
  });

  test('L5 at the turn of the year a provisional end gives way to the published calendar: no record on a holiday', () => {
    hall.on('2026-12-28').received('c', '2027-01-04').accepted('c', '2027-01-01').received('d', '2027-01-01');
    const calendar = {
      knownUntil: '2027-12-31',
      closed: ['2027-01-01', '2027-01-02', '2027-01-03'],
      worked: [],
    };
    hall.must(HUB, { type: 'ImportCatalogue', catalogue: limitsCatalogue({ calendar }) });
    const holiday = hall.on('2027-01-03', '23:00').check();
    expect([told(holiday).includes('case overrun'), all(holiday, 'CaseAccepted')]).toEqual([false, []]);
    expect(told(hall.on('2027-01-04', '17:00').check())).not.toContain('case overrun');
    const after = hall.pass(1).check();
    expect([told(after), all(after, 'CaseAccepted').length]).toEqual([['case overrun'], 1]);
  });

  test('L4 many at once: at most 500 facts a look, and nothing lost or double', () => {
    for (let i = 0; i < 300; i++) hall.handling(`c${i}`);
    hall.on('2026-03-10');
    const rounds: number[] = [];
    for (let facts = hall.check(); facts.length > 0; facts = hall.check()) rounds.push(facts.length);
    expect(Math.max(...rounds)).toBeLessThanOrEqual(500);
    expect(rounds.reduce((sum, round) => sum + round, 0)).toBe(300 * 4);
    for (const on of hall.state.cases.values()) expect(on.accountability).toHaveLength(1);
  });

  test('L5 however often one looks, the records are the same, and each is there once', () => {
    const hour = fc.integer({ min: 0, max: 30 * 24 });
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 40 }), hour, hour, (times, finish, decide) => {
        const [done, decided] = [Math.min(finish, decide), Math.max(finish, decide)];
        const records = (of: readonly number[]) => {
          const one = new CaseHall().handling('c');
          const start = one.now;
          const steps = [...of.map((hours) => ({ hours, what: 'look' })), { hours: done, what: 'finish' }];
          for (const { hours, what } of [...steps, { hours: decided, what: 'decide' }].sort(
            (a, b) => a.hours - b.hours,
          )) {
            one.now = start + hours * 3_600_000;
            if (what === 'finish') one.finished('c');
            else if (what === 'look') one.check();
            else
              one.given({ type: 'CaseDecided', case: 'c', outcome: 'approved', reasons: [], licence: null });
          }
          one.now = start + 31 * 24 * 3_600_000;
          one.check();
          expect(one.check()).toEqual([]);
          return one
            .case('c')
            .accountability.map((record) => record.of)
            .sort();
        };
        const found = records(times);
        expect(found).toEqual(records([]));
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 150 },
    );
  });

  test('X1 only the hub itself looks', () => {
    expect(hall.refusal(person('sun'), { type: 'CheckLimits' })).toBe('forbidden');
  });
});
