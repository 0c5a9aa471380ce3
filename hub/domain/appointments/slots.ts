import type { SlotView } from '../../contract/appointments.ts';
import type { Queue } from '../../contract/catalogue.ts';
import { dayOf } from '../day/boundary.ts';
import { isWorkingDay } from '../day/sessions.ts';
import { addDays, instantOf, localTime, minutesOf } from '../day/zone.ts';
import type { CatalogueState, State } from '../state.ts';

/** The slots of a queue, worked out from its catalogue entry (T13): nothing of them is kept but who booked them. */

export type Slot = { readonly start: number; readonly end: number };

export const slotKey = (queue: string, start: number): string => `${queue}|${start}`;

/** All slots of this date, in order; a remainder shorter than a slot is none. */
export function slotsOn(catalogue: CatalogueState, queue: Queue, date: string): Slot[] {
  const { appointments: plan } = queue;
  if (!plan) return [];
  const { calendar, hall } = catalogue.source;
  if (!isWorkingDay(calendar, date) && !plan.alsoOn.includes(date)) return [];
  const slots = (plan.hours ?? queue.sessions).flatMap(({ from, to }) => {
    const first = minutesOf(from);
    const count = Math.floor((minutesOf(to) - first) / plan.minutes);
    return Array.from({ length: Math.max(0, count) }, (_, i) => ({
      start: instantOf(date, first + i * plan.minutes, hall.timeZone),
      end: instantOf(date, first + (i + 1) * plan.minutes, hall.timeZone),
    }));
  });
  return slots.sort((a, b) => a.start - b.start);
}

/** Places taken in a slot: everybody who did not cancel. */
export function taken(state: State, queue: string, start: number): number {
  return state.slots.get(slotKey(queue, start))?.size ?? 0;
}

/** The slots of one date as they stand. */
export function slotViews(state: State, catalogue: CatalogueState, queue: Queue, date: string): SlotView[] {
  const capacity = queue.appointments?.capacity ?? 0;
  return slotsOn(catalogue, queue, date).map(({ start, end }) => ({
    start,
    end,
    capacity,
    free: Math.max(0, capacity - taken(state, queue.id, start)),
  }));
}

/** Dates that can be booked now: today and so many after it. */
export function bookableDates(catalogue: CatalogueState, queue: Queue, now: number): string[] {
  const { hall, policy } = catalogue.source;
  const today = dayOf(now, hall.timeZone, policy.dayBoundary);
  const ahead = queue.appointments?.daysAhead ?? -1;
  return Array.from({ length: ahead + 1 }, (_, days) => addDays(today, days));
}

/** How many days ahead any queue can be booked; -1: none can at all. */
export function bookableDays({ queues }: CatalogueState): number {
  return Math.max(-1, ...[...queues.values()].map(({ appointments }) => appointments?.daysAhead ?? -1));
}

/** The slot that begins then, if it can be booked now: not over, and not beyond the days ahead. */
export function bookableSlot(
  catalogue: CatalogueState,
  queue: Queue,
  start: number,
  now: number,
): Slot | null {
  const { date } = localTime(start, catalogue.source.hall.timeZone);
  if (!bookableDates(catalogue, queue, now).includes(date)) return null;
  const slot = slotsOn(catalogue, queue, date).find((one) => one.start === start);
  return slot && slot.end > now ? slot : null;
}

/** The next slots with room that begin after `after`, at most `most`. */
export function nextFree(
  state: State,
  catalogue: CatalogueState,
  queue: Queue,
  after: number,
  now: number,
  most = 3,
): SlotView[] {
  const found: SlotView[] = [];
  for (const date of bookableDates(catalogue, queue, now)) {
    for (const slot of slotViews(state, catalogue, queue, date)) {
      if (slot.free > 0 && slot.end > now && slot.start > after) found.push(slot);
      if (found.length >= most) return found;
    }
  }
  return found;
}

/** A moment on the hall's clock, for a refusal's figures: `2026-11-25 09:30`. */
export function onClock(catalogue: CatalogueState, at: number): string {
  const { date, minutes } = localTime(at, catalogue.source.hall.timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date} ${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

/** What became of those who booked a slot; `booked` are still to come. */
export function slotCounts(state: State, queue: string, start: number) {
  const counts = { booked: 0, arrived: 0, missed: 0 };
  for (const id of state.slots.get(slotKey(queue, start)) ?? []) {
    const standing = state.appointments.get(id)?.state;
    if (standing === 'booked') counts.booked += 1;
    if (standing === 'checked-in') counts.arrived += 1;
    if (standing === 'missed') counts.missed += 1;
  }
  return counts;
}
