import type { AppointmentView } from '../../contract/appointments.ts';
import { policyOf } from '../find.ts';
import type { CatalogueState, State } from '../state.ts';
import type { Appointment } from './facts.ts';

/** How an appointment stands to now (T13): early, in time, late within the grace, over. */

const MINUTE = 60_000;

/** When check-in opens, and when the grace is over, epoch ms. */
export function checkInTimes(catalogue: CatalogueState, { start, end }: Appointment) {
  const { appointmentEarlyMinutes, appointmentGraceMinutes } = policyOf(catalogue);
  return {
    opensAt: start - appointmentEarlyMinutes * MINUTE,
    closesAt: end + appointmentGraceMinutes * MINUTE,
  };
}

export function standingOf(
  catalogue: CatalogueState,
  appointment: Appointment,
  now: number,
): AppointmentView['standing'] | 'over' {
  if (appointment.state !== 'booked') return null;
  const { opensAt, closesAt } = checkInTimes(catalogue, appointment);
  if (now < opensAt) return 'early';
  if (now >= closesAt) return 'over';
  return now < appointment.end ? 'in-time' : 'late';
}

/** Booked ones whose grace is over: no-shows not yet marked. */
export function overdue(state: State, now: number): Appointment[] {
  const { catalogue } = state;
  if (!catalogue) return [];
  return [...state.appointments.values()].filter((one) => standingOf(catalogue, one, now) === 'over');
}

/** An appointment as whoever has its code may see it; null when there is none of this id. */
export function appointmentView(state: State, id: string, now: number): AppointmentView | null {
  const found = state.appointments.get(id);
  if (!found || !state.catalogue) return null;
  const { code, queue, item, start, end, ticket } = found;
  const standing = standingOf(state.catalogue, found, now);
  const base = policyOf(state.catalogue).publicUrl;
  return {
    code,
    queue,
    item,
    start,
    end,
    // Over and not yet marked is missed all the same.
    state: standing === 'over' ? 'missed' : found.state,
    standing: standing === 'over' ? null : standing,
    ...checkInTimes(state.catalogue, found),
    ticket,
    pageUrl: base === null ? null : `${base}/a/${found.secret}`,
  };
}
