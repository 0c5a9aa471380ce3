import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { readWoff } from '../pixels/woff.ts';

/** What a dark dot of a strip looks like. */
const DARK = [0x1f, 0x1a, 0x17];

/** The canvas read back: a dot where its middle is not as a dark one's. */
export function dots(page: Page, columns: number, rows: number): Promise<string[]> {
  return page.locator('canvas').evaluate(
    (canvas: HTMLCanvasElement, { columns: across, rows: down, dark }) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const pitch = canvas.width / across;
      const middle = Math.floor(pitch / 2) - 1;
      const lit = (column: number, row: number) => {
        const at = ((row * pitch + middle) * canvas.width + column * pitch + middle) * 4;
        return dark.some((level, i) => Math.abs((pixels[at + i] ?? 0) - level) >= 8);
      };
      return Array.from({ length: down }, (_, row) =>
        Array.from({ length: across }, (__, column) => (lit(column, row) ? '#' : '.')).join(''),
      );
    },
    { columns, rows, dark: DARK },
  );
}

/** Glyphs from the fonts' own files; a missing one fails. */
export type Draw = (character: string) => string[];
const FUSION_PIXEL =
  '@fontsource/fusion-pixel-12px-monospaced-sc/files/fusion-pixel-12px-monospaced-sc-latin-400-normal.woff';
export function twelve(): Draw {
  const font = readWoff(readFileSync(createRequire(import.meta.url).resolve(FUSION_PIXEL)), 10);
  return (character) => {
    const found = font.dots(character, character < '\u0080' ? 6 : 12, 12);
    const [bare, ...ink] = found ?? [];
    if (!bare) throw new Error(character);
    // Its first row is bare; the panel has the bare one last.
    return [...ink, bare];
  };
}
export function sixteen(): Draw {
  const lines = readFileSync(resolve('hub/pixels/tools/unifont-16.hex'), 'utf8').split('\n');
  return (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const digits = lines.find((line) => line.startsWith(`${code}:`))?.split(':')[1];
    if (!digits) throw new Error(character);
    const width = digits.length / 16;
    return Array.from({ length: 16 }, (_, row) =>
      [...digits.slice(row * width, (row + 1) * width)]
        .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
        .join('')
        .replaceAll('0', '.')
        .replaceAll('1', '#'),
    );
  };
}

/** A text's dots without the dark columns around it. */
function written(text: string, draw: Draw): string[] {
  const glyphs = [...text].map(draw);
  const rows = (glyphs[0] ?? []).map((_, row) => glyphs.map((glyph) => glyph[row]).join(''));
  const lit = (column: number) => rows.some((row) => row[column] === '#');
  const columns = [...(rows[0] ?? '')].map((_, column) => column).filter(lit);
  return rows.map((row) => row.slice(columns[0], (columns.at(-1) ?? 0) + 1));
}

/** Two texts at the ends of a panel, a dot from its edges. */
export function atEnds(left: string, right: string, draw: Draw, columns: number): string[] {
  const [a, b] = [written(left, draw), written(right, draw)];
  return a.map((row, i) => {
    const end = b[i] ?? '';
    return `.${row}${'.'.repeat(columns - 2 - row.length - end.length)}${end}.`;
  });
}

/** A text in the middle of a panel. */
export function inMiddle(text: string, draw: Draw, columns: number): string[] {
  return written(text, draw).map((row) => {
    const before = Math.floor((columns - row.length) / 2);
    return '.'.repeat(before) + row + '.'.repeat(columns - before - row.length);
  });
}
