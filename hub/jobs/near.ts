import { newlyNear } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { createRounds, type Rounds } from './rounds.ts';

/**
 * Whose turn has come near is recorded, once (K10). Whoever is near no more when the hub looks is not told; their call comes next.
 */
export function createNearTeller(services: Pick<Services, 'submit' | 'state' | 'newId' | 'log'>): Rounds {
  return createRounds(services, {
    command: { type: 'TellNear' },
    due: () => newlyNear(services.state()).length > 0,
    failed: 'those whose turn is near could not be told',
  });
}
