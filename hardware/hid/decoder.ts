import type { Profile } from './profile.ts';
import { readKeys } from './reports.ts';

/** `press` at the moment the key goes down (or is let go, when it also has a long press); `hold` once held long enough. */
export type KeyEvent = { readonly key: string; readonly kind: 'press' | 'hold' };

/** Reports → key events. Pure: time comes in as ms of a clock that never runs backwards. */
export interface Decoder {
  /** One input report, as it came. */
  feed(bytes: Uint8Array, at: number): KeyEvent[];
  /** What has become due by waiting: long presses. */
  tick(at: number): KeyEvent[];
  /** When `tick` is worth calling; null while nothing is held. */
  readonly due: number | null;
  /** Reports that were not believed. */
  readonly rejected: number;
}

/** `lifted`: let go so soon that it may be the contact bouncing. */
type Held = { readonly key: string; readonly since: number; lifted: number | null; done: boolean };

/**
 * Edges, debounce, long press. Two keys down together mean a palm or a fault, not a wish: nothing more is told until all are
 * up. A fresh decoder per opened device: nothing held before an unplug lives on.
 */
export function createDecoder(profile: Profile, holdable: ReadonlySet<string> = new Set()): Decoder {
  const lastChange = new Map<string, number>();
  let down: ReadonlySet<string> = new Set();
  let held: Held | null = null;
  let jammed = false;
  let rejected = 0;

  /** A contact bounces: what changes again within the debounce time is the same press. */
  const bounces = (key: string, at: number) => {
    const last = lastChange.get(key);
    lastChange.set(key, at);
    return last !== undefined && at - last < profile.debounceMs;
  };
  const press = (key: string, at: number): KeyEvent[] => {
    if (held?.key === key) held.lifted = null;
    if (bounces(key, at)) return [];
    if (profile.tellsRelease && holdable.has(key)) {
      held = { key, since: at, lifted: null, done: false };
      return [];
    }
    return [{ key, kind: 'press' }];
  };
  const release = (key: string, at: number): KeyEvent[] => {
    lastChange.set(key, at);
    if (held?.key !== key) return [];
    if (at - held.since < profile.debounceMs) {
      held.lifted = at;
      return [];
    }
    const { done, since } = held;
    held = null;
    if (done) return [];
    return [{ key, kind: at - since >= profile.holdMs ? 'hold' : 'press' }];
  };
  const heldDue = () => {
    if (!held || held.done) return null;
    return held.lifted === null ? held.since + profile.holdMs : held.lifted + profile.debounceMs;
  };

  const changed = (now: ReadonlySet<string>, at: number): KeyEvent[] => {
    const gone = [...down].filter((key) => !now.has(key));
    const fresh = [...now].filter((key) => !down.has(key));
    down = profile.tellsRelease ? now : new Set();
    if (now.size > 1 || (jammed && now.size > 0)) {
      jammed = true;
      held = null;
      for (const key of [...gone, ...fresh]) lastChange.set(key, at);
      return [];
    }
    jammed = false;
    return [...gone.flatMap((key) => release(key, at)), ...fresh.flatMap((key) => press(key, at))];
  };

  return {
    feed(bytes, at) {
      const now = readKeys(profile, bytes);
      if (now) return changed(now, at);
      rejected += 1;
      return [];
    },
    tick(at) {
      const due = heldDue();
      if (!held || due === null || at < due) return [];
      const { key, lifted } = held;
      if (lifted === null) held.done = true;
      else held = null;
      return [{ key, kind: lifted === null ? 'hold' : 'press' }];
    },
    get due() {
      return heldDue();
    },
    get rejected() {
      return rejected;
    },
  };
}
