import type { ScreenAssignment } from '../contract/commands.ts';
import type { State } from '../domain/state.ts';

/** Zones a screen speaks for; null: all of them. */
export type Ears = readonly string[] | null;

/** As staff chose; else a hall board, also between the hours of a playlist, speaks for everybody, a zone board for its zone, any other screen for nobody. */
export function earsOf({ role, zone, soundZones }: ScreenAssignment): Ears {
  if (soundZones) return soundZones;
  if (role === 'hall-board' || role === 'playlist') return null;
  return role === 'zone-board' && zone !== undefined ? [zone] : [];
}

/**
 * The counter at which this screen says thanks after a rating (E1): its own, when it is the applicant's screen there, or the strip of a
 * counter whose applicant's screen is mute. Null: nowhere.
 */
export function thanksAt(state: State, { role, counter, sound }: ScreenAssignment): string | null {
  if (!sound || counter === undefined) return null;
  if (role === 'applicant') return counter;
  if (role !== 'counter-strip') return null;
  const taken = [...state.devices.screens.values()].some(
    ({ assignment: other }) => other.role === 'applicant' && other.counter === counter && other.sound,
  );
  return taken ? null : counter;
}

/** Does it speak what is said in this zone (null: everywhere)? */
export function hears(ears: Ears, zone: string | null): boolean {
  if (ears === null) return true;
  return zone === null ? ears.length > 0 : ears.includes(zone);
}
