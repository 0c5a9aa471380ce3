import type { PrinterStatus } from '../../hub/contract/views/kiosk.ts';

/** What the dock page shows: every virtual device, whole, at every change. Shared by the page and the agent's server. */
export type DockState = {
  readonly agent: string;
  readonly hub: 'connecting' | 'connected' | 'offline' | 'refused';
  readonly devices: readonly DockDevice[];
};

export type DockPaper = {
  readonly id: string;
  /** Address of its image. */
  readonly image: string;
  /** Epoch ms. */
  readonly at: number;
};

export type DockPrinter = {
  readonly kind: 'printer';
  readonly name: string;
  /** What the agent knows of it through the driver. */
  readonly status: PrinterStatus['kind'];
  /** What it is in truth. */
  readonly paper: 'ok' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly jam: boolean;
  readonly offline: boolean;
  readonly unplugged: boolean;
  /** It rests before every command. */
  readonly slow: boolean;
  /** What it answers is none of its words. */
  readonly garbage: boolean;
  /** Newest first. */
  readonly papers: readonly DockPaper[];
};

export type DockA4 = {
  readonly kind: 'a4';
  readonly name: string;
  readonly paper: 'ok' | 'out';
  readonly jam: boolean;
  readonly unplugged: boolean;
  /** Its queue takes no jobs. */
  readonly stopped: boolean;
  readonly slow: boolean;
  /** What its queue tells of a job's end is no end. */
  readonly garbage: boolean;
  /** Jobs not yet out, the next one first. */
  readonly queue: readonly {
    readonly id: number;
    readonly title: string;
    readonly copies: number;
    readonly at: number;
  }[];
  /** Copies that came out, newest first. */
  readonly papers: readonly {
    readonly id: string;
    readonly title: string;
    readonly at: number;
    /** Address of the PDF. */
    readonly pdf: string;
  }[];
};

export type DockHid = {
  readonly kind: 'pad' | 'evaluator';
  readonly name: string;
  readonly profile: string;
  readonly plugged: boolean;
  /** Its reports come late, and so do its lamps. */
  readonly slow: boolean;
  readonly lamp: 'off' | 'idle' | 'called' | 'serving' | 'paused' | 'ask' | 'thanks' | 'no';
  /** The keys that mean something, in the model's order; `meaning`: a pad's action or an evaluator's level. */
  readonly keys: readonly {
    readonly key: string;
    readonly meaning: string;
    readonly hold: string | null;
    readonly down: boolean;
  }[];
};

export type DockReader = {
  readonly kind: 'reader';
  readonly name: string;
  readonly plugged: boolean;
  /** Its kiosk asks for a document. */
  readonly asked: boolean;
  readonly slow: boolean;
};
/** Documents that lie beside a virtual reader, good and bad. */
export const SAMPLE_CARDS = [
  'resident-card',
  'residence-permit',
  'passport',
  'wrong-number',
  'unreadable',
  /** Not even a line of its program. */
  'garbage',
] as const;
export type SampleCard = (typeof SAMPLE_CARDS)[number];

/** A virtual LED panel, as it understood what reached it. */
export type DockLed = {
  readonly kind: 'led';
  readonly name: string;
  readonly driver: 'e131' | 'ddp' | 'text';
  readonly columns: number;
  readonly rows: number;
  /** Base64, a byte a dot, row after row: three bits of red, three of green, two of blue. */
  readonly light: string;
  /** What a text panel was told; null on a panel of dots. */
  readonly text: string | null;
  /** As far as the driver can tell. */
  readonly connected: boolean;
  readonly plugged: boolean;
  /** What is sent comes late, or with bytes that were never sent. */
  readonly slow: boolean;
  readonly garbage: boolean;
  /** Packets or frames understood, and what was none. */
  readonly taken: number;
  readonly refused: number;
};

export type DockLine = {
  readonly kind: 'line';
  readonly name: string;
  readonly of: 'agent' | 'pages';
  readonly plugged: boolean;
  /** The hub's speech does not come through. */
  readonly muted: boolean;
  /** The hub's origin at this end of the line. */
  readonly origin: string;
};

export type DockDevice = DockPrinter | DockA4 | DockHid | DockReader | DockLed | DockLine;

export const PRINTER_ACTIONS = [
  'paper-ok',
  'paper-low',
  'paper-out',
  'open-cover',
  'close-cover',
  'jam',
  'clear-jam',
  'offline',
  'online',
  'unplug',
  'replug',
  'slow',
  'full-speed',
  'garbage',
  'clear',
  /** Everything as it should be. */
  'restore',
] as const;
export type PrinterDockAction = (typeof PRINTER_ACTIONS)[number];
export const A4_ACTIONS = [
  'paper-ok',
  'paper-out',
  'jam',
  'clear-jam',
  'unplug',
  'replug',
  'stop-queue',
  'start-queue',
  'slow',
  'full-speed',
  'garbage',
  'clear',
  'restore',
] as const;
export type A4DockAction = (typeof A4_ACTIONS)[number];
export const LED_ACTIONS = ['unplug', 'replug', 'slow', 'full-speed', 'garbage', 'clear'] as const;
export type LedDockAction = (typeof LED_ACTIONS)[number];
export const READER_ACTIONS = ['unplug', 'replug', 'slow', 'full-speed'] as const;
export type ReaderDockAction = (typeof READER_ACTIONS)[number];
export type HidDockAction =
  | 'press'
  | 'hold'
  | 'unplug'
  | 'replug'
  | 'slow'
  | 'full-speed'
  | 'garbage'
  | 'fail';
export type LineDockAction = 'unplug' | 'replug' | 'mute' | 'unmute';
