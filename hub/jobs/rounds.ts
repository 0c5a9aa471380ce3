import type { Command } from '../contract/commands.ts';
import type { Services } from '../services.ts';

/** Commands for one look; each does so many that one look has always been enough. */
const ROUNDS = 20;

export type Rounds = {
  /** Once a second, and at start: the command, again and again while something is due. One look at a time. */
  tick(): Promise<void>;
};

/** `due`: is there anything to do now? `failed`: what the log says when the hub itself refuses. */
export function createRounds(
  services: Pick<Services, 'submit' | 'newId' | 'log'>,
  {
    command,
    due,
    failed,
  }: { readonly command: Command; readonly due: () => boolean; readonly failed: string },
): Rounds {
  let busy = false;

  const look = async () => {
    for (let round = 0; round < ROUNDS && due(); round++) {
      const done = await services.submit({ kind: 'hub' }, services.newId(), command);
      if (done.ok) continue;
      services.log.warn({ code: done.refusal.code }, failed);
      return;
    }
  };

  return {
    async tick() {
      if (busy) return;
      busy = true;
      try {
        await look();
      } finally {
        busy = false;
      }
    },
  };
}
