import type { PlaylistEntry, ScreenAssignment, ScreenRole } from '../../contract/commands.ts';
import { localTime, minutesOf } from '../day/zone.ts';

/** What a screen shows at this instant (D1): its role, or what its playlist says by the hall's clock; the hall board outside all its hours. */
export function shownRole(assignment: ScreenAssignment, now: number, timeZone: string): ScreenRole {
  if (assignment.role !== 'playlist') return assignment.role;
  const { minutes } = localTime(now, timeZone);
  const due = (assignment.playlist ?? []).filter((entry) => isDue(entry, minutes));
  return inTurn(due, now)?.role ?? 'hall-board';
}

/** `minutes`: since midnight. The end is not part of it; one that ends before it begins goes on over midnight. */
function isDue({ from, to }: PlaylistEntry, minutes: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start < end ? start <= minutes && minutes < end : minutes >= start || minutes < end;
}

/** Whose turn it is: counted from the clock alone, so that all screens with one playlist turn together. */
function inTurn(due: readonly PlaylistEntry[], now: number): PlaylistEntry | undefined {
  const round = due.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  let left = round === 0 ? 0 : now % round;
  return due.find(({ seconds }) => {
    left -= seconds * 1000;
    return left < 0;
  });
}
