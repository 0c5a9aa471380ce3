import { unzipSync } from 'fflate';
import { ok, type Result, refuse } from '../../contract/result.ts';
import type { Text } from '../../contract/text.ts';
import { FILE_SAYS } from './messages.ts';

/** Largest workbook taken, and the most it may become when unpacked, bytes. */
export const LARGEST_WORKBOOK = 8 * 1024 * 1024;
const LARGEST_UNPACKED = 96 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** First bytes of an archive, and of what an old .xls and an encrypted workbook lie in. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const begins = (bytes: Uint8Array, with_: readonly number[]) => with_.every((byte, at) => bytes[at] === byte);

/** Is this a workbook, as far as its first bytes tell? */
export const looksLikeWorkbook = (bytes: Uint8Array): boolean =>
  begins(bytes, ARCHIVE) || begins(bytes, COMPOUND);

export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The parts of a workbook that are read, unpacked within bounds: what an archive says about its sizes is added up before a byte is
 * unpacked, and nothing is unpacked beyond what was said.
 */
export function unpack(bytes: Uint8Array): Result<Parts, Text> {
  if (bytes.length > LARGEST_WORKBOOK) return refuse(FILE_SAYS.tooLarge(LARGEST_WORKBOOK / MEGABYTE));
  if (begins(bytes, COMPOUND)) return refuse(FILE_SAYS.oldOrLocked);
  if (!begins(bytes, ARCHIVE)) return refuse(FILE_SAYS.notAWorkbook);
  let size = 0;
  const needed = ({ name, originalSize }: { name: string; originalSize: number }) => {
    const wanted = /\.(xml|rels)$/.test(name);
    if (wanted) size += originalSize;
    return wanted;
  };
  try {
    unzipSync(bytes, { filter: (file) => needed(file) && false });
    if (size > LARGEST_UNPACKED) return refuse(FILE_SAYS.swollen(LARGEST_UNPACKED / MEGABYTE));
    const parts = unzipSync(bytes, { filter: needed });
    return parts['xl/workbook.xml'] ? ok(parts) : refuse(FILE_SAYS.notAWorkbook);
  } catch {
    return refuse(FILE_SAYS.damaged);
  }
}
