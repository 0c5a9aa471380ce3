import { hourOf } from '../day/zone.ts';
import type { Evolvers } from '../evolver.ts';
import type { FactOf, Recorded } from '../facts.ts';
import { resolveQueue } from '../find.ts';
import type { QueueState, State, Ticket } from '../state.ts';
import { letGo, remember, stopClock } from './in-hand.ts';
import { joinLine, leaveLine } from './line.ts';
import { splitNumber } from './number.ts';
import { joinVisit } from './visit.ts';

/** Tickets coming into the line, coming back into it, and leaving it for good. */
export const issueEvolvers: Evolvers<
  'TicketIssued' | 'TicketReinstated' | 'TicketCancelled' | 'TicketEnded'
> = {
  TicketIssued(state, fact, recorded) {
    const ticket = freshTicket(fact, recorded);
    state.tickets.set(ticket.id, ticket);
    state.numbers.set(ticket.number, ticket.id);
    if (ticket.holder) {
      const { index } = ticket.holder;
      state.holders.set(index, [...(state.holders.get(index) ?? []), ticket.id]);
    }
    const { letter, running } = splitNumber(ticket.number);
    state.series.set(letter, running);
    const queue = state.queues.get(ticket.queue);
    if (queue) {
      queue.last = running;
      queue.issuedToday += 1;
      queue.issuedBy[ticket.class] += 1;
      countHour(state, queue, ticket);
    }
    remember(ticket, recorded, 'issued', null);
    joinVisit(state, ticket);
    joinLine(state, ticket);
  },

  TicketReinstated(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    state.passed.delete(ticket.id);
    ticket.order = fact.order;
    ticket.tie = fact.tie;
    ticket.seq = recorded.position;
    ticket.reinstated += 1;
    remember(ticket, recorded, 'reinstated', null);
    backToLine(state, ticket);
  },

  TicketCancelled(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    leaveEverything(state, ticket, recorded.at);
    ticket.state = 'cancelled';
    remember(ticket, recorded, 'cancelled', null);
  },

  TicketEnded(state, fact, recorded) {
    const ticket = state.tickets.get(fact.ticket);
    if (!ticket) return;
    leaveEverything(state, ticket, recorded.at);
    ticket.state = 'ended';
    remember(ticket, recorded, 'ended', ticket.counter);
  },
};

/** What the quota of the hour counts (T9); appointments are counted by their slots. */
function countHour(state: State, queue: QueueState, { class: kind, issuedAt }: Ticket): void {
  const zone = state.catalogue?.source.hall.timeZone;
  if (kind === 'appointment' || zone === undefined) return;
  const from = hourOf(issuedAt, zone);
  queue.hour = { from, issued: (queue.hour.from === from ? queue.hour.issued : 0) + 1 };
}

type Entered = Omit<FactOf<'TicketIssued'>, 'type'>;

export function freshTicket(fact: Entered, recorded: Pick<Recorded, 'position' | 'at'>): Ticket {
  return {
    id: fact.ticket,
    number: fact.number,
    queue: fact.queue,
    item: fact.item,
    class: fact.class,
    reason: fact.reason,
    needs: fact.needs,
    language: fact.language,
    kiosk: fact.kiosk,
    secret: fact.secret,
    holder: fact.holder ?? null,
    visit: fact.visit ?? fact.ticket,
    held: false,
    appointment: fact.appointment ?? null,
    purpose: fact.purpose ?? null,
    state: 'waiting',
    position: recorded.position,
    issuedAt: recorded.at,
    firstOrder: fact.order,
    order: fact.order,
    tie: recorded.position,
    seq: 0,
    onlyCounter: null,
    counter: null,
    clerk: null,
    calledAt: null,
    preCalled: null,
    near: false,
    acknowledged: null,
    paper: false,
    callPosition: null,
    announcement: null,
    announcedAt: null,
    startedAt: null,
    endedAt: null,
    parkedAt: null,
    parkReason: null,
    outcome: null,
    recalls: 0,
    reinstated: 0,
    firstResponsible: null,
    instructions: null,
    servedMs: 0,
    stintMs: 0,
    job: null,
    copies: 0,
    unnamed: fact.unnamed ?? null,
    cases: [],
    history: [],
  };
}

/** Waiting again: nothing of the last call remains, and it joins the line its key and queue say. */
export function backToLine(state: State, ticket: Ticket): void {
  ticket.queue = resolveQueue(state, ticket.queue);
  ticket.state = 'waiting';
  ticket.counter = null;
  ticket.clerk = null;
  ticket.calledAt = null;
  ticket.preCalled = null;
  ticket.acknowledged = null;
  ticket.callPosition = null;
  ticket.announcement = null;
  ticket.announcedAt = null;
  ticket.parkedAt = null;
  ticket.parkReason = null;
  ticket.endedAt = null;
  joinLine(state, ticket);
}

function leaveEverything(state: State, ticket: Ticket, at: number): void {
  if (ticket.state === 'waiting') leaveLine(state, ticket);
  state.passed.delete(ticket.id);
  stopClock(ticket, at);
  letGo(state, ticket, at);
  ticket.endedAt = at;
}
