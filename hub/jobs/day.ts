import type { Alert } from '../contract/views/floor.ts';
import { nextBoundary, startOf } from '../domain/index.ts';
import type { Services } from '../services.ts';

/** Wall and monotonic clock may part by this much before timed jobs stop, ms (docs/architecture.md). */
const JUMP = 60_000;

export type DayKeeper = {
  /** Once a second, and at start: turns the day when its boundary has passed, also if the hub was off then (T10). */
  tick(): Promise<void>;
  /** Staff confirmed the clock. */
  confirmClock(): void;
  /** May timed work go by the clock now? Not after a jump, nor while what is recorded lies ahead of it: then facts would be dated too late. */
  trusted(): boolean;
  troubles(): readonly Omit<Alert, 'seenBy'>[];
};

/** `now`: wall clock, epoch ms; `monotonic`: ms that no clock change touches. */
export function createDayKeeper(
  services: Pick<Services, 'submit' | 'state' | 'newId' | 'log' | 'onCommitted'>,
  clocks: { now: () => number; monotonic: () => number },
): DayKeeper {
  let offset = clocks.now() - clocks.monotonic();
  let jumpedSince: number | null = null;
  const confirmClock = () => {
    offset = clocks.now() - clocks.monotonic();
    jumpedSince = null;
  };
  services.onCommitted((facts) => {
    if (facts.some(({ fact }) => fact.type === 'ClockConfirmed')) confirmClock();
  });

  const jumped = () => {
    const drift = clocks.now() - clocks.monotonic() - offset;
    if (jumpedSince === null && Math.abs(drift) > JUMP) {
      jumpedSince = clocks.now();
      services.log.warn({ driftMs: drift }, 'the clock jumped; timed jobs wait until staff confirm the time');
    }
    return jumpedSince !== null;
  };

  return {
    async tick() {
      if (jumped() || !due(services, clocks.now())) return;
      const turned = await services.submit({ kind: 'hub' }, services.newId(), { type: 'TurnDay' });
      if (!turned.ok) services.log.warn({ code: turned.refusal.code }, 'the day could not be turned');
    },
    confirmClock,
    trusted: () => !jumped() && services.state().at <= clocks.now(),
    troubles() {
      if (jumpedSince === null) return [];
      const minutes = Math.round((clocks.now() - clocks.monotonic() - offset) / 60_000);
      return [
        {
          id: 'clock-jumped',
          kind: 'clock-jumped',
          level: 'late',
          subject: { zh: '主机时钟', en: 'Hub clock' },
          since: jumpedSince,
          detail: { minutes },
        },
      ];
    },
  };
}

/** Has the boundary after the hall's current day passed? */
function due(services: Pick<Services, 'state'>, now: number): boolean {
  const { catalogue, day } = services.state();
  if (!catalogue || day === '') return false;
  const { hall, policy } = catalogue.source;
  const start = startOf(day, hall.timeZone, policy.dayBoundary);
  return now >= nextBoundary(start, hall.timeZone, policy.dayBoundary);
}
