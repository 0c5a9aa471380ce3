import type { ScreenAssignment } from '../contract/commands.ts';

/** Zones a screen speaks for; null: all of them. */
export type Ears = readonly string[] | null;

/** As staff chose; else a hall board speaks for everybody, a zone board for its zone, any other screen for nobody. */
export function earsOf({ role, zone, soundZones }: ScreenAssignment): Ears {
  if (soundZones) return soundZones;
  if (role === 'hall-board') return null;
  return role === 'zone-board' && zone !== undefined ? [zone] : [];
}

/** Does it speak what is said in this zone (null: everywhere)? */
export function hears(ears: Ears, zone: string | null): boolean {
  if (ears === null) return true;
  return zone === null ? ears.length > 0 : ears.includes(zone);
}
