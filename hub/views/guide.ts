import { NEEDS } from '../contract/catalogue.ts';
import type { FoundTicket, GuideView, HelpLine } from '../contract/views/guide.ts';
import { cardDates, noShowFrom, ticketView } from '../domain/index.ts';
import type { State } from '../domain/state.ts';
import {
  catalogueOf,
  clerkCard,
  hallLine,
  kioskPrinter,
  placeById,
  placeOf,
  prints,
  queueLine,
  type Source,
} from './lines.ts';
import { waitingLine } from './waiting.ts';

/** Passed tickets shown: older ones are found by their number. */
const PASSED = 20;

/** Topic `guide`, the same for everybody who may see it (W7). */
export function guideView(source: Source): Omit<GuideView, 'revision' | 'now'> {
  const { state } = source;
  const catalogue = catalogueOf(state);
  const { waitAmberMinutes, waitRedMinutes, kioskLanguages } = catalogue.source.policy;
  return {
    hall: hallLine(state),
    queues: queues(source),
    helps: helpLines(state),
    toFetch: toFetch(state),
    passed: [...state.passed]
      .slice(-PASSED)
      .reverse()
      .flatMap((id) => {
        const ticket = state.tickets.get(id);
        return ticket ? [{ ticket: id, number: ticket.number, at: ticket.endedAt ?? 0 }] : [];
      }),
    printers: [...catalogue.kiosks.values()]
      .filter((kiosk) => prints(kioskPrinter(source, kiosk.id)))
      .map(({ id, name, floor }) => ({ id, name, floor })),
    counters: [...catalogue.counters.values()].map(placeOf),
    needs: NEEDS.filter((need) =>
      [...catalogue.counters.values()].some((counter) => counter.capabilities.includes(need)),
    ),
    outages: state.outages,
    policy: { waitAmberMinutes, waitRedMinutes, kioskLanguages },
    consultations: state.consultations.length,
    cardDates: cardDates(state),
  };
}

function queues(source: Source): GuideView['queues'] {
  const { state } = source;
  return [...catalogueOf(state).queues.values()].map(({ id, paper }) => {
    const line = queueLine(source, id);
    const queue = state.queues.get(id);
    return {
      ...line,
      ended: queue?.ended != null,
      mergedInto: queue?.mergedInto ?? null,
      serving: line.counters.flatMap((counter) => {
        const place = placeById(state, counter);
        const clerk = clerkCard(state, state.counters.get(counter)?.clerk ?? null)?.name ?? null;
        return place ? [{ place, clerk }] : [];
      }),
      paper: paper ?? null,
    };
  });
}

/** Open calls for help, the oldest first: whoever waits longest is looked after first. */
function helpLines(state: State): HelpLine[] {
  return [...state.helps.values()].flatMap((help): HelpLine[] => {
    const kiosk = catalogueOf(state).kiosks.get(help.kiosk);
    if (!kiosk || help.endedAt !== null) return [];
    const { id, name, floor } = kiosk;
    const { attended } = help;
    return [
      {
        id: help.id,
        kiosk: { id, name, floor },
        at: help.at,
        attendedBy: attended ? (clerkCard(state, attended.person)?.name ?? null) : null,
        attendedAt: attended?.at ?? null,
      },
    ];
  });
}

function toFetch(state: State): GuideView['toFetch'] {
  return [...state.counters.values()].flatMap((counter): GuideView['toFetch'] => {
    const ticket = counter.current === null ? undefined : state.tickets.get(counter.current);
    const place = placeById(state, counter.id);
    if (ticket?.state !== 'called' || !place || !noShowFrom(state, ticket).unseen) return [];
    const { id, number, calledAt, needs } = ticket;
    return [{ ticket: id, number, calledAt: calledAt ?? 0, place, needs }];
  });
}

/** Staff query `ticket`. */
export function foundTicket({ state, now }: Source, id: string): FoundTicket | null {
  const ticket = state.tickets.get(id);
  const view = ticketView(state, id, now);
  const queue = ticket && catalogueOf(state).queues.get(ticket.queue);
  if (!ticket || !view || !queue) return null;
  return {
    ...waitingLine(state, ticket, now),
    state: ticket.state,
    queueName: queue.name,
    ahead: view.ahead,
    estimate: view.estimate,
    place: placeById(state, ticket.counter),
    unseen: ticket.state === 'called' && noShowFrom(state, ticket).unseen,
    mayReinstate: state.passed.has(id),
  };
}
