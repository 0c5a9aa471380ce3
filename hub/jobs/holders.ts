import { addDays } from '../domain/day/zone.ts';
import { bookableDays, holderKey, takesNames } from '../domain/index.ts';
import type { Services } from '../services.ts';

export type HolderKeys = {
  /** Once a second, and at start. What cannot be done now is tried again. */
  tick(): Promise<void>;
};

/**
 * The keys under which whoever comes on a day is sealed: holders where a queue takes names (K6), today's and tomorrow's; phones
 * where one takes appointments (T13), as far ahead as it does. They are there before they are needed; those older than the policy
 * says are erased, and with them whoever they named (X3).
 */
export function createHolderKeys(services: Pick<Services, 'state' | 'vault'>): HolderKeys {
  let done = '';
  let running: Promise<void> | null = null;
  const hold = async () => {
    const { day, catalogue } = services.state();
    if (!catalogue || day === '') return;
    const ahead = Math.max(takesNames(catalogue) ? 0 : -1, bookableDays(catalogue));
    // One day more than is asked for: the day may turn before the next look.
    const days = ahead < 0 ? 0 : ahead + 2;
    const wanted = Array.from({ length: days }, (_, at) => holderKey(addDays(day, at)));
    const since = holderKey(addDays(day, -catalogue.source.policy.holderDays));
    const wish = [...wanted, since].join(' ');
    if (wish === done) return;
    await services.vault.holdDays(wanted, since);
    done = wish;
  };
  return {
    tick() {
      running ??= hold().finally(() => {
        running = null;
      });
      return running;
    },
  };
}
