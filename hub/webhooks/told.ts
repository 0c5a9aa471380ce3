import { wants } from '../contract/public-events.ts';
import type { Recorded } from '../domain/facts.ts';
import type { State, Webhook } from '../domain/state.ts';
import type { Told } from '../domain/webhooks/outbox.ts';
import { publicEvents } from '../views/events/events.ts';
import type { Content } from './message.ts';

/** What a webhook is told of these facts: the public events it asked for. */
export function toldOf(state: State, { events }: Webhook, facts: readonly Recorded[]): Told[] {
  return facts.flatMap((recorded) =>
    publicEvents(state, recorded).flatMap(({ event, about, data }, index) =>
      wants(events, event)
        ? [{ position: recorded.position, index, at: recorded.at, about, event, data }]
        : [],
    ),
  );
}

/** "Near" is said only while it is true: a late one would send somebody running for nothing. */
export function isStale(state: State, { event, data }: Told): boolean {
  return event === 'ticket.near' && state.tickets.get(String(data.ticket))?.state !== 'waiting';
}

/** The time stands in the id because positions come again after a restored backup. */
export function contentOf(state: State, { position, index, at, event, data }: Told): Content {
  const hall = state.catalogue?.source.hall.id ?? '';
  return { id: `${position}-${index}-${at.toString(36)}`, event, hall, data };
}
