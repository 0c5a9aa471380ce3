import { addDays } from '../domain/day/zone.ts';
import { holderKey, takesNames } from '../domain/index.ts';
import type { Services } from '../services.ts';

export type HolderKeys = {
  /** Once a second, and at start. What cannot be done now is tried again. */
  tick(): Promise<void>;
};

/**
 * The keys under which ticket holders are sealed (K6): where a queue takes names, those of today and of tomorrow are there before
 * they are needed; those older than the policy says are erased, and with them whoever they named (X3).
 */
export function createHolderKeys(services: Pick<Services, 'state' | 'vault'>): HolderKeys {
  let done = '';
  let running: Promise<void> | null = null;
  const hold = async () => {
    const { day, catalogue } = services.state();
    if (!catalogue || day === '') return;
    const wanted = takesNames(catalogue) ? [day, addDays(day, 1)].map(holderKey) : [];
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
