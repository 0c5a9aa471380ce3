import type { WaitingLine } from '../contract/views/panel.ts';
import { visitBeside } from '../domain/index.ts';
import type { State, Ticket } from '../domain/state.ts';
import { catalogueOf, itemName } from './lines.ts';

/** One ticket as staff see it in a list; `helping` and `eligible` depend on the counter that looks. */
export function waitingLine(
  state: State,
  ticket: Ticket,
  now: number,
  seen: { helping: boolean; eligible: boolean } = { helping: false, eligible: true },
): WaitingLine {
  const { policy } = catalogueOf(state).source;
  return {
    id: ticket.id,
    number: ticket.number,
    queue: ticket.queue,
    item: itemName(state, ticket.item),
    class: ticket.class,
    reason: ticket.reason,
    needs: ticket.needs,
    issuedAt: ticket.issuedAt,
    credit: policy.credits[ticket.class],
    limit: limitOf(now - ticket.issuedAt, policy),
    held: ticket.held,
    slot: ticket.appointment && { start: ticket.appointment.start, end: ticket.appointment.end },
    visit: visitBeside(state, ticket).map(({ number }) => number),
    ...seen,
  };
}

/** Amber and red waits (W2). */
export function limitOf(
  waitedMs: number,
  policy: { waitAmberMinutes: number; waitRedMinutes: number },
): WaitingLine['limit'] {
  if (waitedMs >= policy.waitRedMinutes * 60_000) return 'red';
  return waitedMs >= policy.waitAmberMinutes * 60_000 ? 'amber' : 'ok';
}
