import type { Calendar, Queue } from '../../contract/catalogue.ts';
import { resolveQueue } from '../find.ts';
import type { CatalogueState, QueueState, State } from '../state.ts';
import { addDays, hourOf, instantOf, localTime, minutesOf } from './zone.ts';

/** Opening sessions and holidays (T10). */

/** Days looked ahead for the next opening: longer than any holiday. */
const HORIZON = 60;

/** Monday to Friday, but for the days of the hall's calendar. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  if (calendar.closed.includes(date)) return false;
  if (calendar.worked.includes(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function issuing(catalogue: CatalogueState, queue: Queue, now: number): boolean {
  const { policy, hall, calendar } = catalogue.source;
  if (policy.aroundTheClock) return true;
  const { date, minutes } = localTime(now, hall.timeZone);
  if (!isWorkingDay(calendar, date)) return false;
  return queue.sessions.some(
    (session) => minutes >= minutesOf(session.from) && minutes < minutesOf(session.lastTicket),
  );
}

/** When this queue next begins to issue after `now`, epoch ms; null beyond two months. `tomorrow`: not today any more. */
export function nextOpening(
  catalogue: CatalogueState,
  queue: Queue,
  now: number,
  tomorrow = false,
): number | null {
  const { hall, calendar } = catalogue.source;
  const today = localTime(now, hall.timeZone).date;
  for (let days = tomorrow ? 1 : 0; days <= HORIZON; days++) {
    const date = addDays(today, days);
    if (!isWorkingDay(calendar, date)) continue;
    const starts = queue.sessions
      .map((session) => instantOf(date, minutesOf(session.from), hall.timeZone))
      .filter((at) => at > now);
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

function extended({ extended: hours }: QueueState, now: number): boolean {
  return hours !== null && now >= hours.from && now < hours.until;
}

/**
 * From when an extension until then (epoch ms) holds (C11): from the end of the last session before it, so that it opens no break
 * in between; from now where no session of today comes before it.
 */
export function extendedFrom(catalogue: CatalogueState, queue: Queue, now: number, until: number): number {
  const { hall, calendar } = catalogue.source;
  const { date } = localTime(now, hall.timeZone);
  if (!isWorkingDay(calendar, date)) return now;
  const ends = queue.sessions
    .map((session) => instantOf(date, minutesOf(session.lastTicket), hall.timeZone))
    .filter((at) => at <= until);
  return ends.length > 0 ? Math.max(...ends) : now;
}

/** Why a queue issues nothing: outside its sessions, ended, the day's or the hour's quota reached. */
type Shut = 'hours' | 'ended' | 'quota' | 'hour';

/** Does this queue issue now, and if not, why (T9, T10, T12)? Extended hours count (C11). A merged queue goes by the one that took it over. */
export function queueOpen(
  state: State,
  queueId: string,
  now: number,
): { open: boolean; because: Shut | null } {
  const shut = (because: Shut) => ({ open: false, because });
  const target = resolveQueue(state, queueId);
  const entry = state.catalogue?.queues.get(target);
  const queue = state.queues.get(target);
  if (!state.catalogue || !entry || !queue) return shut('ended');
  if (queue.ended || state.queues.get(queueId)?.ended) return shut('ended');
  if (!issuing(state.catalogue, entry, now) && !extended(queue, now)) return shut('hours');
  // Places of appointments are counted by their slots, not here.
  const walkIns = queue.issuedToday - queue.issuedBy.appointment;
  if (entry.dailyQuota !== null && walkIns >= entry.dailyQuota) return shut('quota');
  const inHour =
    queue.hour.from === hourOf(now, state.catalogue.source.hall.timeZone) ? queue.hour.issued : 0;
  if (entry.hourlyQuota && inHour >= entry.hourlyQuota) return shut('hour');
  return { open: true, because: null };
}
