import type { Clock } from '../../hardware/clock.ts';

export interface ManualClock extends Clock {
  /** Runs what becomes due within `ms`, in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
}

/** Lets everything that waits for no timer finish. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 25; i += 1) await Promise.resolve();
}

/** Time that only moves when told to. */
export function manualClock(start = 1_700_000_000_000): ManualClock {
  let ticks = 0;
  let tasks: { at: number; run: () => void }[] = [];
  return {
    now: () => start + ticks,
    ticks: () => ticks,
    after(ms, run) {
      const task = { at: ticks + ms, run };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((one) => one !== task);
      };
    },
    async advance(ms) {
      const end = ticks + ms;
      await settle();
      for (;;) {
        const next = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        tasks = tasks.filter((one) => one !== next);
        ticks = Math.max(ticks, next.at);
        next.run();
        await settle();
      }
      ticks = end;
    },
  };
}
