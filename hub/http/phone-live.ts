import type { ServerResponse } from 'node:http';
import type { Ticket } from '../domain/state.ts';
import type { Services } from '../services.ts';
import { type PhoneAsked, type PhoneView, phoneView } from './phone-view.ts';

/** Phones followed at once, and of one ticket (X2). The page asks by itself where it is not let in. */
const MOST_PHONES = 1000;
const MOST_OF_ONE = 4;
/** What concerns all who wait is drawn anew this often, ms; a ticket's own facts go at once. */
const GAP = 1000;
/** Proxies cut what is silent for long; the page takes 40 s of silence for a lost connection, ms. */
const HEARTBEAT = 15_000;
/** After a cut the phone comes back in this time, ms. */
const RETRY = 3000;

type Feed = {
  readonly out: ServerResponse;
  readonly ticket: string;
  readonly asked: PhoneAsked;
  sent: string;
};

type PhoneFeeds = {
  /** False when there are too many already. */
  open(out: ServerResponse, ticket: Ticket, asked: PhoneAsked): boolean;
};

/** What a phone is told: the whole page, and the hall's time. */
export function told(
  services: Services,
  ticket: Ticket,
  asked: PhoneAsked,
  time: string,
): PhoneView & { time: string } {
  return { ...phoneView(services.state(), ticket, asked), time };
}

/** Server-sent events to phones. Each carries the whole page, so an event that was missed is of no account. */
export function createPhoneFeeds(services: Services, time: () => string): PhoneFeeds & { end(): void } {
  const feeds = new Set<Feed>();
  let dirty = false;
  const write = (feed: Feed, data: object) => {
    // A phone that does not read is dropped; it asks anew and gets everything.
    if (!feed.out.write(`data: ${JSON.stringify(data)}\n\n`)) feed.out.destroy();
  };
  const refresh = (feed: Feed) => {
    const ticket = services.state().tickets.get(feed.ticket);
    if (!ticket) return void feed.out.end();
    const view = phoneView(services.state(), ticket, feed.asked);
    const text = JSON.stringify(view);
    if (text === feed.sent) return;
    feed.sent = text;
    write(feed, { ...view, time: time() });
  };
  services.onCommitted((facts) => {
    if (feeds.size === 0) return;
    dirty = true;
    const own = new Set(facts.flatMap(({ fact }) => ('ticket' in fact && fact.ticket ? [fact.ticket] : [])));
    for (const feed of feeds) if (own.has(feed.ticket)) refresh(feed);
  });
  const waits = (feed: Feed) => (services.state().tickets.get(feed.ticket)?.state ?? 'waiting') === 'waiting';
  const drawing = setInterval(() => {
    if (!dirty) return;
    dirty = false;
    for (const feed of feeds) if (waits(feed)) refresh(feed);
  }, GAP).unref();
  const beating = setInterval(() => {
    for (const feed of feeds) write(feed, { time: time() });
    // The estimate shrinks while nothing happens.
    dirty = true;
  }, HEARTBEAT).unref();
  return {
    open(out, ticket, asked) {
      const same = [...feeds].filter((feed) => feed.ticket === ticket.id).length;
      if (feeds.size >= MOST_PHONES || same >= MOST_OF_ONE) return false;
      out.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const feed: Feed = { out, ticket: ticket.id, asked, sent: '' };
      feeds.add(feed);
      out.on('close', () => feeds.delete(feed));
      out.write(`retry: ${RETRY}\n\n`);
      refresh(feed);
      return true;
    },
    end() {
      clearInterval(drawing);
      clearInterval(beating);
      for (const feed of feeds) feed.out.end();
    },
  };
}
