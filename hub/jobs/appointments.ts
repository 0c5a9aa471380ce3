import { overdue } from '../domain/index.ts';
import type { Services } from '../services.ts';

/** Commands for one look; each marks so many that one look has always been enough. */
const ROUNDS = 20;

export type AppointmentKeeper = {
  /** Once a second, and at start: appointments whose grace is over become no-shows, never while the clock is in doubt (T13). */
  tick(): Promise<void>;
};

/** `trusted`: may timed work go by the clock now? */
export function createAppointmentKeeper(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'log'>,
  now: () => number,
  trusted: () => boolean,
): AppointmentKeeper {
  let busy = false;

  const mark = async () => {
    for (let round = 0; round < ROUNDS && trusted() && overdue(services.state(), now()).length > 0; round++) {
      const marked = await services.submit({ kind: 'hub' }, services.newId(), { type: 'CheckAppointments' });
      if (marked.ok) continue;
      services.log.warn({ code: marked.refusal.code }, 'missed appointments could not be marked');
      return;
    }
  };

  return {
    async tick() {
      if (busy) return;
      busy = true;
      try {
        await mark();
      } finally {
        busy = false;
      }
    },
  };
}
