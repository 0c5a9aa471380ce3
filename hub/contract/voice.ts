import type { VoiceSource, VolumeHours } from './policy.ts';
import type { Language } from './text.ts';

/** What a phrase that staff read into the microphone is: words, a letter, a digit, the way to a counter. */
export type ClipGroup = 'words' | 'letters' | 'digits' | 'ways';

export type ClipPhrase = {
  readonly language: Language;
  readonly text: string;
  readonly group: ClipGroup;
  /** How the file is called in an exported folder, below the language's own folder. */
  readonly file: string;
  /** The recording kept on the hub; null while there is none. */
  readonly clip: { readonly url: string; readonly ms: number; readonly at: number } | null;
};

/** `ready`; `missing`: phrases are; `absent`: no such program; `failed`: it did lately; `depends`: on the screen. */
export type SourceState = 'ready' | 'missing' | 'absent' | 'failed' | 'depends';

/** GET /voice/standing: what speaks each language, and the phrases that can be recorded (D3). */
export type VoiceStanding = {
  readonly languages: readonly {
    readonly language: Language;
    /** As staff chose, best first; the built-in voice always stands behind them. */
    readonly sources: readonly VoiceSource[];
    readonly states: Readonly<Record<VoiceSource, SourceState>>;
    /** What calls are spoken with now. */
    readonly speaks: VoiceSource;
    readonly recorded: number;
    readonly needed: number;
  }[];
  readonly phrases: readonly ClipPhrase[];
  /** How loud the hall is, by hour; [] = always full. */
  readonly volume: VolumeHours;
  /** The outside program's name; null when the hub was started without one. */
  readonly program: string | null;
};

/** How loud the hall is now: the latest entry not after the hall's hour, before the first one that of the day before; 1 without entries. */
export function volumeAt(hours: VolumeHours, now: number, timeZone: string): number {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
  const sorted = [...hours].sort((a, b) => a.from.localeCompare(b.from));
  return (sorted.findLast(({ from }) => from <= time) ?? sorted.at(-1))?.level ?? 1;
}

/** Form of every recording: 16-bit mono WAV of this rate, Hz. */
export const CLIP_RATE = 22_050;
/** Longest recording, bytes: half a minute. */
export const LARGEST_CLIP = 30 * CLIP_RATE * 2 + 1024;
