import { inPrinterFont } from './charset.ts';

/**
 * Widths on paper. A column is a half-width cell of 12 dots; a hanzi takes two. What the printer's font carries has the
 * printer's width (quotes and degree signs are full-width there); the rest goes by East-Asian width.
 */

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Only ASCII, hanzi and their punctuation: none of these joins another, which the segmenter would take long to say. */
const SINGLE = /^[\x20-\x7e\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;

/** What a reader takes for one character: combining marks stay with their letter. */
export function graphemes(text: string): string[] {
  if (SINGLE.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Columns one grapheme takes: 1 or 2. */
export function columnsOfGrapheme(grapheme: string): 1 | 2 {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  return inPrinterFont(grapheme) || WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** Columns a text takes at single size. */
export function columnsOf(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + columnsOfGrapheme(grapheme), 0);
}
