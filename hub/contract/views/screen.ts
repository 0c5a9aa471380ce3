import type { ScreenAssignment, ScreenRole } from '../commands.ts';
import type { Poster } from '../posters.ts';
import type { Language, Text } from '../text.ts';
import type { CounterSign } from './counter-sign.ts';
import type { HallLine, View } from './hall.ts';

/**
 * A call as boards show it. docs/api.md: `{number, counter, at, position}`; the rest is ours. It goes to every screen with every call:
 * what is usual is left out.
 */
export type CallLine = {
  readonly number: string;
  /** Display name of the counter in Chinese, as painted above it. */
  readonly counter: string;
  readonly at: number;
  /** Journal position of the latest announcement of this call. */
  readonly position: number;
  readonly floor: number;
  /** The counter's English name, where it is not as painted. */
  readonly en?: string;
  /** Not there for a first call. */
  readonly kind?: 'recall';
  /** Still called: shown as now (red). Not there once started, passed…: paper ground. */
  readonly open?: true;
};

/** Told to get ready (T16). */
export type PreCallLine = { readonly number: string; readonly position: number };

/** What became of a queue people waited in (T10, T12). */
export type QueueNewsLine = {
  readonly position: number;
  readonly at: number;
  readonly kind: 'ended' | 'merged';
  readonly queue: { readonly letter: string; readonly name: Text };
  /** The queue that takes its tickets; null when it ended. */
  readonly to: Text | null;
};

/** Speech still to be played, in journal order; stale ones disappear from the list (D2). */
export type Announcement = {
  readonly position: number;
  readonly number: string;
  /** WAV files of the hub, played one after the other: chime, call in Mandarin, repeats, English. */
  readonly clips: readonly {
    readonly url: string;
    readonly ms: number;
    readonly kind: 'chime' | 'call' | 'repeat' | 'second-language';
    /** Spoken by the screen's own local voice where it has one for the language; else the file is played. */
    readonly say?: { readonly language: Language; readonly text: string };
  }[];
  /** 0..1 for this hour. */
  readonly volume: number;
  /** Breaks off what is being spoken and goes before everything else. */
  readonly urgent?: true;
  /** Thanks for a rating: nobody waits to be told that it was spoken. */
  readonly thanks?: true;
};

/** An urgent message, shown until then. `zone` null: everywhere; `en` null: in Chinese alone. */
export type BroadcastLine = {
  readonly id: string;
  readonly position: number;
  readonly at: number;
  readonly until: number;
  readonly zh: string;
  readonly en: string | null;
  readonly zone: string | null;
};

/** Emitted as `view` on `/display`. Names no single screen: screens that show the same share one serialised message. */
export type ScreenView = View & {
  readonly assignment: ScreenAssignment;
  /** What it shows now: the assignment's role, or what its playlist says at this hour (D1). */
  readonly shows: ScreenRole;
  readonly hall: HallLine;
  readonly calls: readonly CallLine[];
  readonly queues: readonly {
    readonly id: string;
    readonly letter: string;
    /** In Chinese alone, as boards show it. */
    readonly name: Pick<Text, 'zh'>;
    readonly waiting: number;
  }[];
  readonly notices: readonly Text[];
  /** Newest first; a pre-call goes as soon as its ticket does not wait any more. */
  readonly preCalls: readonly PreCallLine[];
  /** Newest first; each stands for some minutes. */
  readonly queueNews: readonly QueueNewsLine[];
  /** Newest first. */
  readonly broadcasts: readonly BroadcastLine[];
  /** Only for screens with sound. */
  readonly announcements: readonly Announcement[];
  /** Role counter-strip and applicant. */
  readonly counter: CounterSign | null;
  /** Only while it shows commitments, staff, notices or figures (D5). */
  readonly poster?: Poster;
  /** Only for boards with files: pictures and videos beside the calls, in this order, again and again. */
  readonly media?: readonly MediaFile[];
};

/** `url` changes when the file does. */
export type MediaFile = {
  readonly name: string;
  readonly kind: 'picture' | 'video';
  readonly url: string;
};

/** A file of the media folder as staff see it. */
export type MediaLine = {
  readonly name: string;
  /** By its content; null: neither a picture nor a video that screens can show. */
  readonly kind: MediaFile['kind'] | null;
  readonly bytes: number;
  readonly problem: 'type' | 'size' | null;
};
