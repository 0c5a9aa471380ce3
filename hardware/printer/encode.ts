import { type Bitmap, packRows, stack } from '../paper/bitmap.ts';
import type { Span } from '../paper/cells.ts';
import { encodeGb18030, printsAsText } from '../paper/charset.ts';
import type { Block } from './blocks.ts';
import type { Charset } from './config.ts';
import { drawBlock, LINE_PITCH } from './raster.ts';

/** What the encoding asks of a printer's command set. */
export interface Commands {
  /** Bytes as they are. */
  raw(bytes: Uint8Array): void;
  bold(on: boolean): void;
  /** Magnification of the text that follows. */
  size(times: number): void;
  reverse(on: boolean): void;
  /** Dots, flush left, paper moved on by exactly the bitmap's height. */
  dots(bitmap: Bitmap): Promise<void>;
  cut(): void;
}

const LF = Uint8Array.of(0x0a);
/** FS &: bytes from 81 on are Chinese, two at a time. Most Chinese printers need it said. */
const CHINESE_MODE = Uint8Array.of(0x1c, 0x26);

/**
 * Puts blocks into a printer's commands. Text goes as GB18030 where the printer's font carries every character of the line,
 * else that line goes as dots (P3); `raster` printers get everything as dots. Neighbouring dots become one picture.
 * Answers with the dot rows of paper it makes.
 */
export async function encode(
  blocks: readonly Block[],
  printer: { readonly charset: Charset; readonly dots: number },
  commands: Commands,
): Promise<number> {
  let rows = 0;
  let pictures: Bitmap[] = [];
  const flush = async () => {
    if (pictures.length > 0) await commands.dots(stack(pictures));
    pictures = [];
  };
  if (printer.charset === 'gb18030') commands.raw(CHINESE_MODE);
  for (const block of blocks) {
    if (block.kind === 'line' && printer.charset === 'gb18030' && spansPrint(block.spans)) {
      await flush();
      writeLine(block.spans, commands);
      rows += LINE_PITCH * Math.max(...block.spans.map((span) => span.size ?? 1));
    } else if (block.kind === 'cut') {
      await flush();
      commands.cut();
    } else {
      const picture = drawBlock(block, printer.dots);
      pictures.push(picture);
      rows += picture.height;
    }
  }
  await flush();
  return rows;
}

function spansPrint(spans: readonly Span[]): boolean {
  return spans.every((span) => printsAsText(span.text));
}

function writeLine(spans: readonly Span[], commands: Commands): void {
  for (const span of spans) {
    if (span.bold) commands.bold(true);
    if (span.reverse) commands.reverse(true);
    if (span.size && span.size > 1) commands.size(span.size);
    commands.raw(encodeGb18030(span.text));
    if (span.size && span.size > 1) commands.size(1);
    if (span.reverse) commands.reverse(false);
    if (span.bold) commands.bold(false);
  }
  commands.raw(LF);
}

/** Rows in one GS v 0: many printers hold no more than 255. */
const ROWS_AT_ONCE = 240;

/** A picture as GS v 0 commands, white at the right edge left out. */
export function gsV0(bitmap: Bitmap): Buffer {
  const parts: Buffer[] = [];
  for (let top = 0; top < bitmap.height; top += ROWS_AT_ONCE) {
    const height = Math.min(ROWS_AT_ONCE, bitmap.height - top);
    const { bytesPerRow, data } = packRows(bitmap, top, inkWidth(bitmap, top, height), height);
    parts.push(
      Buffer.from([0x1d, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, height & 0xff, height >> 8]),
      data,
    );
  }
  return Buffer.concat(parts);
}

/** Dots up to the last black one in these rows, at least one. */
function inkWidth(bitmap: Bitmap, top: number, height: number): number {
  let width = 1;
  for (let y = top; y < top + height; y++) {
    for (let x = bitmap.width - 1; x >= width; x--) {
      if (bitmap.dots[y * bitmap.width + x]) width = x + 1;
    }
  }
  return width;
}
