import type { Actor } from '../../contract/actors.ts';
import { happened, no } from '../decided.ts';
import { boundTo } from '../devices/binding.ts';
import type { PrintDocument } from '../facts.ts';
import type { Handlers } from '../handler.ts';
import { ahead } from '../queueing/ahead.ts';
import { estimate } from '../queueing/estimate.ts';
import { visitBeside } from '../queueing/visit.ts';
import type { Context, Decided, State } from '../state.ts';
import { checklistDocument, directionsDocument, ticketDocument } from './document.ts';

/** Paper for its own sake: checklists, directions, and a ticket once more (K2, K3, P1). Without a printer there is nothing to do. */
export const slipHandlers: Handlers<'PrintChecklist' | 'PrintDirections' | 'ReprintTicket'> = {
  PrintChecklist(state, command, context) {
    const { catalogue } = state;
    const item = catalogue?.items.get(command.item);
    if (!catalogue || !item) return no('no-such-item', { field: 'item' });
    const document = checklistDocument(catalogue, item, command.language, context.now);
    return printed(state, context, kioskFor(context.actor, command.kiosk), document);
  },

  PrintDirections(state, command, context) {
    const { catalogue } = state;
    const place = catalogue?.elsewhere.get(command.place);
    if (!catalogue || !place) return no('no-such-place', { field: 'place' });
    const document = directionsDocument(catalogue, place, command.language, context.now);
    return printed(state, context, kioskFor(context.actor, command.kiosk), document);
  },

  ReprintTicket(state, command, context) {
    const { catalogue } = state;
    const ticket = state.tickets.get(command.ticket);
    if (!catalogue || !ticket) return no('no-such-ticket', { field: 'ticket' });
    const place = {
      ahead: ahead(state, ticket),
      estimate: estimate(state, ticket, context.now),
      at: context.now,
    };
    const document = ticketDocument(state, catalogue, ticket, place, visitBeside(state, ticket));
    return printed(state, context, command.kiosk, document, ticket);
  },
};

/** A kiosk prints on its own printer, whatever the message says; staff name one. */
export function kioskFor(actor: Actor, named: string | undefined): string | null {
  return actor.kind === 'kiosk' ? actor.kiosk : (named ?? null);
}

function printed(
  state: State,
  context: Context,
  kiosk: string | null,
  document: PrintDocument,
  ticket?: { readonly job: string | null; readonly copies: number },
): Decided {
  if (kiosk === null || !state.catalogue?.kiosks.has(kiosk)) return no('no-such-kiosk', { field: 'kiosk' });
  if (boundTo(state, kiosk).length === 0) return no('no-printer', { field: 'kiosk' });
  const job = context.newId();
  const again = ticket?.job ?? null;
  return happened(
    [{ type: 'PrintRequested', job, kiosk, document, copy: ticket?.copies ?? 0, again }],
    () => ({ job }),
  );
}
