import type { PanelView, TicketInHand } from '../contract/views/panel.ts';
import {
  allowedActions,
  casesOn,
  mayWork,
  noShowFrom,
  openOn,
  orderFor,
  orderTotal,
} from '../domain/index.ts';
import type { CounterState, State, Ticket } from '../domain/state.ts';
import { deviceLines } from './devices.ts';
import { catalogueOf, clerkCard, itemName, placeById, placeOf, queueLine, type Source } from './lines.ts';
import { waitingLine } from './waiting.ts';

/** Waiting lines a panel shows; `orderTotal` tells how many there are. */
const SHOWN = 30;

/** Topic `counter:<id>`, the same for everybody who may see this counter. Null when there is no such counter. */
export function panelView(source: Source, id: string): Omit<PanelView, 'revision' | 'now'> | null {
  const { state, now } = source;
  const catalogue = catalogueOf(state);
  const entry = catalogue.counters.get(id);
  const counter = state.counters.get(id);
  if (!entry || !counter) return null;
  const order = orderFor(state, id, now, SHOWN);
  const { policy } = catalogue.source;
  return {
    counter: {
      ...placeOf(entry),
      state: counter.state,
      pauseReason: counter.pauseReason,
      pausedAt: counter.pausedAt,
      openedAt: counter.openedAt,
      idleSince: counter.idleSince,
    },
    clerk: clerkCard(state, counter.clerk),
    queues: [
      ...entry.queues.map((queue) => ({ ...queueLine(source, queue), helping: false })),
      ...entry.helping.map(({ queue }) => ({ ...queueLine(source, queue), helping: true })),
    ],
    order: order.map(({ ticket, helping, eligible }) =>
      waitingLine(state, ticket, now, { helping, eligible }),
    ),
    orderTotal: orderTotal(state, id),
    current: inHand(state, counter, now),
    parked: parkedLines(state, counter),
    passed: passedLines(state, [...entry.queues, ...entry.helping.map((helping) => helping.queue)]),
    allowedActions: allowedActions(state, id, counter.clerk, now),
    finished: finishedLines(state, counter),
    today: figures(state, counter, now),
    policy: {
      noShow: policy.noShow,
      waitAmberMinutes: policy.waitAmberMinutes,
      waitRedMinutes: policy.waitRedMinutes,
      pauseAlertMinutes: policy.pauseAlertMinutes,
    },
    devices: deviceLines(source).filter((device) => device.boundTo === id),
    targets: {
      queues: [...catalogue.queues.values()].map((queue) => ({
        id: queue.id,
        letter: queue.letter,
        name: queue.name,
      })),
      counters: [...catalogue.counters.values()].filter((other) => other.id !== id).map(placeOf),
      people: successors(state, id),
    },
  };
}

function inHand(state: State, counter: CounterState, now: number): TicketInHand | null {
  const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
  if (!ticket || (ticket.state !== 'called' && ticket.state !== 'serving')) return null;
  const catalogue = catalogueOf(state);
  const item = ticket.item === null ? undefined : catalogue.items.get(ticket.item);
  return {
    ...waitingLine(state, ticket, now),
    itemId: item?.id ?? null,
    state: ticket.state,
    language: ticket.language,
    department: (item && catalogue.departments.get(item.department)?.short) ?? null,
    kind: item?.kind ?? null,
    statutoryDays: item?.statutoryDays ?? null,
    promisedDays: item?.promisedDays ?? null,
    calledAt: ticket.calledAt ?? now,
    announcedAt: ticket.announcedAt,
    startedAt: ticket.startedAt,
    servedMs: ticket.servedMs,
    recalls: ticket.recalls,
    noShow: ticket.state === 'called' ? noShowFrom(state, ticket) : null,
    firstResponsible: staffName(state, ticket.firstResponsible),
    instructions: ticket.instructions,
    unnamed: ticket.unnamed,
    cases: casesOf(state, ticket, counter.id),
    purpose: ticket.purpose,
    history: history(state, ticket),
  };
}

/** No names: everybody who may see the counter is told these. */
function casesOf(state: State, ticket: Ticket, counter: string): TicketInHand['cases'] {
  const open = new Set(openOn(state, ticket, counter));
  return casesOn(state, ticket).map((on) => ({
    id: on.id,
    number: on.number,
    item: itemName(state, on.item),
    state: on.state,
    byMandate: on.mandate !== null,
    open: open.has(on),
  }));
}

/** Who else may work this counter and works none right now (W4). */
function successors(state: State, id: string): PanelView['targets']['people'] {
  const busy = new Set([...state.counters.values()].map((counter) => counter.clerk));
  return [...catalogueOf(state).staff.values()]
    .filter((person) => !busy.has(person.id) && mayWork(state, person.id, id))
    .map((person) => ({ id: person.id, name: person.name }));
}

function staffName(state: State, person: string | null): string | null {
  return person === null ? null : (catalogueOf(state).staff.get(person)?.name.zh ?? person);
}

/** Names instead of ids: a panel shows who did it, not the key of the record. */
function history(state: State, ticket: Ticket): TicketInHand['history'] {
  return ticket.history.map((entry) => ({
    ...entry,
    counter: placeById(state, entry.counter)?.name.zh ?? entry.counter,
    person: staffName(state, entry.person),
  }));
}

function parkedLines(state: State, counter: CounterState): PanelView['parked'] {
  return counter.parked.flatMap((id) => {
    const ticket = state.tickets.get(id);
    if (!ticket) return [];
    const { number, parkReason: reason, parkedAt } = ticket;
    return [{ id, number, item: itemName(state, ticket.item), reason, since: parkedAt ?? 0 }];
  });
}

/** Passed tickets of these queues, newest first: a holder who comes late is reinstated from here. */
function passedLines(state: State, queues: readonly string[]): PanelView['passed'] {
  return [...state.passed]
    .flatMap((id) => {
      const ticket = state.tickets.get(id);
      return ticket && queues.includes(ticket.queue)
        ? [{ id, number: ticket.number, at: ticket.endedAt ?? 0 }]
        : [];
    })
    .reverse()
    .slice(0, 10);
}

function finishedLines(state: State, counter: CounterState): PanelView['finished'] {
  return counter.finished
    .slice(-5)
    .reverse()
    .flatMap((id) => {
      const ticket = state.tickets.get(id);
      if (!ticket) return [];
      const { number, outcome, servedMs, endedAt } = ticket;
      return [{ number, item: itemName(state, ticket.item), outcome, servedMs, at: endedAt ?? 0 }];
    });
}

function figures(state: State, counter: CounterState, now: number): PanelView['today'] {
  const served = counter.finished.flatMap((id) => state.tickets.get(id) ?? []);
  const cases = served.filter((ticket) => ticket.outcome === 'case').length;
  const total = served.reduce((sum, ticket) => sum + ticket.servedMs, 0);
  return {
    received: cases,
    finished: served.length,
    meanMs: served.length === 0 ? null : Math.round(total / served.length),
    idleMs:
      counter.idleMs +
      (counter.idleSince === null ? 0 : Math.floor((now - counter.idleSince) / 60_000) * 60_000),
  };
}
