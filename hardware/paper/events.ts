import type { Bitmap } from './bitmap.ts';

/** How text stands on paper. */
export type TextStyle = {
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly reverse: boolean;
  readonly underline: boolean;
};

/** What a printer is told, command by command. `raw` are the command's own bytes. */
export type PaperEvent = { readonly raw: Buffer } & PaperCommand;
export type PaperCommand =
  | { readonly type: 'text'; readonly text: string; readonly style: TextStyle }
  /** End of line (LF). */
  | { readonly type: 'line' }
  | { readonly type: 'feed'; readonly unit: 'lines' | 'dots'; readonly count: number }
  | { readonly type: 'bitmap'; readonly bitmap: Bitmap; readonly scaleX: 1 | 2; readonly scaleY: 1 | 2 }
  | { readonly type: 'qr'; readonly content: string; readonly module: number; readonly level: QrLevel }
  | { readonly type: 'cut'; readonly mode: 'full' | 'partial'; readonly feed: number }
  | { readonly type: 'reset' }
  | { readonly type: 'align'; readonly to: 'left' | 'center' | 'right' }
  /** Line spacing in dots; null = default. */
  | { readonly type: 'spacing'; readonly dots: number | null }
  | { readonly type: 'beep'; readonly times: number }
  | { readonly type: 'drawer' }
  /** Answered at once (DLE EOT n). */
  | { readonly type: 'status-now'; readonly n: number }
  /** Answered in its turn (GS r n). */
  | { readonly type: 'status-in-order'; readonly n: number }
  /** Throw away what is not printed yet (DLE DC4 8). */
  | { readonly type: 'clear' }
  /** Understood, changes only how text is read or styled, or has no effect on paper. */
  | { readonly type: 'setting'; readonly name: string }
  /** Not understood: reported, never skipped in silence. */
  | { readonly type: 'unknown' };

export type QrLevel = 'L' | 'M' | 'Q' | 'H';
