import { happened, no } from '../decided.ts';
import type { Fact } from '../facts.ts';
import { policyOf, resolveQueue } from '../find.ts';
import type { Handlers } from '../handler.ts';
import { kioskFor } from '../printing/slips.ts';
import { drawTicket, paperFor } from '../queueing/draw.ts';
import { holderOf } from '../queueing/holder.ts';
import { ticketView } from '../queueing/show.ts';
import { joinable } from '../queueing/visit.ts';
import { meant, overBecause } from './find.ts';
import { onClock } from './slots.ts';
import { checkInTimes, overdue, standingOf } from './standing.ts';

const MINUTE = 60_000;
/** No-shows marked by one command; the rest comes with the next. */
const AT_ONCE = 200;

/** Checking in, which takes a ticket the way every ticket is taken (T1–T4), and no-shows by themselves (T13). */
export const checkInHandlers: Handlers<'CheckIn' | 'CheckAppointments'> = {
  CheckIn(state, command, context) {
    const { catalogue } = state;
    const found = meant(state, command, context);
    if (!catalogue || !found.ok) return found.ok ? no('no-such-appointment', { field: 'code' }) : found;
    const { appointment: id, state: present, start, end, item, needs, language } = found.value;
    const over = overBecause(present);
    if (over) return over;
    const standing = standingOf(catalogue, found.value, context.now);
    if (standing === 'over') return no('appointment-missed');
    if (standing === 'early') {
      const { opensAt } = checkInTimes(catalogue, found.value);
      return no('appointment-early', { detail: { from: onClock(catalogue, opensAt), opensAt } });
    }
    const queue = resolveQueue(state, found.value.queue);
    if (!catalogue.queues.has(queue) || state.queues.get(queue)?.ended) return no('queue-ended');
    const print = kioskFor(context.actor, command.print);
    if (print !== null && !catalogue.kiosks.has(print)) return no('no-such-kiosk', { field: 'print' });
    const visit = joinable(state, command.visit);
    if (!visit.ok) return visit;
    const holder = holderOf(state, catalogue, queue, command, context, true);
    if (!holder.ok) return holder;
    // Its waiting starts at the later of check-in and slot start (T4).
    const order = Math.max(context.now, start) - policyOf(catalogue).credits.appointment * MINUTE;
    const drawn = drawTicket(state, catalogue, context, {
      queue,
      item,
      class: 'appointment',
      reason: null,
      needs,
      language,
      order,
      visit: visit.value,
      appointment: { id, start, end },
    });
    const issued = { ...drawn, ...holder.value };
    const facts: Fact[] = [issued, { type: 'AppointmentCheckedIn', appointment: id, ticket: issued.ticket }];
    const paper = print === null ? [] : paperFor(state, catalogue, issued, print, context);
    return happened([...facts, ...paper], (after) => ticketView(after, issued.ticket, context.now));
  },

  CheckAppointments(state, _command, { now }) {
    const missed = overdue(state, now)
      .slice(0, AT_ONCE)
      .map((one): Fact => ({ type: 'AppointmentMissed', appointment: one.appointment }));
    return happened(missed, () => ({ facts: missed.length }));
  },
};
