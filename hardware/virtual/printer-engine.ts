import type { Bitmap } from '../paper/bitmap.ts';
import type { PaperEvent } from '../paper/events.ts';
import { Roll } from '../paper/roll.ts';
import {
  answerInOrder,
  answerNow,
  blocked,
  NEW_PRINTER,
  operated,
  type PrinterAction,
  type PrinterState,
} from './printer-state.ts';

/** A piece of paper that left the printer. `whole` is false when it was torn off without a cut. */
export type Sheet = {
  readonly bytes: Buffer;
  readonly bitmap: Bitmap;
  readonly whole: boolean;
  /** Commands nobody understood, in hexadecimal. */
  readonly unknown: readonly string[];
};

const GARBAGE = Buffer.of(0xa5, 0xff, 0x5a);

/**
 * The works of the virtual printer: commands in, sheets and answers out. Commands are worked off in order while nothing is
 * wrong; questions put at once are answered at once.
 */
export class PrinterEngine {
  private current: PrinterState = NEW_PRINTER;
  private pending: { event: PaperEvent; reply: (byte: Buffer) => void }[] = [];
  private roll: Roll;
  private bytes: Buffer[] = [];
  private unknown: string[] = [];
  private resting = false;
  private readonly parts: {
    readonly width: number;
    readonly later: (ms: number, task: () => void) => void;
    readonly onSheet: (sheet: Sheet) => void;
  };

  constructor(parts: PrinterEngine['parts']) {
    this.parts = parts;
    this.roll = new Roll(parts.width);
  }

  get state(): PrinterState {
    return this.current;
  }

  operate(action: PrinterAction): void {
    this.current = operated(this.current, action);
    this.work();
  }

  receive(events: readonly PaperEvent[], reply: (bytes: Buffer) => void): void {
    for (const event of events) {
      if (event.type === 'status-now') this.answer(Buffer.of(answerNow(this.current, event.n)), reply);
      else if (event.type === 'clear') this.clear();
      else this.pending.push({ event, reply });
    }
    this.work();
  }

  /** The sender is gone: what is printed and not cut is torn off, unless work is still waiting. */
  hungUp(): void {
    if (this.pending.length === 0) this.tear(false);
  }

  private clear(): void {
    this.pending = [];
    this.tear(false);
  }

  private answer(bytes: Buffer, reply: (bytes: Buffer) => void): void {
    if (this.current.answers === 'right') reply(bytes);
    else if (this.current.answers === 'garbage') reply(GARBAGE);
  }

  private work(): void {
    while (!this.resting && !blocked(this.current)) {
      const next = this.pending.shift();
      if (next === undefined) return;
      this.carryOut(next.event, next.reply);
      if (this.current.slowMs > 0) {
        this.resting = true;
        this.parts.later(this.current.slowMs, () => {
          this.resting = false;
          this.work();
        });
      }
    }
  }

  private carryOut(event: PaperEvent, reply: (bytes: Buffer) => void): void {
    if (event.type === 'status-in-order') {
      this.answer(Buffer.of(answerInOrder(this.current)), reply);
      return;
    }
    const before = this.roll.height;
    this.bytes.push(event.raw);
    if (event.type === 'unknown') this.unknown.push(event.raw.toString('hex'));
    this.roll.apply(event);
    this.usePaper(this.roll.height - before);
    if (event.type === 'cut') this.tear(true);
  }

  private usePaper(dots: number): void {
    const left = this.current.dotsLeft;
    this.current = { ...this.current, dotsUsed: this.current.dotsUsed + dots };
    if (left === null) return;
    this.current = { ...this.current, dotsLeft: Math.max(0, left - dots) };
    if (dots >= left) this.current = { ...this.current, paper: 'out', dotsLeft: null };
  }

  private tear(whole: boolean): void {
    const bitmap = this.roll.tear();
    const bytes = Buffer.concat(this.bytes);
    const unknown = this.unknown;
    [this.bytes, this.unknown] = [[], []];
    // A reset and settings alone leave no paper.
    if (bitmap.height === 0) return;
    this.parts.onSheet({
      bytes,
      bitmap,
      whole,
      unknown,
    });
  }
}
