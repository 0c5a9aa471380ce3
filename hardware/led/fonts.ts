import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, readFont } from '../../hub/pixels/font.ts';

/** The dot fonts in `folder` (hub/pixels). */
export function ledFonts(folder: string): readonly Font[] {
  return ['font-12.bin', 'font-16.bin'].map((file) => readFont(readFileSync(join(folder, file))));
}
