import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import demo from '../../hub/demo/calendar.json' with { type: 'json' };
import { isWorkingDay } from '../../hub/domain/day/sessions.ts';
import { addDays } from '../../hub/domain/day/zone.ts';
import { addWorkingDays, workingDaysBetween } from '../../hub/domain/limits/calendar.ts';

const due = (from: string, days: number) => addWorkingDays(demo, from, days);

describe('L1 working days of the mainland calendar', () => {
  test.each([
    // Spring festival 2026: closed from Sunday 15 to Monday 23 February, worked on Saturday 14 and Saturday 28.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-24', 4, '2026-02-28'],
    ['2026-02-24', 5, '2026-03-02'],
    // National day: back on the 8th, and the Saturday is worked.
    ['2026-09-30', 3, '2026-10-10'],
    // A plain weekend.
    ['2026-03-06', 1, '2026-03-09'],
    // Begun on a day that is not worked: the first day is the next one worked.
    ['2026-02-17', 1, '2026-02-24'],
  ])('%s and %i working days end on %s', (from, days, date) => {
    expect(due(from, days)).toEqual({ date, provisional: false });
  });

  test('L2 the day the materials are complete is day 0', () => {
    expect(due('2026-03-02', 0)).toEqual({ date: '2026-03-02', provisional: false });
  });

  test('L5 the turn of the year: dates beyond the published calendar are provisional', () => {
    expect(due('2026-12-29', 2)).toEqual({ date: '2026-12-31', provisional: false });
    expect(due('2026-12-29', 3)).toEqual({ date: '2027-01-01', provisional: true });
    const published = { ...demo, knownUntil: '2027-12-31', closed: [...demo.closed, '2027-01-01'] };
    expect(addWorkingDays(published, '2026-12-29', 3)).toEqual({ date: '2027-01-04', provisional: false });
  });

  test.each([
    ['2026-02-30', 1],
    ['2026-13-01', 1],
    ['yesterday', 1],
    ['', 1],
    ['2026-03-02', -1],
    ['2026-03-02', 1.5],
    ['2026-03-02', Number.NaN],
    ['2026-03-02', 5300],
  ])('no limit is made of %s and %d days: no date, no number of days, or too far away', (from, days) => {
    expect(due(from, days)).toBeNull();
  });

  test('twenty years are still counted, and provisional', () => {
    expect(due('2026-03-02', 5000)).toMatchObject({ provisional: true });
  });

  test('between: the other way round it is the same number below 0; over a weekend nothing passes', () => {
    expect(workingDaysBetween(demo, '2026-02-13', '2026-02-24')).toBe(2);
    expect(workingDaysBetween(demo, '2026-02-24', '2026-02-13')).toBe(-2);
    expect(workingDaysBetween(demo, '2026-03-07', '2026-03-06')).toBe(0);
  });
});

describe('L1 counting, whatever the calendar', () => {
  const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days));
  const calendar = fc.record({
    knownUntil: date,
    closed: fc.uniqueArray(date, { maxLength: 200 }),
    worked: fc.uniqueArray(date, { maxLength: 100 }),
  });
  const days = fc.integer({ min: 1, max: 120 });

  test('adding and counting agree, and a limit ends on a working day', () => {
    fc.assert(
      fc.property(calendar, date, days, (of, from, n) => {
        const end = addWorkingDays(of, from, n)?.date ?? '';
        expect(isWorkingDay(of, end)).toBe(true);
        expect(workingDaysBetween(of, from, end)).toBe(n);
        expect(workingDaysBetween(of, from, addDays(end, -1))).toBe(n - 1);
      }),
      { numRuns: 500 },
    );
  });

  test('looked up, a limit ends where walking day by day ends', () => {
    fc.assert(
      fc.property(calendar, date, days, (of, from, n) => {
        let walked = from;
        for (let left = n; left > 0; ) {
          walked = addDays(walked, 1);
          if (isWorkingDay(of, walked)) left--;
        }
        expect(addWorkingDays(of, from, n)?.date).toBe(walked);
      }),
      { numRuns: 200 },
    );
  });

  test('a longer limit ends later, a limit begun later never earlier, and stretches add up', () => {
    fc.assert(
      fc.property(calendar, date, date, date, days, (of, a, b, c, n) => {
        const end = (from: string, by: number) => addWorkingDays(of, from, by)?.date ?? '';
        expect(end(a, n + 1) > end(a, n)).toBe(true);
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(end(late, n) >= end(early, n)).toBe(true);
        const there = workingDaysBetween(of, a, b) + workingDaysBetween(of, b, c);
        expect(workingDaysBetween(of, a, c)).toBe(there);
      }),
      { numRuns: 500 },
    );
  });
});
