import { boundTo } from '../devices/binding.ts';
import type { Fact, FactOf } from '../facts.ts';
import { ticketDocument } from '../printing/document.ts';
import type { CatalogueState, Context, State } from '../state.ts';
import { aheadOf } from './ahead.ts';
import { estimateAt } from './estimate.ts';
import { numberOf } from './number.ts';
import { visitPaper } from './visit.ts';

/** The one way a number is drawn, whoever asks: walk-ins and appointments alike (T1–T4). */

type Drawn = FactOf<'TicketIssued'>;
/** Everything of a ticket that its asker decides. `visit`: null = it stands alone. */
export type Wanted = Pick<Drawn, 'queue' | 'item' | 'class' | 'reason' | 'language' | 'order'> &
  Pick<Drawn, 'appointment' | 'purpose'> & {
    readonly needs: Drawn['needs'];
    readonly visit: string | null;
  };

export function drawTicket(
  state: State,
  catalogue: CatalogueState,
  { actor, newId }: Context,
  { needs, visit, appointment, purpose, order, ...wanted }: Wanted,
): Drawn {
  const letter = catalogue.queues.get(wanted.queue)?.letter ?? '';
  return {
    type: 'TicketIssued',
    ticket: newId(),
    number: numberOf(letter, (state.series.get(letter) ?? 0) + 1),
    ...wanted,
    needs: [...new Set(needs)],
    kiosk: actor.kind === 'kiosk' ? actor.kiosk : null,
    secret: newId(),
    order: Math.round(order),
    ...(visit !== null && { visit }),
    ...(appointment && { appointment }),
    ...(purpose && { purpose }),
  };
}

/** Whatever is not known to read cards: a printer may be bound before its agent comes. */
function prints(device: string, known: Context['knownDevices']): boolean {
  return known.find((one) => one.device === device)?.kind !== 'reader';
}

/** The ticket's paper; without a printer at the kiosk it has failed already, and staff are told (K7). */
export function paperFor(
  state: State,
  catalogue: CatalogueState,
  issued: Drawn,
  kiosk: string,
  { now, newId, knownDevices }: Context,
): Fact[] {
  const { ticket, number, queue, item, language, secret, order, needs, purpose = null } = issued;
  const place = { queue, needs, order, tie: Number.POSITIVE_INFINITY, seq: 0, onlyCounter: null };
  const document = ticketDocument(
    state,
    catalogue,
    { id: ticket, number, queue, item, language, secret, purpose, onlyCounter: null },
    {
      ahead: aheadOf(state, place),
      estimate: estimateAt(state, { ...place, class: issued.class }, now),
      at: now,
    },
    visitPaper(state, issued.visit ?? null),
  );
  const job = newId();
  const requested: Fact = { type: 'PrintRequested', job, kiosk, document, copy: 0, again: null };
  if (boundTo(state, kiosk).some((device) => prints(device, knownDevices))) return [requested];
  return [requested, { type: 'PrintReported', job, outcome: 'failed', detail: 'no-printer' }];
}
