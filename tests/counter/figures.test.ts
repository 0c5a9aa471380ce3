import { describe, expect, it } from 'vitest';
import { byFloor, sectionGrid } from '../../counter/common/floors.ts';
import { bar, dayWeeks, limitOf, servingMs, shortTime, waited } from '../../counter/panel/figures.ts';

describe('figures of the panel', () => {
  it('W2 a wait is near its limit from the first minute of amber, over from the first of red', () => {
    const policy = { waitAmberMinutes: 25, waitRedMinutes: 30 };
    expect([24, 25, 29, 30].map((minutes) => limitOf(minutes, policy))).toEqual([
      'ok',
      'amber',
      'amber',
      'red',
    ]);
    expect(waited({ issuedAt: 1_000 }, 1_000 + 119_999)).toBe(1);
  });

  it('L2 the ruler shows promised days tall within the statutory ones, a gap every five', () => {
    const weeks = dayWeeks(5, 12) ?? [];
    expect(weeks.map((week) => week.length)).toEqual([5, 5, 2]);
    expect(weeks.flat().filter((day) => day === 'promised')).toHaveLength(5);
    expect(weeks[1]?.[0]).toBe('statutory');
    expect(dayWeeks(null, null)).toBeNull();
    expect(dayWeeks(null, 3)?.flat()).toEqual(['promised', 'promised', 'promised']);
  });

  it('service time goes on where parking interrupted it', () => {
    expect(servingMs({ servedMs: 60_000, startedAt: 100_000 }, 130_000)).toBe(90_000);
    expect(servingMs({ servedMs: 60_000, startedAt: null }, 130_000)).toBe(60_000);
  });

  it('durations round to seconds without showing sixty of them', () => {
    expect(shortTime(499_600)).toBe('8:20');
    expect(shortTime(59_600)).toBe('1:00');
    expect(shortTime(0)).toBe('0:00');
  });

  it('the bar keeps its mark in the middle until time runs past it', () => {
    expect(bar(30_000, 60_000)).toEqual({ fill: 0.25, mark: 0.5 });
    expect(bar(240_000, 60_000)).toEqual({ fill: 1, mark: 0.25 });
    expect(bar(30_000, null)).toBeNull();
  });
});

describe('the building in section', () => {
  const counter = (zh: string, floor: number) => ({ floor, name: { zh } });

  it('S1 upper floors stand above; named places first, numbers by value', () => {
    const floors = byFloor([
      counter('10', 2),
      counter('9', 2),
      counter('2', 1),
      counter('导税台', 1),
      counter('1', 1),
      counter('车库', -1),
    ]);
    expect(floors.map(({ floor }) => floor)).toEqual([2, 1, -1]);
    expect(floors[0]?.counters.map(({ name }) => name.zh)).toEqual(['9', '10']);
    expect(floors[1]?.counters.map(({ name }) => name.zh)).toEqual(['导税台', '1', '2']);
  });

  it('a full floor wraps evenly instead of shrinking', () => {
    const floors = (...counts: number[]) => counts.map((n) => ({ counters: Array.from({ length: n }) }));
    expect(sectionGrid(floors(7, 7, 6))).toEqual({ columns: 7, rows: [1, 1, 1] });
    expect(sectionGrid(floors(18, 4))).toEqual({ columns: 6, rows: [3, 1] });
    expect(sectionGrid(floors(2))).toEqual({ columns: 5, rows: [1] });
    expect(sectionGrid([])).toEqual({ columns: 5, rows: [] });
  });
});
