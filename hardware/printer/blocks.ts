import type { Span } from '../paper/cells.ts';

/**
 * Paper in neutral pieces, top to bottom: what the layout decides and the encoding puts into a printer's commands. Lines
 * are already broken: nothing below wraps again.
 */
export type Block =
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  /** White, in dots. */
  | { readonly kind: 'gap'; readonly dots: number }
  | { readonly kind: 'rule'; readonly dots: 2 | 4 }
  /** The ticket's number, capitals 96 dots high. */
  | { readonly kind: 'number'; readonly text: string }
  /** A line of large text with counters as reversed plates, drawn as dots. */
  | { readonly kind: 'plates'; readonly label: string | null; readonly parts: readonly PlatePart[] }
  /** QR code of about 203 dots (25 mm) with words beside it: the title large, `foot` level with its lower edge. */
  | {
      readonly kind: 'qr';
      readonly content: string;
      readonly title: readonly string[];
      readonly lines: readonly string[];
      readonly foot: readonly string[];
    }
  | { readonly kind: 'cut' };

export type PlatePart = { readonly kind: 'word' | 'plate'; readonly text: string };

/** What a printer's paper measures: 80 mm has 48 columns, 58 mm has 32, of 12 dots each. */
export type Paper = { readonly columns: 48 | 32; readonly dots: number };

/** The paper of a printer with so many columns. */
export function paperOf(columns: 48 | 32): Paper {
  return { columns, dots: columns * 12 };
}
