import { encode as encodeQr } from 'uqr';
import { type Bitmap, blank, stack, stamp } from './bitmap.ts';
import { CELL, COLUMN, drawSpans } from './cells.ts';
import { columnsOfGrapheme, graphemes } from './columns.ts';
import type { PaperEvent, TextStyle } from './events.ts';

/** Dots from one line to the next unless told otherwise: 1/6 inch. */
const DEFAULT_SPACING = 34;

/**
 * Paper as a printer's head writes it: events in, dots out. Text that does not fit goes on in the next line, as printers do
 * it, so that a layout too wide shows. Large text is drawn at its size: printers with a dot font enlarge its dots instead.
 */
export class Roll {
  readonly width: number;
  private parts: Bitmap[] = [];
  private line: { text: string; style: TextStyle }[] = [];
  private spacing = DEFAULT_SPACING;
  private align: 'left' | 'center' | 'right' = 'left';

  /** `width` in dots. */
  constructor(width: number) {
    this.width = width;
  }

  /** Dots of paper written since the last cut. */
  get height(): number {
    return this.parts.reduce((sum, part) => sum + part.height, 0);
  }

  /** Carries out one event; those without paper do nothing here. */
  apply(event: PaperEvent): void {
    switch (event.type) {
      case 'text':
        this.write(event.text, event.style);
        break;
      case 'line':
        this.endLine();
        break;
      case 'feed':
        this.feed(event.unit === 'lines' ? event.count * this.spacing : event.count);
        break;
      case 'bitmap':
        this.place(enlarge(event.bitmap, event.scaleX, event.scaleY));
        break;
      case 'qr':
        this.place(drawQrCode(event));
        break;
      case 'spacing':
        this.spacing = event.dots ?? DEFAULT_SPACING;
        break;
      case 'align':
        this.align = event.to;
        break;
      case 'reset':
        this.line = [];
        this.spacing = DEFAULT_SPACING;
        this.align = 'left';
        break;
      case 'cut':
        this.feed(event.feed);
        break;
    }
  }

  /** Takes off what is written; the roll goes on empty. */
  tear(): Bitmap {
    if (this.line.length > 0) this.endLine();
    const paper = stack([blank(this.width, 0), ...this.parts]);
    this.parts = [];
    return paper;
  }

  private write(text: string, style: TextStyle): void {
    let used = this.line.reduce((sum, run) => sum + dotsOf(run.text, run.style), 0);
    let fitting = '';
    for (const grapheme of graphemes(text)) {
      const dots = dotsOf(grapheme, style);
      if (used + dots > this.width) {
        if (fitting !== '') this.line.push({ text: fitting, style });
        this.endLine();
        [used, fitting] = [0, ''];
      }
      fitting += grapheme;
      used += dots;
    }
    if (fitting !== '') this.line.push({ text: fitting, style });
  }

  private endLine(): void {
    const runs = this.line.map(({ text, style }) => drawRun(text, style));
    const height = Math.max(0, ...runs.map((run) => run.height));
    const whole = blank(this.width, Math.max(this.spacing, height));
    const used = runs.reduce((sum, run) => sum + run.width, 0);
    let x = this.indent(used);
    for (const run of runs) {
      stamp(whole, run, x, height - run.height);
      x += run.width;
    }
    this.parts.push(whole);
    this.line = [];
  }

  private feed(dots: number): void {
    if (this.line.length > 0) this.endLine();
    if (dots > 0) this.parts.push(blank(this.width, dots));
  }

  private place(bitmap: Bitmap): void {
    if (this.line.length > 0) this.endLine();
    const row = blank(this.width, bitmap.height);
    stamp(row, bitmap, this.indent(bitmap.width), 0);
    this.parts.push(row);
  }

  private indent(used: number): number {
    const spare = Math.max(0, this.width - used);
    return this.align === 'left' ? 0 : this.align === 'right' ? spare : Math.floor(spare / 2);
  }
}

function dotsOf(text: string, style: TextStyle): number {
  return graphemes(text).reduce((sum, one) => sum + columnsOfGrapheme(one), 0) * COLUMN * style.width;
}

function drawRun(text: string, style: TextStyle): Bitmap {
  const drawn = drawSpans([{ text, bold: style.bold, reverse: style.reverse, size: style.height }]);
  if (style.underline) drawn.dots.fill(1, (CELL * style.height - 1) * drawn.width);
  return style.width === style.height ? drawn : stretch(drawn, dotsOf(text, style));
}

function stretch(bitmap: Bitmap, width: number): Bitmap {
  const wide = blank(width, bitmap.height);
  for (let at = 0; at < wide.dots.length; at++) {
    const x = Math.floor(((at % width) * bitmap.width) / width);
    wide.dots[at] = bitmap.dots[Math.floor(at / width) * bitmap.width + x] ?? 0;
  }
  return wide;
}

function enlarge(bitmap: Bitmap, scaleX: number, scaleY: number): Bitmap {
  if (scaleX === 1 && scaleY === 1) return bitmap;
  const large = blank(bitmap.width * scaleX, bitmap.height * scaleY);
  for (let at = 0; at < large.dots.length; at++) {
    const x = Math.floor((at % large.width) / scaleX);
    const y = Math.floor(Math.floor(at / large.width) / scaleY);
    large.dots[at] = bitmap.dots[y * bitmap.width + x] ?? 0;
  }
  return large;
}

function drawQrCode(event: Extract<PaperEvent, { type: 'qr' }>): Bitmap {
  const { data, size } = encodeQr(event.content, { ecc: event.level, border: 0 });
  const small = blank(size, size);
  for (let at = 0; at < small.dots.length; at++) {
    small.dots[at] = data[Math.floor(at / size)]?.[at % size] ? 1 : 0;
  }
  return enlarge(small, event.module, event.module);
}
