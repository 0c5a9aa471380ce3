import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng } from '../paper/png.ts';
import type { Sheet } from './printer-engine.ts';

/** A sheet as kept in `<folder>/paper/`. */
export type KeptPaper = {
  readonly name: string;
  /** Full paths of the bytes received and of the picture. */
  readonly bin: string;
  readonly png: string;
  readonly whole: boolean;
  readonly unknown: readonly string[];
};

/** Writes one sheet as `.bin` and `.png`; the picture appears only when it is complete. */
export async function keepPaper(folder: string, name: string, sheet: Sheet): Promise<KeptPaper> {
  const paper = join(folder, 'paper');
  await mkdir(paper, { recursive: true });
  const bin = join(paper, `${name}.bin`);
  const png = join(paper, `${name}.png`);
  await writeFile(bin, sheet.bytes);
  // The roll is wider than the head: 80 mm carries 576 of 640 dots, 58 mm 384 of 464.
  const side = sheet.bitmap.width >= 576 ? 32 : 40;
  await writeFile(`${png}.part`, await encodePng(sheet.bitmap, { side, ends: 40 }));
  await rename(`${png}.part`, png);
  return { name, bin, png, whole: sheet.whole, unknown: sheet.unknown };
}

/** `20261123T094205123-lobby-7`: sorts by time; `at` in epoch ms, written in UTC. */
export function paperName(at: number, printer: string, n: number): string {
  return `${new Date(at).toISOString().replace(/[-:.Z]/g, '')}-${printer}-${n}`;
}
