/** Reads what the dot drivers send, byte by byte as the standards have it: nothing of the drivers' own code. */

export type E131Data = {
  readonly cid: string;
  readonly source: string;
  readonly priority: number;
  readonly sequence: number;
  readonly universe: number;
  readonly terminated: boolean;
  readonly slots: Uint8Array;
};

/** An E1.31 data packet; null for everything else (ANSI E1.31-2018, 5 to 7). */
export function readE131(packet: Buffer): E131Data | null {
  if (packet.length < 126) return null;
  const length = (at: number) => packet.readUInt16BE(at) === (0x7000 | (packet.length - at));
  const root =
    packet.readUInt32BE(0) === 0x0010_0000 && packet.toString('latin1', 4, 16) === 'ASC-E1.17\0\0\0';
  const vectors =
    packet.readUInt32BE(18) === 4 && packet.readUInt32BE(40) === 2 && packet.readUInt8(117) === 2;
  const dmp =
    packet.readUInt8(118) === 0xa1 && packet.readUInt16BE(119) === 0 && packet.readUInt16BE(121) === 1;
  const count = packet.readUInt16BE(123);
  const whole = length(16) && length(38) && length(115) && count === packet.length - 125 && count <= 513;
  if (!root || !vectors || !dmp || !whole || packet.readUInt8(125) !== 0) return null;
  return {
    cid: packet.toString('hex', 22, 38),
    source: packet.toString('utf8', 44, 108).replace(/\0.*$/s, ''),
    priority: packet.readUInt8(108),
    sequence: packet.readUInt8(111),
    universe: packet.readUInt16BE(113),
    terminated: (packet.readUInt8(112) & 0x40) !== 0,
    slots: packet.subarray(126),
  };
}

/** Late and double packets are passed over (6.7.2). */
export function isLate(before: number | undefined, sequence: number): boolean {
  if (before === undefined) return false;
  const ahead = ((sequence - before + 128) & 0xff) - 128;
  return ahead <= 0 && ahead > -20;
}

export type DdpData = {
  readonly push: boolean;
  readonly sequence: number;
  readonly type: number;
  readonly destination: number;
  readonly offset: number;
  readonly data: Uint8Array;
};

/** A DDP packet of version 1 without time code; null for everything else. */
export function readDdp(packet: Buffer): DdpData | null {
  if (packet.length < 10 || (packet.readUInt8(0) & 0xd0) !== 0x40) return null;
  if (packet.readUInt16BE(8) !== packet.length - 10) return null;
  return {
    push: (packet.readUInt8(0) & 1) === 1,
    sequence: packet.readUInt8(1) & 0x0f,
    type: packet.readUInt8(2),
    destination: packet.readUInt8(3),
    offset: packet.readUInt32BE(4),
    data: packet.subarray(10),
  };
}
