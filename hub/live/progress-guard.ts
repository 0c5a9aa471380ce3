import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';

/** Wrong codes after which a number is locked, and for how long, ms (C12, X1). */
const TRIES = 5;
const LOCKED = 15 * 60_000;
/** Numbers remembered; the oldest go first. */
const MOST = 20_000;

export type ProgressGuard = {
  /**
   * Lets one try for this number through, before anything is looked up: tries at the same time count too. A right one then calls
   * `right`; everything else was wrong, a number that does not exist as well, so that the two cannot be told apart.
   */
  try(number: string): Result<{ readonly right: () => void }, Refusal>;
};

/** `now`: wall clock, epoch ms. */
export function createProgressGuard(now: () => number): ProgressGuard {
  const tried = new Map<string, { count: number; at: number }>();
  return {
    try(number) {
      const known = tried.get(number);
      const fresh = !known || now() - known.at >= LOCKED;
      if (!fresh && known.count >= TRIES) {
        const minutes = Math.ceil((known.at + LOCKED - now()) / 60_000);
        return refuse(refusal('progress-locked', { field: 'number', detail: { minutes } }));
      }
      tried.delete(number);
      tried.set(number, { count: fresh ? 1 : known.count + 1, at: now() });
      const oldest = tried.size > MOST ? tried.keys().next().value : undefined;
      if (oldest !== undefined) tried.delete(oldest);
      return ok({ right: () => void tried.delete(number) });
    },
  };
}
