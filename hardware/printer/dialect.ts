import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';
import { ASK_IN_ORDER, askNow, CLEAR, nextAnswer, readStatus as readEpson } from './answers.ts';
import type { Line } from './line.ts';
import { ASK_STAR, nextStar, readStar, TOLD_WHEN_DONE } from './star.ts';

/** What a printer answered to "how are you". */
export type Reading =
  | { readonly kind: 'said'; readonly status: PrinterStatus }
  | { readonly kind: 'silent' | 'garbled' | 'lost' };

/** What an answer after the last byte tells: all of it is worked off, the printer is well or not, or nothing that helps. */
export type Progress = 'done' | 'well' | 'unwell' | 'garbage' | 'silence';

/** How printers of one make are asked. */
export interface Dialect {
  readStatus(line: Line, ms: number): Promise<Reading>;
  /** Sent right behind the last byte, to be answered when everything before it is worked off. */
  readonly askDone: Uint8Array;
  /** The next answer within `ms`. */
  progress(line: Line, ms: number): Promise<Progress>;
  /** Asked while no answer comes. */
  readonly askAgain: Uint8Array;
  /** Is a printer that stays well until the paper must be out believed to have printed? For those that know no `askDone`. */
  readonly trustsWell: boolean;
  /** Throws away what was received and not printed; null: it cannot be, and may still come out. */
  readonly clear: Uint8Array | null;
}

/** ESC/POS: DLE EOT at once, GS r in order. */
const EPSON: Dialect = {
  readStatus: readEpson,
  askDone: ASK_IN_ORDER,
  async progress(line, ms) {
    const answer = await nextAnswer(line, ms);
    if (answer.kind === 'in-order') return 'done';
    if (answer.kind === 'now') return (answer.byte & 0x08) === 0 ? 'well' : 'unwell';
    return answer.kind;
  },
  askAgain: askNow(1),
  trustsWell: true,
  clear: CLEAR,
};

/** Star line mode: ESC ACK SOH at once, ETB in order. */
const STAR: Dialect = {
  readStatus: readStar,
  askDone: Uint8Array.of(...TOLD_WHEN_DONE, ...ASK_STAR),
  progress: nextStar,
  askAgain: ASK_STAR,
  trustsWell: false,
  clear: null,
};

export const DIALECTS = { epson: EPSON, star: STAR } as const;
