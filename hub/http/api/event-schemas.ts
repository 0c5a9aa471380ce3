import * as v from 'valibot';
import type { PublicEventName } from '../../contract/public-events.ts';

/** What each event says; the feed sends `data` alone, webhooks the whole message. */

const Name = v.nullable(v.string());
const Whole = v.pipe(v.number(), v.integer());
const Always = { position: Whole, at: v.pipe(Whole, v.description('epoch ms')) };

const ticket = <E extends v.ObjectEntries>(more: E) =>
  v.object({ ...Always, ticket: v.string(), number: Name, ...more });
const ofCase = <E extends v.ObjectEntries>(more: E) =>
  v.object({ ...Always, case: v.string(), number: Name, department: Name, item: Name, ...more });
const ofFeedback = v.object({
  ...Always,
  feedback: v.string(),
  number: Name,
  kind: Name,
  department: Name,
});
const due = v.pipe(Name, v.description('YYYY-MM-DD'));

const EVENT_DATA = {
  'ticket.issued': ticket({ queue: v.string() }),
  'ticket.near': ticket({ queue: v.string(), ahead: Whole }),
  'ticket.called': ticket({ counter: v.string() }),
  'ticket.moved': ticket({
    queue: Name,
    counter: Name,
    because: v.picklist(['transferred', 'merged']),
  }),
  'ticket.passed': ticket({ counter: v.string() }),
  'ticket.returned': ticket({ because: v.picklist(['reinstated', 'released']) }),
  'ticket.finished': ticket({ counter: v.string(), outcome: v.string() }),
  'ticket.cancelled': ticket({ byHolder: v.boolean() }),
  'ticket.ended': ticket({ reason: v.string() }),
  'queue.ended': v.object({ ...Always, queue: v.string() }),
  'rating.recorded': v.object({
    ...Always,
    ticket: v.string(),
    case: Name,
    counter: v.string(),
    level: Whole,
  }),
  'feedback.received': ofFeedback,
  'feedback.answered': ofFeedback,
  'feedback.overrun': ofFeedback,
  'case.received': ofCase({}),
  'case.told': ofCase({ due, missing: Whole }),
  'case.supplemented': ofCase({}),
  'case.refused': ofCase({ reason: v.string() }),
  'case.lapsed': ofCase({}),
  'case.accepted': ofCase({ due, deemed: v.boolean() }),
  'case.decided': ofCase({ outcome: v.string() }),
  'case.extension': ofCase({ approved: v.boolean(), due }),
  'case.suspended': ofCase({ reason: v.string() }),
  'case.resumed': ofCase({ due }),
  'case.limits-moved': ofCase({ due }),
  'case.completed': ofCase({}),
  'case.withdrawn': ofCase({}),
  'case.archived': ofCase({}),
} satisfies Record<PublicEventName, v.GenericSchema>;

/** The message of each event as a webhook gets it. */
export const WEBHOOK_BODIES: readonly (readonly [name: string, body: v.GenericSchema])[] = Object.entries(
  EVENT_DATA,
).map(([event, data]) => [
  event,
  v.object({ id: v.string(), event: v.literal(event), hall: v.string(), data }),
]);
