import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { no } from '../decided.ts';
import type { Context, State } from '../state.ts';
import type { Appointment } from './facts.ts';

/** Appointments by what a person has of them: the code, or the phone they were booked with. */

export function byCode(state: State, code: string): Appointment | undefined {
  return state.appointments.get(state.appointmentCodes.get(code) ?? '');
}

/** Of several under one phone: one that can be checked in before others, then the earliest. */
export function byPhone(
  state: State,
  phone: string,
  index: Context['vault']['index'],
): Appointment | undefined {
  const key = index(phoneKey(phone));
  const found = [...state.appointments.values()].filter((one) => one.phone?.index === key);
  const rank = (one: Appointment) => (one.state === 'booked' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || a.start - b.start)[0];
}

/** A phone as it is indexed; the word keeps it apart from names and document numbers. */
export function phoneKey(phone: string): string {
  return `phone ${phone.replace(/^(\+|00)86/, '')}`;
}

/** The one meant by code or phone; whoever has only its page can mean no other. */
export function meant(
  state: State,
  asked: { readonly code?: string | undefined; readonly phone?: string | undefined },
  { actor, vault }: Pick<Context, 'actor' | 'vault'>,
): Result<Appointment, Refusal> {
  const { code, phone } = asked;
  if ((code === undefined) === (phone === undefined)) return no('code-or-phone');
  const found =
    code !== undefined ? byCode(state, code) : byPhone(state, phone ?? '', (text) => vault.index(text));
  if (!found) return no('no-such-appointment', { field: code !== undefined ? 'code' : 'phone' });
  if (actor.kind === 'booker' && actor.appointment !== found.appointment) return no('forbidden');
  return ok(found);
}

/** Why nothing more can be done with it; null while it is booked. */
export function overBecause(state: Appointment['state']) {
  switch (state) {
    case 'booked':
      return null;
    case 'checked-in':
      return no('already-checked-in');
    case 'missed':
      return no('appointment-missed');
    case 'cancelled':
      return no('appointment-cancelled');
  }
}
