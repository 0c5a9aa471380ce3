import type { Lamp, Profile } from '../hid/profile.ts';
import { checksum, seal } from '../hid/reports.ts';

/** The input report a device of this model sends while exactly these keys are down. Unknown keys throw. */
export function keysReport(profile: Profile, keys: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(profile.size);
  if (profile.id !== undefined) bytes[0] = profile.id;
  const codes = keys.map((key) => codeOf(profile, key));
  const { shape, at } = profile.keys;
  codes.forEach((code, place) => {
    if (shape === 'codes') bytes[at + place] = code;
    else if (shape === 'value') bytes[at] = code;
    else bytes[at] = (bytes[at] ?? 0) | (1 << code);
  });
  return seal(profile.frame, bytes);
}

function codeOf(profile: Profile, key: string): number {
  const found = Object.entries(profile.keys.keys).find(([, name]) => name === key);
  if (!found) throw new Error(`no key ${key} on this model`);
  return Number(found[0]);
}

/** What each kind of device can be told to show; both kinds may use the same byte for different words. */
const SPOKEN: Readonly<Record<'pad' | 'evaluator', readonly Lamp[]>> = {
  pad: ['off', 'idle', 'called', 'serving', 'paused', 'no'],
  evaluator: ['off', 'ask', 'thanks', 'no'],
};

/** What the device shows after an output report (id first); null when the report is not one of the model's. */
export function lampShown(profile: Profile, kind: 'pad' | 'evaluator', report: Uint8Array): Lamp | null {
  const { lamps } = profile;
  if (!lamps || report.length !== lamps.size + 1 || report[0] !== lamps.id) return null;
  const { frame, values, at } = lamps;
  const fixed = Object.entries(frame.fixed).every(([offset, value]) => report[Number(offset)] === value);
  if (!fixed || (frame.checksum && report[frame.checksum.at] !== checksum(frame.checksum, report)))
    return null;
  return SPOKEN[kind].find((lamp) => values[lamp] === report[at]) ?? null;
}
