import type { FloorView } from '../contract/views/floor.ts';
import { isHead } from '../domain/index.ts';
import type { CounterState, State } from '../domain/state.ts';
import { alerts, type HubTroubles } from './alerts.ts';
import { daySlots } from './appointments.ts';
import { broadcastLines } from './broadcasts.ts';
import { agentLines, deviceLines, screenLines } from './devices.ts';
import {
  catalogueOf,
  hallLine,
  kioskPrinter,
  placeOf,
  queueLine,
  type ScreenSource,
  type Source,
} from './lines.ts';
import { unpublishedItems } from './posters/commitments.ts';

/** Topic `floor`, the same for everybody who may see it: `me` is filled by the session, not here. */
export function floorView(source: ScreenSource, hub: HubTroubles): Omit<FloorView, 'revision' | 'now'> {
  const { state, presence } = source;
  const catalogue = catalogueOf(state);
  const { waitAmberMinutes, waitRedMinutes, pauseAlertMinutes } = catalogue.source.policy;
  return {
    hall: hallLine(state),
    me: null,
    counters: [...catalogue.counters.values()].map((entry) => ({
      ...placeOf(entry),
      zone: entry.zone,
      ...phase(source, state.counters.get(entry.id)),
    })),
    queues: [...catalogue.queues.keys()].map((id) => {
      const queue = state.queues.get(id);
      return {
        ...queueLine(source, id),
        ended: queue?.ended !== null && queue?.ended !== undefined,
        mergedInto: queue?.mergedInto ?? null,
        issuedToday: queue?.issuedToday ?? 0,
        extendedUntil: queue?.extended && source.now < queue.extended.until ? queue.extended.until : null,
      };
    }),
    slots: daySlots(source),
    heads: [...catalogue.staff.values()]
      .filter(({ id }) => isHead(state, id))
      .map(({ id, name }) => ({ id, name })),
    alerts: alerts(source, hub),
    devices: deviceLines(source),
    agents: agentLines(source),
    screens: screenLines(source),
    media: source.media.lines(),
    unpublished: unpublishedItems(state),
    learning: presence.learning.view(),
    kiosks: [...catalogue.kiosks.values()].map((kiosk) => ({
      id: kiosk.id,
      name: kiosk.name,
      floor: kiosk.floor,
      zone: kiosk.zone,
      connected: presence.connected(`kiosk:${kiosk.id}`),
      printer: kioskPrinter(source, kiosk.id),
    })),
    broadcasts: broadcastLines(source, null),
    zones: [...new Set([...catalogue.counters.values()].map((counter) => counter.zone))],
    policy: { waitAmberMinutes, waitRedMinutes, pauseAlertMinutes },
    figures: dayFigures(state),
    papers: troubledPapers(state),
  };
}

type Phase = Omit<FloorView['counters'][number], 'id' | 'name' | 'floor' | 'zone'>;

function phase({ state, presence }: Source, counter: CounterState | undefined): Phase {
  const ticket = counter?.current ? state.tickets.get(counter.current) : undefined;
  const closed = !counter || counter.state === 'closed';
  const paused = counter?.state === 'paused';
  const kind = closed
    ? 'closed'
    : paused
      ? 'paused'
      : !ticket
        ? 'idle'
        : ticket.state === 'called'
          ? 'called'
          : 'serving';
  const since = {
    closed: null,
    paused: counter?.pausedAt,
    idle: counter?.idleSince,
    called: ticket?.calledAt,
    serving: ticket?.startedAt,
  };
  return {
    state: counter?.state ?? 'closed',
    connected: counter?.clerk ? presence.connected(`person:${counter.clerk}`) : true,
    phase: kind,
    pauseReason: counter?.pauseReason ?? null,
    number: ticket?.number ?? null,
    since: since[kind] ?? null,
    clerk: (counter?.clerk ? catalogueOf(state).staff.get(counter.clerk)?.name : undefined) ?? null,
    parked: counter?.parked.length ?? 0,
  };
}

/** Today's figures, counted from the tickets themselves; definitions in docs/operations.md. */
export function dayFigures(state: State): FloorView['figures'] {
  const count = { issued: 0, waiting: 0, finished: 0, passed: 0, cancelled: 0, paper: 0 };
  let waitMs = 0;
  let called = 0;
  let serviceMs = 0;
  for (const ticket of state.tickets.values()) {
    count.issued += 1;
    if (ticket.paper) count.paper += 1;
    if (ticket.state === 'waiting') count.waiting += 1;
    if (ticket.state === 'finished') count.finished += 1;
    if (ticket.state === 'passed') count.passed += 1;
    if (ticket.state === 'cancelled') count.cancelled += 1;
    if (ticket.state === 'finished') serviceMs += ticket.servedMs;
    if (ticket.calledAt !== null) {
      called += 1;
      waitMs += ticket.calledAt - ticket.issuedAt;
    }
  }
  const ratings = [...state.prompts.values()].flatMap((prompt) => prompt.rating ?? []);
  return {
    ...count,
    rated: ratings.length,
    satisfied: ratings.filter((rating) => rating.level >= 3).length,
    meanWaitMs: called === 0 ? null : Math.round(waitMs / called),
    outages: state.outages,
    meanServiceMs: count.finished === 0 ? null : Math.round(serviceMs / count.finished),
  };
}

function troubledPapers(state: State): FloorView['papers'] {
  return [...state.troubledJobs].flatMap((id) => {
    const job = state.jobs.get(id);
    if (!job || (job.state !== 'failed' && job.state !== 'unknown')) return [];
    const ticket = job.document.kind === 'ticket' ? job.document : null;
    const { kiosk, detail, at } = job;
    return [
      {
        job: id,
        ticket: ticket?.ticket ?? null,
        number: ticket?.number ?? null,
        kiosk,
        state: job.state,
        detail,
        at,
      },
    ];
  });
}
