import type { Holder } from '../contract/holder.ts';

/**
 * Which kiosk asks for a document right now, and what its reader read (K6). Never recorded: a reading lives until its kiosk has it
 * and asks no more; what comes late, or for another asking, is dropped.
 */
export type CardDesk = {
  /** The kiosk asks, or still asks, under this id of its own; null: no more. */
  ask(kiosk: string, ask: string | null): void;
  asked(kiosk: string): string | null;
  /** A document, or null when it could not be read. False: nobody asks for it any more. */
  read(kiosk: string, ask: string, holder: Holder | null): boolean;
  reading(kiosk: string): { readonly ask: string; readonly holder: Holder | null } | null;
  onChange(listener: () => void): void;
};

/** A kiosk that asks says so again before this, ms; one that fell silent asks no more. */
const LEASE = 20_000;

/** `now`: ms. */
export function createCardDesk(now: () => number): CardDesk {
  const asking = new Map<string, { ask: string; until: number; holder?: Holder | null }>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const current = (kiosk: string) => {
    const found = asking.get(kiosk);
    if (found && now() >= found.until) asking.delete(kiosk);
    return asking.get(kiosk);
  };
  return {
    ask(kiosk, ask) {
      const before = current(kiosk);
      if (ask === null) asking.delete(kiosk);
      else if (before?.ask === ask) before.until = now() + LEASE;
      else asking.set(kiosk, { ask, until: now() + LEASE });
      if ((before?.ask ?? null) !== ask) changed();
    },
    asked: (kiosk) => current(kiosk)?.ask ?? null,
    read(kiosk, ask, holder) {
      const found = current(kiosk);
      if (found?.ask !== ask) return false;
      found.holder = holder;
      changed();
      return true;
    },
    reading(kiosk) {
      const found = current(kiosk);
      return found?.holder === undefined ? null : { ask: found.ask, holder: found.holder };
    },
    onChange: (listener) => void listeners.add(listener),
  };
}
