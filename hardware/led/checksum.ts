/** Checksums of the frames that LED controllers take. */
export const CHECKSUMS = ['sum8', 'lrc8', 'xor8', 'sum16', 'crc16-modbus', 'crc16-xmodem'] as const;
export type ChecksumKind = (typeof CHECKSUMS)[number];

/** Bytes the checksum has. */
export function checksumSize(kind: ChecksumKind): 1 | 2 {
  return kind === 'sum8' || kind === 'lrc8' || kind === 'xor8' ? 1 : 2;
}

export function checksum(kind: ChecksumKind, bytes: Uint8Array): number {
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  switch (kind) {
    case 'sum8':
      return sum & 0xff;
    case 'lrc8':
      return -sum & 0xff;
    case 'xor8':
      return bytes.reduce((total, byte) => total ^ byte, 0);
    case 'sum16':
      return sum & 0xffff;
    case 'crc16-modbus':
      return bytes.reduce(modbus, 0xffff);
    case 'crc16-xmodem':
      return bytes.reduce(xmodem, 0);
  }
}

/** Polynomial 0x8005, lowest bit first. */
function modbus(crc: number, byte: number): number {
  let value = crc ^ byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  return value;
}

/** Polynomial 0x1021, highest bit first. */
function xmodem(crc: number, byte: number): number {
  let value = crc ^ (byte << 8);
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : value << 1;
  return value;
}
