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
function byPhone(state: State, phone: string, vault: Context['vault']): Appointment | undefined {
  const text = phoneKey(phone);
  const ofDays = new Map<string, string | null>();
  const indexOf = (key: string) => {
    if (!ofDays.has(key)) ofDays.set(key, vault.indexUnder(key, text));
    return ofDays.get(key);
  };
  const found = [...state.appointments.values()].filter(
    (one) => one.phone !== null && one.phone.index === indexOf(one.phone.key),
  );
  const rank = (one: Appointment) => (one.state === 'booked' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || a.start - b.start)[0];
}

/** A phone as it is indexed: the country's own code makes no difference. */
export function phoneKey(phone: string): string {
  return phone.replace(/^(\+|00)86/, '');
}

/** The one meant by code or phone; whoever has only its page can mean no other. */
export function meant(
  state: State,
  asked: { readonly code?: string | undefined; readonly phone?: string | undefined },
  { actor, vault }: Pick<Context, 'actor' | 'vault'>,
): Result<Appointment, Refusal> {
  const { code, phone } = asked;
  if ((code === undefined) === (phone === undefined)) return no('code-or-phone');
  const found = code !== undefined ? byCode(state, code) : byPhone(state, phone ?? '', vault);
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
