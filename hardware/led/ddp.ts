/**
 * Packets of the Distributed Display Protocol (3waylabs, version 1), "Packet Structure":
 *
 * | octets | field |
 * |---|---|
 * | 0 | flags: version 1 (0x40), push (0x01) with the last packet of a picture |
 * | 1 | sequence 1–15, 0 = none |
 * | 2 | data type: RGB 0x0B or grey 0x23, eight bits an element; 0 = undefined |
 * | 3 | destination; 1 = the default output |
 * | 4–7 | offset of the data in the display's buffer, bytes, big-endian |
 * | 8–9 | length of the data, big-endian |
 */
export const DDP_PORT = 4048;
const HEAD = 10;
/** Data of a packet, so that it stays whole on Ethernet. */
export const MOST_DATA = 1440;
const PUSH = 0x01;
const VERSION = 0x40;

export type DdpTarget = { readonly destination: number; readonly type: number };

/** Type of the elements: of dots with three channels, one, or two. */
export function ddpType(width: number): number {
  return width === 3 ? 0x0b : width === 1 ? 0x23 : 0;
}

/** `data` from `offset` on, in as few packets as it takes; `sequence` gives the next number. The last is shown. */
export function ddpPackets(
  target: DdpTarget,
  offset: number,
  data: Uint8Array,
  sequence: () => number,
): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += MOST_DATA) {
    const part = data.subarray(at, at + MOST_DATA);
    const packet = Buffer.alloc(HEAD + part.length);
    const last = at + part.length >= data.length;
    packet.writeUInt8(VERSION | (last ? PUSH : 0), 0);
    packet.writeUInt8(sequence(), 1);
    packet.writeUInt8(target.type, 2);
    packet.writeUInt8(target.destination, 3);
    packet.writeUInt32BE(offset + at, 4);
    packet.writeUInt16BE(part.length, 8);
    packet.set(part, HEAD);
    packets.push(packet);
  }
  return packets;
}

/** The bytes that differ, as one stretch; null when none do. */
export function changedPart(
  before: Uint8Array | null,
  now: Uint8Array,
): { offset: number; data: Uint8Array } | null {
  if (!before) return { offset: 0, data: now };
  let from = 0;
  while (from < now.length && now[from] === before[from]) from++;
  if (from === now.length) return null;
  let to = now.length;
  while (to > from && now[to - 1] === before[to - 1]) to--;
  return { offset: from, data: now.subarray(from, to) };
}
