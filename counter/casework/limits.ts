import type { CaseLine, CaseView, LimitLine } from '../../hub/contract/case-views.ts';
import { FINAL_STATES } from '../../hub/contract/casework.ts';
import type { Shape } from '../common/shape.tsx';
import { listText } from './words-lists.ts';

/** How near the end of a limit is, as a shape and a word; `weight` says how it is drawn: field, outline or plain text. */
export type LimitMark = {
  readonly shape: Shape | null;
  readonly word: string;
  readonly weight: 'late' | 'today' | 'red' | 'amber' | 'plain';
};

/** L3, L4: ▲ over, △ today, ◆ near, else the days left in plain words. Null limit: `已结` or a dash. */
export function limitMark(limit: LimitLine | null, ended: boolean): LimitMark {
  if (ended) return { shape: null, word: listText('ended'), weight: 'plain' };
  if (limit === null) return { shape: null, word: '—', weight: 'plain' };
  if (limit.level === 'overrun')
    return { shape: 'late', word: listText('overBy', { n: -limit.left }), weight: 'late' };
  if (limit.left === 0) return { shape: 'late', word: listText('dueToday'), weight: 'today' };
  const word = listText('daysLeft', { n: limit.left });
  if (limit.level === 'ok') return { shape: null, word, weight: 'plain' };
  return { shape: 'warn', word, weight: limit.level };
}

/** The limit a line is ordered and marked by: the case's own, or its step's when that one is nearer. */
export function urgentLimit(line: Pick<CaseLine, 'limit' | 'stepLimit'>): LimitLine | null {
  const { limit, stepLimit } = line;
  if (limit === null || stepLimit === null) return limit ?? stepLimit;
  return stepLimit.left < limit.left ? stepLimit : limit;
}

export const hasEnded = (line: Pick<CaseLine, 'state'>): boolean => FINAL_STATES.includes(line.state);

/** `11-24` of `2025-11-24`; `*` marks a provisional date (L1). */
export function shortDate(limit: LimitLine | null): string {
  return limit === null ? '' : `${limit.date.slice(5)}${limit.provisional ? '*' : ''}`;
}

/** One block of a case's ruler: a working day. */
export type UsedDay = 'promised' | 'late' | 'statutory';
export type Used = {
  readonly used: number | null;
  readonly promised: number | null;
  readonly weeks: readonly (readonly UsedDay[])[];
};

/**
 * The promise against what was used (L2, L4), in weeks of five working days: promised days (an approved extension added), days used
 * beyond them, the rest of the statutory limit. Null while the case has no limit.
 */
export function usedDays(
  view: Pick<CaseView, 'promisedDays' | 'statutoryDays' | 'due' | 'extension'>,
): Used | null {
  const { promisedDays, statutoryDays, due, extension } = view;
  if (promisedDays === null && statutoryDays === null) return null;
  const extended = extension?.answer === 'approved' ? extension.days : 0;
  const promised = promisedDays === null ? null : promisedDays + extended;
  const limit = promised ?? statutoryDays ?? 0;
  const used = due === null ? null : Math.max(0, limit - due.left);
  const total = Math.max(limit, used ?? 0, statutoryDays ?? 0);
  const days = Array.from({ length: total }, (_, day): UsedDay => {
    if (day < limit) return 'promised';
    return day < (used ?? 0) ? 'late' : 'statutory';
  });
  const weeks = Array.from({ length: Math.ceil(total / 5) }, (_, week) => days.slice(week * 5, week * 5 + 5));
  return { used, promised, weeks };
}
