/**
 * Data packets of ANSI E1.31-2018 (streaming ACN). Numbers in brackets are its sections; all fields big-endian.
 *
 * | octets | field |
 * |---|---|
 * | 0–15 | preamble size 16, post-amble size 0, "ASC-E1.17" padded to 12 [5] |
 * | 16–37 | root layer: flags 7 and length, vector 4, CID [5] |
 * | 38–43 | framing layer: flags and length, vector 2 [6] |
 * | 44–107 | source name, UTF-8, ending with 0 [6.2.2] |
 * | 108–114 | priority [6.2.3], synchronization address 0 [6.2.4], sequence [6.7.2], options [6.2.6], universe [6.2] |
 * | 115–124 | DMP layer: flags and length, vector 2, type a1, first address 0, increment 1, count [7] |
 * | 125– | START code 0 and the slots [7] |
 */
export const E131_PORT = 5568;
export const MOST_SLOTS = 512;
const HEAD = 126;
/** Options [6.2.6]. */
const STREAM_TERMINATED = 0x40;

export type E131Source = { readonly cid: Uint8Array; readonly name: string; readonly priority: number };

export function e131Packet(
  source: E131Source,
  universe: number,
  sequence: number,
  slots: Uint8Array,
  terminated = false,
): Uint8Array {
  const packet = Buffer.alloc(HEAD + slots.length);
  const size = (at: number) => packet.writeUInt16BE(0x7000 | (packet.length - at), at);
  packet.writeUInt16BE(16, 0);
  packet.write('ASC-E1.17', 4, 'latin1');
  size(16);
  packet.writeUInt32BE(4, 18);
  packet.set(source.cid.subarray(0, 16), 22);
  size(38);
  packet.writeUInt32BE(2, 40);
  packet.write(source.name, 44, 63, 'utf8');
  packet.writeUInt8(source.priority, 108);
  packet.writeUInt8(sequence & 0xff, 111);
  packet.writeUInt8(terminated ? STREAM_TERMINATED : 0, 112);
  packet.writeUInt16BE(universe, 113);
  size(115);
  packet.writeUInt8(2, 117);
  packet.writeUInt8(0xa1, 118);
  packet.writeUInt16BE(1, 121);
  packet.writeUInt16BE(slots.length + 1, 123);
  packet.set(slots, HEAD);
  return packet;
}

/** Where a universe is heard by multicast [9.3.1]. */
export function multicastOf(universe: number): string {
  return `239.255.${universe >> 8}.${universe & 0xff}`;
}

/** Bytes of a picture by universe: from `channel` on in the first, whole dots of `width` channels, further universes from their start. */
export function universesOf(
  bytes: Uint8Array,
  first: { readonly universe: number; readonly channel: number },
  width: number,
): { readonly universe: number; readonly slots: Uint8Array }[] {
  const parts: { universe: number; slots: Uint8Array }[] = [];
  let at = 0;
  let skipped = first.channel - 1;
  for (let universe = first.universe; at < bytes.length; universe++) {
    const room = Math.floor((MOST_SLOTS - skipped) / width) * width;
    const part = bytes.subarray(at, at + room);
    const slots = new Uint8Array(skipped + part.length);
    slots.set(part, skipped);
    parts.push({ universe, slots });
    at += room;
    skipped = 0;
  }
  return parts;
}
