import type { CaseHits, CaseLine, CaseSearch, MovementLine } from '../../hub/contract/case-views.ts';
import { ARCHIVE_LISTS, type ArchiveList, LIST_LENGTH } from '../../hub/contract/casework.ts';
import type { Refusal } from '../../hub/contract/refusals.ts';
import { ok, type Result } from '../../hub/contract/result.ts';

/** The lists the hall prints (T, C13): files received and forwarded in a day, transfer to the archive, destruction. */
export const PRINTED_LISTS = ['received', ...ARCHIVE_LISTS] as const;
export type PrintedList = (typeof PRINTED_LISTS)[number];

/** First and last day of receipt, `YYYY-MM-DD`. */
export type Range = { readonly from: string; readonly to: string };
type Find = (search: CaseSearch) => Promise<Result<CaseHits, Refusal>>;

/** A list as found; `cut`: days on which there were more than the hub tells at once. */
export type Found = { readonly lines: readonly CaseLine[]; readonly cut: readonly string[] };
/** What a sheet shows: the cases, and with the daily list the files that went on. */
export type Sheet = Found & { readonly moved: readonly MovementLine[] };

/**
 * Every case received in a range. The hub tells at most a hundred at a time, so a range with more is halved until it fits; oldest first.
 */
export async function casesOf(find: Find, range: Range): Promise<Result<Found, Refusal>> {
  const answer = await find(range);
  if (!answer.ok) return answer;
  const { lines, more } = answer.value;
  if (!more) return ok({ lines: [...lines].sort((a, b) => a.receivedAt - b.receivedAt), cut: [] });
  if (range.from >= range.to) return ok({ lines, cut: [range.from] });
  const middle = halfway(range);
  const first = await casesOf(find, { from: range.from, to: middle });
  if (!first.ok) return first;
  const second = await casesOf(find, { from: nextDay(middle), to: range.to });
  if (!second.ok) return second;
  return ok({
    lines: [...first.value.lines, ...second.value.lines],
    cut: [...first.value.cut, ...second.value.cut],
  });
}

/** The files that can go on a list: archived, and on none of its kind yet; the oldest, where one list cannot take all. */
export function listed(kind: ArchiveList, lines: readonly CaseLine[]): readonly CaseLine[] {
  return lines
    .filter(({ archived, filed = [] }) => archived && !filed.some((list) => list.kind === kind))
    .slice(0, LIST_LENGTH);
}

/** The days a list is about before anybody chooses: today, this month, or the year before the retention years. */
export function usualRange(list: PrintedList, today: string): Range {
  if (list === 'received') return { from: today, to: today };
  if (list === 'transfer') return { from: `${today.slice(0, 8)}01`, to: today };
  const year = Number(today.slice(0, 4)) - RETENTION_YEARS - 1;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Years a file is kept where nobody says otherwise; the days can be chosen freely. */
const RETENTION_YEARS = 10;
const DAY = 86_400_000;
const dayAt = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateAt = (day: number): string => new Date(day).toISOString().slice(0, 10);
const nextDay = (date: string): string => dateAt(dayAt(date) + DAY);

function halfway({ from, to }: Range): string {
  const days = Math.round((dayAt(to) - dayAt(from)) / DAY);
  return dateAt(dayAt(from) + Math.floor(days / 2) * DAY);
}
