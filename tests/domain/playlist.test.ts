import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaylistEntry, ScreenAssignment } from '../../hub/contract/commands.ts';
import { shownRole } from '../../hub/domain/index.ts';

const ZONE = 'Asia/Shanghai';
/** This time of day in the hall, 23 November 2026. */
const at = (clock: string) => Date.parse(`2026-11-23T${clock}+08:00`);
const playlist = (...entries: PlaylistEntry[]): ScreenAssignment => ({
  role: 'playlist',
  sound: false,
  theme: 'light',
  playlist: entries,
});
const entry = (role: PlaylistEntry['role'], from: string, to: string, seconds = 30): PlaylistEntry => ({
  role,
  from,
  to,
  seconds,
});

describe('D1 a playlist by time of day', () => {
  const day = playlist(
    entry('notices', '08:00', '09:00'),
    entry('commitments', '12:00', '13:30'),
    entry('figures', '17:00', '18:00'),
  );

  test.each([
    ['07:59:59', 'hall-board'],
    ['08:00', 'notices'],
    ['08:59:59', 'notices'],
    ['09:00', 'hall-board'],
    ['12:45', 'commitments'],
    ['13:30', 'hall-board'],
    ['17:30', 'figures'],
  ])('D1 at %s it is %s', (clock, role) => {
    expect(shownRole(day, at(clock), ZONE)).toBe(role);
  });

  test('D1 the hall’s clock counts, not the machine’s', () => {
    expect(shownRole(day, at('12:45'), 'Europe/London')).toBe('hall-board');
  });

  test('D1 one that ends before it begins goes on over midnight', () => {
    const night = playlist(entry('staff', '22:00', '06:00'));
    const seen = ['21:59', '22:00', '23:59', '00:00', '05:59', '06:00'].map((clock) =>
      shownRole(night, at(clock), ZONE),
    );
    expect(seen).toEqual(['hall-board', 'staff', 'staff', 'staff', 'staff', 'hall-board']);
  });

  test('D1 any other role is what it is at every hour', () => {
    expect(shownRole({ role: 'staff', sound: false, theme: 'light' }, at('03:00'), ZONE)).toBe('staff');
  });

  test('D1 what is due together takes turns, each exactly its seconds, at every hour', () => {
    const roles = ['commitments', 'staff', 'notices', 'figures'] as const;
    const lengths = fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 100_000 }), (seconds, round) => {
        const due = seconds.map((length, i) => entry(roles[i] ?? 'staff', '00:00', '23:59', length));
        const total = seconds.reduce((sum, length) => sum + length, 0);
        const start = round * total * 1000;
        const shown = Array.from({ length: total }, (_, second) =>
          shownRole(playlist(...due), start + second * 1000, 'Etc/UTC'),
        );
        // The minute before midnight is nobody's.
        fc.pre(!shown.includes('hall-board'));
        expect(shown).toEqual(due.flatMap(({ role, seconds: length }) => Array(length).fill(role)));
      }),
      { numRuns: 60 },
    );
  });
});
