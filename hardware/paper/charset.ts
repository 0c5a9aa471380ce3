import iconv from 'iconv-lite';

/**
 * What a Chinese receipt printer's own font carries: ASCII in half-width cells and the two-byte area of GBK in full-width
 * cells. GB18030's four-byte area and its private zones are in the encoding but seldom in a printer's font: such
 * characters are drawn as dots instead (P3).
 */
export function inPrinterFont(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x20 && code < 0x7f && character.length === 1;
  if (isCyrillic(code)) return false;
  if (code > 0xffff || character.length !== 1) return false;
  const known = carried.get(code);
  if (known !== undefined) return known;
  const answer = isCarried(character);
  carried.set(code, answer);
  return answer;
}

/** By character of the basic plane, as asked so far. */
const carried = new Map<number, boolean>();

function isCarried(character: string): boolean {
  const bytes = iconv.encode(character, 'gb18030');
  return (
    bytes.length === 2 && inGbk(bytes[0] ?? 0, bytes[1] ?? 0) && iconv.encode(character, 'gbk').equals(bytes)
  );
}

/**
 * GB2312 has Cyrillic letters, but as wide as hanzi, set apart: words of 24 letters would fill a line of 80 mm. They are drawn in
 * half-width cells instead, a word as one (K4).
 */
const isCyrillic = (code: number): boolean => code >= 0x400 && code <= 0x52f;

/** GB2312's rows and GBK's three extensions, without the user-defined zones. */
function inGbk(lead: number, trail: number): boolean {
  if (trail < 0x40 || trail === 0x7f || trail > 0xfe) return false;
  if (lead >= 0x81 && lead <= 0xa0) return true;
  if (trail >= 0xa1) return (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7);
  return lead >= 0xa8 && lead <= 0xfe && !(lead === 0xfe && trail >= 0x50);
}

/** Whether the whole line can be sent as text. */
export function printsAsText(line: string): boolean {
  return [...line].every(inPrinterFont);
}

/** Bytes of a line for a printer in Chinese mode (after FS &). */
export function encodeGb18030(line: string): Buffer {
  return iconv.encode(line, 'gb18030');
}

/** Text of bytes sent in Chinese mode. */
export function decodeGb18030(bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes), 'gb18030');
}
