import type { PrintDocument } from '../../hub/contract/print.ts';
import { inPrinterFont } from '../paper/charset.ts';
import { graphemes } from '../paper/columns.ts';
import { canDraw, loadFor } from '../paper/fonts.ts';

/**
 * Makes every word of a document printable: control characters (which a printer would obey) become spaces, and a character
 * that no font has becomes its code point, `[U+31350]`, so that nothing is ever lost without a sign (P3).
 */
export function legible(document: PrintDocument): PrintDocument {
  loadFor(JSON.stringify(document));
  return mapText(document) as PrintDocument;
}

function mapText(value: unknown): unknown {
  if (typeof value === 'string') return legibleText(value);
  if (Array.isArray(value)) return value.map(mapText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapText(inner)]));
}

/** One text made printable. */
export function legibleText(text: string): string {
  const clean = text.replace(/\p{Cs}/gu, '\u{fffd}').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return graphemes(clean)
    .map((grapheme) => (inPrinterFont(grapheme) || canDraw(grapheme) ? grapheme : codePoints(grapheme)))
    .join('');
}

function codePoints(grapheme: string): string {
  return [...grapheme]
    .map((character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('');
}
