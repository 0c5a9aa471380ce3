import type { Frame, Lamp, Profile } from './profile.ts';

/**
 * The keys that are down by this report, or null when the report is not one the model sends: other length, id, fixed byte or
 * checksum, an unknown key, or anything in a byte that should be 0. What is not understood whole is not believed at all.
 */
export function readKeys(profile: Profile, bytes: Uint8Array): ReadonlySet<string> | null {
  if (bytes.length !== profile.size) return null;
  if (profile.id !== undefined && bytes[0] !== profile.id) return null;
  if (!framed(profile.frame, bytes) || !restIsZero(profile, bytes)) return null;
  const names = downCodes(profile, bytes)?.map((code) => profile.keys.keys[code]);
  if (!names) return null;
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? new Set(known) : null;
}

function downCodes({ keys }: Profile, bytes: Uint8Array): number[] | null {
  const byte = bytes[keys.at] ?? 0;
  const bits = [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (1 << bit));
  switch (keys.shape) {
    case 'bitmask':
      return bits;
    case 'one-hot':
      return bits.length <= 1 ? bits : null;
    case 'value':
      return byte === 0 ? [] : [byte];
    case 'codes':
      return [...bytes.subarray(keys.at, keys.at + keys.count)].filter((code) => code !== 0);
  }
}

function framed(frame: Frame, bytes: Uint8Array): boolean {
  const fixed = Object.entries(frame.fixed).every(([at, value]) => bytes[Number(at)] === value);
  return fixed && (!frame.checksum || bytes[frame.checksum.at] === checksum(frame.checksum, bytes));
}

function restIsZero(profile: Profile, bytes: Uint8Array): boolean {
  const used = new Set([...profile.free, ...Object.keys(profile.frame.fixed).map(Number)]);
  if (profile.id !== undefined) used.add(0);
  if (profile.frame.checksum) used.add(profile.frame.checksum.at);
  const { keys } = profile;
  for (let i = 0; i < (keys.shape === 'codes' ? keys.count : 1); i += 1) used.add(keys.at + i);
  return bytes.every((byte, at) => byte === 0 || used.has(at));
}

/** The sum or exclusive or of the bytes it covers, one byte. */
export function checksum(rule: NonNullable<Frame['checksum']>, bytes: Uint8Array): number {
  const covered = bytes.subarray(rule.from, rule.to);
  return rule.kind === 'sum'
    ? covered.reduce((sum, byte) => (sum + byte) & 0xff, 0)
    : covered.reduce((sum, byte) => sum ^ byte, 0);
}

/** Writes what the frame demands around bytes already in place. */
export function seal(frame: Frame, bytes: Uint8Array): Uint8Array {
  for (const [at, value] of Object.entries(frame.fixed)) bytes[Number(at)] = value;
  if (frame.checksum) bytes[frame.checksum.at] = checksum(frame.checksum, bytes);
  return bytes;
}

/** The output report that shows `lamp`, report id first (0 when unnumbered); null when the model has no lamps. */
export function lampReport(profile: Profile, lamp: Lamp): Uint8Array | null {
  const { lamps } = profile;
  if (!lamps) return null;
  const bytes = new Uint8Array(lamps.size + 1);
  bytes[0] = lamps.id;
  bytes[lamps.at] = lamps.values[lamp] ?? lamps.values.off;
  return seal(lamps.frame, bytes);
}
