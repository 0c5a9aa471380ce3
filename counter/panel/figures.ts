import type { PanelView, WaitingLine } from '../../hub/contract/views/panel.ts';
import { minutes } from '../../hub/web/time.ts';

/** Minutes a ticket has waited at `now` (hub's time, epoch ms). */
export function waited(line: Pick<WaitingLine, 'issuedAt'>, now: number): number {
  return minutes(now - line.issuedAt);
}

export type Limit = 'ok' | 'amber' | 'red';

/** How a wait of `waitMinutes` stands to the hall's limits (W2). */
export function limitOf(
  waitMinutes: number,
  policy: Pick<PanelView['policy'], 'waitAmberMinutes' | 'waitRedMinutes'>,
): Limit {
  if (waitMinutes >= policy.waitRedMinutes) return 'red';
  return waitMinutes >= policy.waitAmberMinutes ? 'amber' : 'ok';
}

/** One block of a day ruler: a working day. */
export type Day = 'promised' | 'statutory';

/** Days of an item in weeks of five: promised ones tall, the rest of the statutory limit low. Null without limits. */
export function dayWeeks(
  promised: number | null,
  statutory: number | null,
): readonly (readonly Day[])[] | null {
  if (promised === null && statutory === null) return null;
  const total = Math.max(promised ?? 0, statutory ?? 0);
  const days = Array.from(
    { length: total },
    (_, day): Day => (day < (promised ?? total) ? 'promised' : 'statutory'),
  );
  return Array.from({ length: Math.ceil(total / 5) }, (_, week) => days.slice(week * 5, week * 5 + 5));
}

/** Served until now, counting earlier stretches before parking or a transfer (ms). */
export function servingMs(
  current: { readonly servedMs: number; readonly startedAt: number | null },
  now: number,
): number {
  return current.servedMs + (current.startedAt === null ? 0 : Math.max(0, now - current.startedAt));
}

/** A duration in minutes and seconds, `8:20`. */
export function shortTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Filled share of a bar and where its mark stands, both 0..1. Null without a measure to compare with. */
export function bar(elapsedMs: number, markMs: number | null): { fill: number; mark: number } | null {
  if (markMs === null || markMs <= 0) return null;
  const whole = Math.max(markMs * 2, elapsedMs);
  return { fill: elapsedMs / whole, mark: markMs / whole };
}
