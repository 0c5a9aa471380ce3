import type { Evolvers } from '../evolver.ts';
import type { State } from '../state.ts';
import type { Appointment, AppointmentFact, CarriedAppointment } from './facts.ts';
import { slotKey } from './slots.ts';

export const appointmentEvolvers: Evolvers<AppointmentFact['type']> = {
  AppointmentBooked(state, { type: _type, ...booked }) {
    remember(state, booked);
  },

  AppointmentMoved(state, fact) {
    const found = state.appointments.get(fact.appointment);
    if (!found) return;
    leaveSlot(state, found);
    found.start = fact.start;
    found.end = fact.end;
    if (fact.phone) found.phone = fact.phone;
    joinSlot(state, found);
  },

  AppointmentCancelled(state, fact) {
    const found = state.appointments.get(fact.appointment);
    if (!found) return;
    leaveSlot(state, found);
    found.state = 'cancelled';
  },

  AppointmentCheckedIn(state, fact) {
    const found = state.appointments.get(fact.appointment);
    if (!found) return;
    found.state = 'checked-in';
    found.ticket = fact.ticket;
  },

  AppointmentMissed(state, fact) {
    const found = state.appointments.get(fact.appointment);
    if (found) found.state = 'missed';
  },
};

function remember(state: State, booked: CarriedAppointment): void {
  // Phones recorded before they went with their day are sealed under a key that is not known here.
  const phone = booked.phone?.key === undefined ? null : booked.phone;
  const appointment: Appointment = { ...booked, phone, state: 'booked', ticket: null };
  state.appointments.set(booked.appointment, appointment);
  state.appointmentCodes.set(booked.code, booked.appointment);
  joinSlot(state, appointment);
}

function joinSlot(state: State, { queue, start, appointment }: Appointment): void {
  const key = slotKey(queue, start);
  const there = state.slots.get(key);
  if (there) there.add(appointment);
  else state.slots.set(key, new Set([appointment]));
}

function leaveSlot(state: State, { queue, start, appointment }: Appointment): void {
  state.slots.get(slotKey(queue, start))?.delete(appointment);
}

/** The new day keeps what its first fact names, and nothing else, so that a restart agrees. */
export function carryOver(state: State, carried: readonly CarriedAppointment[]): void {
  state.appointments.clear();
  state.appointmentCodes.clear();
  state.slots.clear();
  for (const booked of carried) remember(state, booked);
}

/** What the turn of the day carries over: everything still booked. */
export function carried(state: State): CarriedAppointment[] {
  return [...state.appointments.values()]
    .filter((one) => one.state === 'booked')
    .map(({ state: _state, ticket: _ticket, ...booked }) => structuredClone(booked));
}
