import { limitsDue } from '../domain/index.ts';
import type { Services } from '../services.ts';

/** How often limits are looked at, ms. */
const EVERY = 30_000;
/** A command makes at most a few hundred facts; so many commands one after the other, then the next look goes on. */
const ROUNDS = 100;

export type Deadlines = {
  /** Once a second, and at start: does what limits demand, at most every half minute, and never while the clock is in doubt (L3–L5). */
  tick(): Promise<void>;
};

/** `trusted`: may timed work go by the clock now? */
export function createDeadlines(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'log'>,
  clocks: { now: () => number; monotonic: () => number },
  trusted: () => boolean,
): Deadlines {
  let looked: number | null = null;
  let busy = false;

  const catchUp = async () => {
    for (let round = 0; round < ROUNDS && trusted() && limitsDue(services.state(), clocks.now()); round++) {
      const checked = await services.submit({ kind: 'hub' }, services.newId(), { type: 'CheckLimits' });
      if (!checked.ok) {
        services.log.warn({ code: checked.refusal.code }, 'the limits could not be checked');
        return;
      }
      // What is left needs somebody's hand.
      if ((checked.value as { facts: number }).facts === 0) return;
    }
  };

  return {
    async tick() {
      const since = clocks.monotonic() - (looked ?? Number.NEGATIVE_INFINITY);
      if (busy || since < EVERY || !trusted()) return;
      looked = clocks.monotonic();
      busy = true;
      try {
        await catchUp();
      } finally {
        busy = false;
      }
    },
  };
}
