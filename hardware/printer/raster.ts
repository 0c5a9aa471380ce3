import { encode as encodeQr } from 'uqr';
import { type Bitmap, blank, crop, inkOf, reverse, stack, stamp } from '../paper/bitmap.ts';
import { COLUMN, drawSpans, type Span } from '../paper/cells.ts';
import { drawTexts, widthOf } from '../paper/fonts.ts';
import { createKept } from '../paper/kept.ts';
import type { Block, PlatePart } from './blocks.ts';

/** The pieces of a ticket that are drawn as dots: number, plates, QR band, and lines the printer's font cannot carry. */

/** Dots of one text line with the white below it: the usual default line spacing (1/6 inch). */
export const LINE_PITCH = 34;
/** Label column: five hanzi. */
export const LABEL_COLUMNS = 10;
const CAPITALS = 96;
const FACT = { size: 48, weight: 700 } as const;
const PLATE = { width: 60, height: 56, gap: 12 } as const;
export const QR_DOTS = 203;
/** Between QR code and the words beside it. */
export const QR_GUTTER = 38;

/** Drawn pieces that many papers share, about 4 MB of dots: a ticket waits for its number and its code alone. */
const drawn = createKept<Bitmap>(120);
const shared = (piece: readonly unknown[], draw: () => Bitmap): Bitmap => drawn(JSON.stringify(piece), draw);

/** Any drawn piece as dots, at most `width` wide (QR codes and plates may be narrower). Nobody may change it. */
export function drawBlock(block: Exclude<Block, { kind: 'cut' }>, width: number): Bitmap {
  switch (block.kind) {
    case 'line':
      return shared([block, width], () => drawLine(block.spans, width));
    case 'gap':
      return blank(1, block.dots);
    case 'rule': {
      const rule = blank(width, block.dots);
      rule.dots.fill(1);
      return rule;
    }
    case 'number':
      return drawNumber(block.text, width);
    case 'plates':
      return shared([block, width], () => drawPlates(block.label, block.parts, width));
    case 'qr':
      return drawQrBand(block, width);
  }
}

/** A text line as the printer would set it, with the white below. */
export function drawLine(spans: readonly Span[], width: number): Bitmap {
  const text = drawSpans(spans);
  return crop(text, 0, 0, Math.min(text.width, width), Math.max(LINE_PITCH, text.height));
}

/** Bold capitals, the ink flush left and nothing above or below it; smaller when the paper is too narrow. */
function drawNumber(text: string, width: number): Bitmap {
  // Noto's capitals are 0.733 of the em.
  const full = { size: Math.round(CAPITALS / 0.733), weight: 700 } as const;
  const natural = widthOf(text, full);
  const pen = natural <= width ? full : { ...full, size: Math.floor((full.size * width) / natural) };
  const drawn = drawTexts(Math.ceil(widthOf(text, pen)) + 8, pen.size * 2, pen, [
    { text, x: 4, baseline: Math.round(pen.size * 1.4) },
  ]);
  const ink = inkOf(drawn);
  if (ink === null) throw new Error('a ticket number without ink');
  return crop(drawn, ink.left, ink.top, Math.min(width, ink.right - ink.left), ink.bottom - ink.top);
}

/** Dots a part of a plate row takes, without the gap before it. */
export function partWidth(part: PlatePart): number {
  const text = Math.ceil(widthOf(part.text, FACT));
  return part.kind === 'word' ? text : Math.max(PLATE.width, text + 24);
}

/** Dots between two parts. */
export const PART_GAP = PLATE.gap;

function drawPlates(label: string | null, parts: readonly PlatePart[], width: number): Bitmap {
  const row = blank(width, PLATE.height);
  const baseline = 46;
  if (label !== null) {
    const drawn = drawSpans([{ text: label }]);
    // The label stands on the large text's base line: 21 of its 24 dots lie above it.
    stamp(row, drawn, 0, baseline - 21);
  }
  let x = label === null ? 0 : LABEL_COLUMNS * COLUMN;
  for (const part of parts) {
    const own = partWidth(part);
    const ink = Math.ceil(widthOf(part.text, FACT));
    const left = part.kind === 'plate' ? x + Math.floor((own - ink) / 2) : x;
    stamp(row, drawTexts(own + 60, PLATE.height, FACT, [{ text: part.text, x: left - x, baseline }]), x, 0);
    if (part.kind === 'plate') reverse(row, x, 0, own, PLATE.height);
    x += own + PLATE.gap;
  }
  return row;
}

/** The QR code alone: whole dots a module, as near to 25 mm as that allows. */
export function drawQr(content: string): Bitmap {
  const { data, size } = encodeQr(content, { ecc: 'M', border: 0 });
  const module = Math.max(3, Math.floor(QR_DOTS / size));
  const code = blank(size * module, size * module);
  for (let y = 0; y < code.height; y++) {
    const row = data[Math.floor(y / module)] ?? [];
    for (let column = 0; column < size; column++) {
      const at = y * code.width + column * module;
      if (row[column]) code.dots.fill(1, at, at + module);
    }
  }
  return code;
}

function drawQrBand(block: Extract<Block, { kind: 'qr' }>, width: number): Bitmap {
  const code = drawQr(block.content);
  const x = code.width + QR_GUTTER;
  const room = width - x;
  const size = titleSize(width);
  const words = shared([block.title, block.lines, size, room], () => drawWords(block, size, room));
  const foot = shared([block.foot, room], () => stack(block.foot.map((text) => drawLine([{ text }], room))));
  const height = Math.max(code.height, words.height + foot.height);
  const band = blank(width, height);
  stamp(band, code, 0, 0);
  stamp(band, words, x, 0);
  // The last line's white lies below the code's edge.
  stamp(band, foot, x, height - foot.height + (LINE_PITCH - 24));
  return band;
}

/** The words beside a QR code: the title in letters of `size` dots, the lines below it. */
function drawWords({ title, lines }: Extract<Block, { kind: 'qr' }>, size: number, width: number): Bitmap {
  return stack([
    ...title.map((text) =>
      drawTexts(width, Math.round(size * 1.2), { size, weight: 700 }, [
        { text, x: 0, baseline: Math.round(size * 0.9), maxWidth: width },
      ]),
    ),
    blank(1, 8),
    ...lines.map((text) => drawLine([{ text }], width)),
  ]);
}

/** The title beside the QR code: 48 dots on 80 mm; on 58 mm four hanzi must stand beside the code. */
export function titleSize(width: number): number {
  return width >= 576 ? 48 : Math.floor((width - QR_DOTS - QR_GUTTER) / 4);
}
