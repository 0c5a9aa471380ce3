import { describe, expect, test } from 'vitest';
import { createState, evolve } from '../../hub/domain/index.ts';
import { bucketsOf, nameOf } from '../../hub/reports/buckets.ts';
import { hallCatalogue } from '../domain/hall.ts';

describe('S3 into which line something falls', () => {
  test('S3 ISO weeks, months, quarters and years of a hall day', () => {
    const weeks = [
      '2025-12-28',
      '2025-12-29',
      '2026-01-04',
      '2026-01-05',
      '2026-12-31',
      '2027-01-03',
      '2027-01-04',
    ];
    expect(weeks.map((day) => nameOf('week', day))).toEqual([
      ...['2025-W52', '2026-W01', '2026-W01', '2026-W02', '2026-W53', '2026-W53', '2027-W01'],
    ]);
    const quarters = ['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01'];
    expect(quarters.map((day) => nameOf('quarter', day).slice(5))).toEqual(['Q1', 'Q1', 'Q2', 'Q3', 'Q4']);
    expect([nameOf('month', '2026-03-04'), nameOf('year', '2026-03-04')]).toEqual(['2026-03', '2026']);
  });

  test('S3 hours are those of the hall’s clock, within the hall’s day', () => {
    const state = createState();
    const fact = { type: 'CatalogueImported', catalogue: hallCatalogue() } as const;
    evolve(state, { position: 1, at: 1, stream: 'standing', by: { kind: 'admin' }, request: null, fact });
    if (!state.catalogue) throw new Error('no catalogue');
    const hours = bucketsOf(state.catalogue, 'hour');
    const at = (time: string) => Date.parse(`${time}+08:00`);
    expect(hours.of(at('2026-03-04T09:59:59'), '2026-03-04')).toBe('2026-03-04 09:00');
    // After midnight it is still that day's night; what was recorded after its end belongs to its last hour.
    expect(hours.of(at('2026-03-05T01:00:00'), '2026-03-04')).toBe('2026-03-05 01:00');
    expect(hours.of(at('2026-03-05T09:00:00'), '2026-03-04')).toBe('2026-03-05 03:00');
    expect([hours.dayOf(at('2026-03-05T03:59:59')), hours.dayOf(at('2026-03-05T04:00:00'))]).toEqual([
      ...['2026-03-04', '2026-03-05'],
    ]);
  });
});
