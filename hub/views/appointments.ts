import type { Actor } from '../contract/actors.ts';
import type { AppointmentView, SlotLine, SlotsView } from '../contract/appointments.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { appointmentView, bookableDates, meant, slotCounts, slotViews } from '../domain/index.ts';
import type { Context, State } from '../domain/state.ts';
import { catalogueOf, type Source } from './lines.ts';

/** Appointments as pages and integrations see them (T13). */

/** Slots of one date, or of every date that can be booked; what is over is left out. */
export function slotsView(
  { state, now }: Source,
  queueId: string,
  date?: string,
): Result<SlotsView, Refusal> {
  const catalogue = catalogueOf(state);
  const queue = catalogue.queues.get(queueId);
  if (!queue) return refuse(refusal('no-such-queue', { field: 'queue' }));
  if (!queue.appointments) return refuse(refusal('no-appointments'));
  const dates = bookableDates(catalogue, queue, now).filter((one) => date === undefined || one === date);
  const days = dates.map((one) => ({
    date: one,
    slots: slotViews(state, catalogue, queue, one).filter((slot) => slot.end > now),
  }));
  return ok({ queue: queueId, days: days.filter(({ slots }) => slots.length > 0) });
}

/** One appointment by its code or phone, as far as this actor may see it. */
export function findAppointment(
  services: { state(): State; now(): number; readonly vault: Context['vault'] },
  actor: Actor,
  asked: { readonly code?: string | undefined; readonly phone?: string | undefined },
): Result<AppointmentView, Refusal> {
  const state = services.state();
  const found = meant(state, asked, { actor, vault: services.vault });
  if (!found.ok) return found;
  const view = appointmentView(state, found.value.appointment, services.now());
  return view ? ok(view) : refuse(refusal('no-such-appointment'));
}

/** The slots of the hall's day, of every queue that has any, with what became of them. */
export function daySlots({ state }: Source): SlotLine[] {
  const catalogue = catalogueOf(state);
  return [...catalogue.queues.values()].flatMap((queue) => {
    if (!queue.appointments) return [];
    const views = slotViews(state, catalogue, queue, state.day);
    return views.map((slot) => ({ ...slot, queue: queue.id, ...slotCounts(state, queue.id, slot.start) }));
  });
}
