import { overdue } from '../domain/index.ts';
import type { Services } from '../services.ts';
import { createRounds, type Rounds } from './rounds.ts';

/**
 * Appointments whose grace is over become no-shows, never while the clock is in doubt (T13). `trusted`: may timed work go by the
 * clock now?
 */
export function createAppointmentKeeper(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'log'>,
  now: () => number,
  trusted: () => boolean,
): Rounds {
  return createRounds(services, {
    command: { type: 'CheckAppointments' },
    due: () => trusted() && overdue(services.state(), now()).length > 0,
    failed: 'missed appointments could not be marked',
  });
}
