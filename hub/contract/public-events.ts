import * as v from 'valibot';

/** What the event feed and webhooks tell of the hall (docs/api.md). Names never change their meaning. */
export const PUBLIC_EVENTS = [
  'ticket.issued',
  'ticket.near',
  'ticket.called',
  'ticket.moved',
  'ticket.passed',
  'ticket.returned',
  'ticket.finished',
  'ticket.cancelled',
  'ticket.ended',
  'queue.ended',
  'rating.recorded',
  'feedback.received',
  'feedback.answered',
  'feedback.overrun',
  'case.received',
  'case.told',
  'case.supplemented',
  'case.refused',
  'case.lapsed',
  'case.accepted',
  'case.decided',
  'case.extension',
  'case.suspended',
  'case.resumed',
  'case.limits-moved',
  'case.completed',
  'case.withdrawn',
  'case.archived',
] as const;
export type PublicEventName = (typeof PUBLIC_EVENTS)[number];

/** Whole kinds, as a webhook may ask for them. */
const KINDS = [...new Set(PUBLIC_EVENTS.map((name) => `${name.split('.')[0]}.*`))];

/** What a webhook asks for: names, or whole kinds (`case.*`). */
export const EventPatternSchema = v.picklist(
  [...PUBLIC_EVENTS, ...KINDS],
  ({ received }) => `there is no event ${received}`,
);

export type EventPattern = v.InferOutput<typeof EventPatternSchema>;

/** Does a webhook that asks for these want this event? */
export function wants(patterns: readonly string[], name: PublicEventName): boolean {
  return patterns.includes(name) || patterns.includes(`${name.split('.')[0]}.*`);
}
