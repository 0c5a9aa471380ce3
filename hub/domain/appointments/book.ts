import { CODE_DIGITS } from '../../contract/appointments.ts';
import type { Refusal } from '../../contract/refusals.ts';
import { ok, type Result } from '../../contract/result.ts';
import { dayOf } from '../day/boundary.ts';
import { happened, no } from '../decided.ts';
import { canBeMet } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { holderKey } from '../queueing/holder.ts';
import { targetOf } from '../queueing/target.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import type { Appointment, SealedPhone } from './facts.ts';
import { meant, overBecause, phoneKey } from './find.ts';
import { bookableSlot, nextFree, onClock, type Slot, taken } from './slots.ts';
import { appointmentView, standingOf } from './standing.ts';

/** Booking, moving and cancelling (T13). Two commands never see the same free place: they are decided one after the other. */
export const bookHandlers: Handlers<'BookAppointment' | 'MoveAppointment' | 'CancelAppointment'> = {
  BookAppointment(state, command, context) {
    const { catalogue } = state;
    if (!catalogue) return no('no-such-queue', { field: 'queue' });
    const target = targetOf(catalogue, command);
    if (!target.ok) return target;
    const queue = target.value;
    const slot = freeSlot(state, catalogue, queue, command.start, context.now);
    if (!slot.ok) return slot;
    if (!canBeMet(catalogue, queue, command.needs)) return no('need-unmet', { field: 'needs' });
    const phone =
      command.phone === undefined ? ok(null) : sealPhone(command.phone, catalogue, slot.value, context);
    if (!phone.ok) return phone;
    const appointment = context.newId();
    return happened(
      [
        {
          type: 'AppointmentBooked',
          appointment,
          code: freeCode(state, context.newId),
          queue,
          item: command.item ?? null,
          ...slot.value,
          needs: [...new Set(command.needs)],
          language: command.language,
          phone: phone.value,
          secret: context.newId(),
        },
      ],
      (after) => appointmentView(after, appointment, context.now),
    );
  },

  /** The old place is free from the same moment the new one is taken; staff say why they move somebody. */
  MoveAppointment(state, command, context) {
    const { catalogue } = state;
    const found = meant(state, command, context);
    if (!catalogue || !found.ok) return found.ok ? no('no-such-appointment', { field: 'code' }) : found;
    const { appointment, queue, state: present, start } = found.value;
    const over = overBecause(present);
    if (over) return over;
    if (standingOf(catalogue, found.value, context.now) === 'over') return no('appointment-missed');
    const answer = (after: State) => appointmentView(after, appointment, context.now);
    if (command.start === start) return happened([], answer);
    const { reason } = command;
    if (context.actor.kind === 'person' && reason === undefined)
      return no('reason-required', { field: 'reason' });
    const slot = freeSlot(state, catalogue, queue, command.start, context.now);
    if (!slot.ok) return slot;
    const phone = phoneMoved(found.value, catalogue, slot.value, context);
    if (!phone.ok) return phone;
    const moved = { type: 'AppointmentMoved', appointment, ...slot.value, ...phone.value } as const;
    return happened([reason === undefined ? moved : { ...moved, reason }], answer);
  },

  CancelAppointment(state, command, context) {
    const found = meant(state, command, context);
    if (!found.ok) return found;
    const { appointment, state: present } = found.value;
    const over = overBecause(present);
    if (over) return over;
    return happened([{ type: 'AppointmentCancelled', appointment }], (after) =>
      appointmentView(after, appointment, context.now),
    );
  },
};

/** The slot that begins then, with a free place; else why not, and which are the next free ones. */
function freeSlot(
  state: State,
  catalogue: CatalogueState,
  queueId: string,
  start: number,
  now: number,
): Result<Slot, Refusal> {
  const queue = catalogue.queues.get(queueId);
  if (!queue?.appointments) return no('no-appointments');
  const slot = bookableSlot(catalogue, queue, start, now);
  if (slot && taken(state, queue.id, start) < queue.appointments.capacity) return ok(slot);
  const next = nextFree(state, catalogue, queue, slot ? start : 0, now);
  const others = next.length > 0 ? next : nextFree(state, catalogue, queue, 0, now);
  return no(slot ? 'slot-full' : 'no-such-slot', {
    field: 'start',
    detail: {
      next: others.map((one) => onClock(catalogue, one.start)).join(', '),
      starts: others.map((one) => one.start).join(','),
    },
  });
}

/** A phone goes with the day for which it was left (X3). */
function sealPhone(
  phone: string,
  catalogue: CatalogueState,
  { start }: Slot,
  { vault }: Context,
): Result<SealedPhone, Refusal> {
  const key = keyOf(catalogue, start);
  const sealed = vault.seal(key, phone);
  const index = vault.indexUnder(key, phoneKey(phone));
  return sealed === null || index === null ? no('not-recorded') : ok({ key, sealed, index });
}

/** The phone sealed anew where the appointment goes to another day. */
function phoneMoved(
  { phone }: Appointment,
  catalogue: CatalogueState,
  slot: Slot,
  context: Context,
): Result<{ readonly phone?: SealedPhone }, Refusal> {
  if (phone === null || phone.key === keyOf(catalogue, slot.start)) return ok({});
  const text = context.vault.open(phone.key, phone.sealed);
  if (text === null) return ok({});
  const sealed = sealPhone(text, catalogue, slot, context);
  return sealed.ok ? ok({ phone: sealed.value }) : sealed;
}

const keyOf = ({ source }: CatalogueState, at: number): string =>
  holderKey(dayOf(at, source.hall.timeZone, source.policy.dayBoundary));

/** A code that no appointment has now, made of a random id. */
function freeCode(state: State, newId: () => string): string {
  for (;;) {
    let digest = 0;
    for (const character of newId()) digest = (digest * 131 + character.charCodeAt(0)) % 10 ** CODE_DIGITS;
    const code = String(digest).padStart(CODE_DIGITS, '0');
    if (!state.appointmentCodes.has(code)) return code;
  }
}
