import type { AppointmentState } from '../../contract/appointments.ts';
import type { Need } from '../../contract/catalogue.ts';
import type { Spoken } from '../../contract/text.ts';

/** What can have happened to an appointment (T13). Times are epoch ms; of a person only what is sealed or a keyed hash (X3). */

/** Who can be reached: the phone sealed under the key of the day of the appointment, and its hash under that key to find it by. */
export type SealedPhone = { key: string; sealed: string; index: string };

type Booked = {
  appointment: string;
  code: string;
  queue: string;
  item: string | null;
  start: number;
  end: number;
  needs: Need[];
  language: Spoken;
  phone: SealedPhone | null;
  /** Unguessable part of its page's address. */
  secret: string;
};

export type AppointmentFact =
  | ({ type: 'AppointmentBooked' } & Booked)
  /** `reason`: why staff moved it; absent when its holder did. */
  | {
      type: 'AppointmentMoved';
      appointment: string;
      start: number;
      end: number;
      /** As sealed for the new day; absent when the day is the same, or no phone is known. */
      phone?: SealedPhone;
      reason?: string;
    }
  | { type: 'AppointmentCancelled'; appointment: string }
  | { type: 'AppointmentCheckedIn'; appointment: string; ticket: string }
  | { type: 'AppointmentMissed'; appointment: string };

/** As the turn of the day carries it over: only booked ones are. */
export type CarriedAppointment = Booked;

export type Appointment = Booked & { state: AppointmentState; ticket: string | null };
