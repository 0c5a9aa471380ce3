import type { FastifyInstance } from 'fastify';
import { identityOf } from '../../contract/actors.ts';
import { refusal } from '../../contract/refusals.ts';
import type { Journal } from '../../journal/port.ts';
import type { Services } from '../../services.ts';
import { publicEvents } from '../../views/events/events.ts';
import { sendProblem } from '../problem.ts';
import { type Feed, openFeed } from './feed.ts';
import { caller } from './identity.ts';

/** Feeds at once: each reads the journal on every commit (X2). */
const MOST_FEEDS = 100;

/** `GET /events`: server-sent events from the journal itself, so that nothing is missed: resumed by position (docs/api.md). */
export function eventRoutes(app: FastifyInstance, services: Services, journal: Journal): void {
  const feeds = new Map<Feed, string>();
  services.onCommitted((facts) => {
    for (const { fact } of facts) {
      if (fact.type !== 'TokenRevoked') continue;
      for (const [feed, token] of feeds) if (token === fact.token) feed.end();
    }
    for (const feed of feeds.keys()) feed.wake();
  });
  app.addHook('preClose', async () => {
    for (const feed of feeds.keys()) feed.end();
  });

  app.get('/events', async (request, reply) => {
    const by = caller(services, request, ['integration']);
    if (!by.ok) return sendProblem(reply, by.refusal);
    const from = startOf(request.headers['last-event-id'], services.state().position);
    if (from === null) return sendProblem(reply, refusal('malformed', { field: 'Last-Event-ID' }));
    if (feeds.size >= MOST_FEEDS) return sendProblem(reply, refusal('too-many-requests'));
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const feed = openFeed({
      out,
      from,
      // What is on disk and not yet remembered could not be told of by number; it wakes the feed when it is.
      read: async (after, limit) => {
        const facts = await journal.after(after, limit);
        return facts.filter(({ position }) => position <= services.state().position);
      },
      draw: (recorded) => publicEvents(services.state(), recorded),
      failed: (error) => services.log.error({ error }, 'the event feed could not read the journal'),
      closed: () => feeds.delete(feed),
    });
    feeds.set(feed, identityOf(by.value.actor).slice('token:'.length));
  });
}

/** After which position a feed begins: the last one seen, never one that is yet to come (a restored journal is shorter). */
function startOf(last: string | string[] | undefined, head: number): number | null {
  if (last === undefined) return head;
  return typeof last === 'string' && /^\d{1,15}$/.test(last) ? Math.min(Number(last), head) : null;
}
