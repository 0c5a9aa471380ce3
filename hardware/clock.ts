/** Time as the devices' code sees it; `main.ts` gives the real one, tests their own. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Ms that never run backwards, for intervals. */
  ticks(): number;
  /** Runs `task` once after `ms`; the function returned cancels it. */
  after(ms: number, task: () => void): () => void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
