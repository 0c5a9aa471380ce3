import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { paperName } from '../virtual/printer-files.ts';
import type { A4Driver } from './port.ts';

/** The twin of an A4 printer: each copy is kept as a PDF in `<folder>/paper/` (P6). */
export function createVirtualA4(name: string, folder: string, clock: Clock): A4Driver {
  let sheets = 0;
  return {
    async print({ pdf, copies }) {
      const paper = join(folder, 'paper');
      try {
        await mkdir(paper, { recursive: true });
        for (let copy = 0; copy < copies; copy++) {
          const file = join(paper, `${paperName(clock.now(), name, ++sheets)}.pdf`);
          await writeFile(`${file}.part`, pdf);
          await rename(`${file}.part`, file);
        }
      } catch (error) {
        return { outcome: 'failed', detail: String(error) };
      }
      return { outcome: 'printed', detail: null };
    },
  };
}
