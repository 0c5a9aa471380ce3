import { newlyNear } from '../domain/index.ts';
import type { Services } from '../services.ts';

/** Commands for one look; each tells of so many that one look has always been enough. */
const ROUNDS = 20;

export type NearTeller = {
  /** Once a second, and at start: whose turn has come near is recorded, once (K10). */
  tick(): Promise<void>;
};

/** Whoever is near no more when the hub looks is not told; their call comes next. */
export function createNearTeller(services: Pick<Services, 'submit' | 'state' | 'newId' | 'log'>): NearTeller {
  let busy = false;

  const tell = async () => {
    for (let round = 0; round < ROUNDS && newlyNear(services.state()).length > 0; round++) {
      const told = await services.submit({ kind: 'hub' }, services.newId(), { type: 'TellNear' });
      if (told.ok) continue;
      services.log.warn({ code: told.refusal.code }, 'those whose turn is near could not be told');
      return;
    }
  };

  return {
    async tick() {
      if (busy) return;
      busy = true;
      try {
        await tell();
      } finally {
        busy = false;
      }
    },
  };
}
