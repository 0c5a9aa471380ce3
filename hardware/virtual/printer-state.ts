import * as v from 'valibot';

/** What a person can do to the virtual printer, as data, so that the dock page and tests use the same words. */
export const PrinterActionSchema = v.variant('do', [
  v.object({ do: v.literal('paper'), to: v.picklist(['ok', 'low', 'out']) }),
  /** The roll ends after so many further dots (8 a millimetre). */
  v.object({ do: v.literal('paper-left'), dots: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.object({ do: v.literal('cover'), open: v.boolean() }),
  v.object({ do: v.literal('jam'), on: v.boolean() }),
  /** Set off line at the printer itself: it still answers. */
  v.object({ do: v.literal('offline'), on: v.boolean() }),
  /** Cable out: nobody answers at its address. */
  v.object({ do: v.literal('unplugged'), on: v.boolean() }),
  /** A pause before every command. */
  v.object({ do: v.literal('slow'), ms: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)) }),
  v.object({ do: v.literal('answers'), to: v.picklist(['right', 'garbage', 'none']) }),
]);
export type PrinterAction = v.InferOutput<typeof PrinterActionSchema>;

export type PrinterState = {
  readonly paper: 'ok' | 'low' | 'out';
  /** Dots until the roll ends; null = more than anybody needs. */
  readonly dotsLeft: number | null;
  /** Dots printed since the start. */
  readonly dotsUsed: number;
  readonly coverOpen: boolean;
  readonly jam: boolean;
  readonly offline: boolean;
  readonly unplugged: boolean;
  readonly slowMs: number;
  readonly answers: 'right' | 'garbage' | 'none';
};
export const NEW_PRINTER: PrinterState = {
  paper: 'ok',
  dotsLeft: null,
  dotsUsed: 0,
  coverOpen: false,
  jam: false,
  offline: false,
  unplugged: false,
  slowMs: 0,
  answers: 'right',
};

/** The state after an action. */
export function operated(state: PrinterState, action: PrinterAction): PrinterState {
  switch (action.do) {
    case 'paper':
      return { ...state, paper: action.to, dotsLeft: null };
    case 'paper-left':
      return { ...state, dotsLeft: action.dots };
    case 'cover':
      return { ...state, coverOpen: action.open };
    case 'jam':
      return { ...state, jam: action.on };
    case 'offline':
      return { ...state, offline: action.on };
    case 'unplugged':
      return { ...state, unplugged: action.on };
    case 'slow':
      return { ...state, slowMs: action.ms };
    case 'answers':
      return { ...state, answers: action.to };
  }
}

/** Whether the printer stands still. */
export function blocked(state: PrinterState): boolean {
  return state.paper === 'out' || state.coverOpen || state.jam || state.offline;
}

/** The byte DLE EOT n is answered with. */
export function answerNow(state: PrinterState, n: number): number {
  const bits = (...flags: [boolean, number][]) =>
    flags.reduce((byte, [set, bit]) => (set ? byte | bit : byte), 0x12);
  const out = state.paper === 'out';
  if (n === 1) return bits([blocked(state), 0x08]);
  if (n === 2) return bits([state.coverOpen, 0x04], [out, 0x20], [state.jam, 0x40]);
  if (n === 3) return bits([state.jam, 0x08]);
  return bits([state.paper !== 'ok', 0x0c], [out, 0x60]);
}

/** The byte GS r 1 is answered with. */
export function answerInOrder(state: PrinterState): number {
  return (state.paper !== 'ok' ? 0x03 : 0) | (state.paper === 'out' ? 0x0c : 0);
}
