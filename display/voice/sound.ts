import type { Announcement } from '../../hub/contract/views/screen.ts';

export type Clip = Announcement['clips'][number];

/** Plays one sound at a time on `<audio>` and tells how it went. */
export interface Player {
  /** Ends whatever is playing and plays this. Exactly one of the outcomes is told, once. */
  play(clip: Clip, volume: number): void;
  /** Loads what comes next, so that no gap is heard. */
  preload(clip: Clip): void;
  stop(): void;
}

export type PlayerEvents = {
  ended(): void;
  failed(): void;
  /** The browser wants a touch first (autoplay policy). The clip waits: `play` it again when it was touched. */
  refused(): void;
  /** Sound really comes out. */
  started(): void;
};

/** What a screen needs of its browser to speak; a fake one in tests. */
export type Sound = {
  createPlayer(events: PlayerEvents): Player;
  /** Would a sound come out without a touch? */
  isAllowed(): Promise<boolean>;
  /** Somebody touched the screen or a key. */
  onTouch(listener: () => void): () => void;
  size(): { readonly width: number; readonly height: number };
  onResize(listener: () => void): () => void;
  /** `task` after `ms`. */
  later(task: () => void, ms: number): void;
};
