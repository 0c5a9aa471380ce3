import { retentionOver } from '../domain/index.ts';
import type { Services } from '../services.ts';

/** Cases read at once. */
const PAGE = 200;
/** After an outage longer than this the date itself is in doubt, ms: nothing is erased on the day it ended. */
const LONG_OUTAGE = 31 * 24 * 3_600_000;

export type Retention = {
  /** Once a second: erases, once on each of the hall's days, whose years of keeping are over (X3); never while the clock is in doubt. */
  tick(): Promise<void>;
  /** The applicant under the hand is finished; nobody else is begun. */
  close(): Promise<void>;
};

/** Erases applicants by itself. `trusted`: may timed work go by the clock now? What is erased comes back by no clock set right. */
export function createRetention(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'now' | 'archive' | 'vault' | 'log'>,
  trusted: () => boolean,
): Retention {
  const { state, archive, vault } = services;
  let swept: string | null = null;
  let closing = false;
  let sweeping: Promise<void> | null = null;

  const certain = () =>
    !closing && trusted() && !state().outages.some(({ from, to }) => to - from > LONG_OUTAGE);

  const erase = async (person: string): Promise<void> => {
    const rows = await archive.rowsOf(person);
    const { catalogue } = state();
    if (!catalogue || !certain()) return;
    if (!rows.every((row) => row.archived && retentionOver(catalogue, row.endedAt, services.now()))) return;
    await vault.erase(person, async () => {
      const command = { type: 'EraseApplicant', person, why: 'retention', cases: rows.length } as const;
      const recorded = await services.submit({ kind: 'hub' }, services.newId(), command);
      if (!recorded.ok)
        services.log.warn({ code: recorded.refusal.code }, 'an applicant could not be erased');
      return recorded.ok;
    });
  };

  /** From the oldest case that still has a name. Cases end after they were received: at the first too young the rest is younger. */
  const sweep = async (): Promise<void> => {
    const seen = new Set<string>();
    for (let after = 0; ; ) {
      const rows = await archive.named(after, PAGE);
      for (const { person, receivedAt } of rows) {
        const { catalogue } = state();
        if (!catalogue || !certain() || !retentionOver(catalogue, receivedAt, services.now())) return;
        if (!seen.has(person)) await erase(person);
        seen.add(person);
      }
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.position ?? 0;
    }
  };

  /** Whoever told the hall something (S4), as long after it was closed; an applicant who was called back goes with the case. */
  const sweepFeedback = async (): Promise<void> => {
    for (const { key, kind, closed, erased } of [...state().feedback.values()]) {
      const { catalogue } = state();
      if (erased || kind === 'call-back' || closed === null || !catalogue || !certain()) continue;
      if (retentionOver(catalogue, closed.at, services.now())) await erase(key);
    }
  };

  /** The hub died after it was recorded and before the key was gone. */
  const finish = async (): Promise<void> => {
    for (const person of state().erased) await vault.erase(person, () => Promise.resolve(true));
  };

  return {
    async tick() {
      const { day, catalogue } = state();
      if (sweeping || !catalogue || day === swept || !certain()) return;
      swept = day;
      sweeping = finish().then(sweep).then(sweepFeedback);
      try {
        await sweeping;
      } catch (error) {
        // Tried again when the day is another one, or at the next start.
        services.log.error({ error }, 'applicants could not be looked through for erasing');
      } finally {
        sweeping = null;
      }
    },
    async close() {
      closing = true;
      await sweeping?.catch(() => undefined);
    },
  };
}
