import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Recorded } from '../../journal/port.ts';

/** Facts read from the journal in one go. */
const BATCH = 500;
/** Proxies cut what is silent for long, ms. */
const HEARTBEAT = 15_000;

export type Feed = {
  /** There may be more to read. */
  wake(): void;
  end(): void;
};

export type FeedParts = {
  readonly out: ServerResponse;
  /** Journal position after which it begins. */
  readonly from: number;
  readonly read: (after: number, limit: number) => Promise<readonly Recorded[]>;
  readonly draw: (recorded: Recorded) => readonly { event: string; data: object }[];
  readonly failed: (error: unknown) => void;
  readonly closed: () => void;
};

/** One connection of server-sent events, read from the journal as fast as its peer takes them: nothing is missed, nothing piles up. */
export function openFeed(parts: FeedParts): Feed {
  const { out } = parts;
  let position = parts.from;
  let pumping = false;
  let again = false;
  const send = async () => {
    const facts = await parts.read(position, BATCH);
    for (const recorded of facts) {
      position = recorded.position;
      const events = parts.draw(recorded);
      if (events.length === 0) continue;
      if (!out.write(written(position, events))) await drained(out);
      if (out.destroyed) return;
    }
    if (facts.length === BATCH) again = true;
  };
  const pump = async () => {
    again = true;
    if (pumping) return;
    pumping = true;
    try {
      while (again && !out.destroyed) {
        again = false;
        await send();
      }
    } finally {
      pumping = false;
    }
  };
  const wake = () => {
    pump().catch((error) => {
      parts.failed(error);
      out.destroy();
    });
  };
  const heart = setInterval(() => out.write(': \n\n'), HEARTBEAT);
  out.on('close', () => {
    clearInterval(heart);
    parts.closed();
  });
  out.write(': connected\n\n');
  wake();
  return { wake, end: () => void out.end() };
}

/** The events of one fact. Only the last carries the id: whoever was cut off between them gets all of them again, never too few. */
function written(position: number, events: readonly { event: string; data: object }[]): string {
  const lines = events.map(({ event, data }) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const last = lines.pop() ?? '';
  return `${lines.join('')}id: ${position}\n${last}`;
}

/** Until the peer took what is under way, or is gone. */
async function drained(out: ServerResponse): Promise<void> {
  if (out.destroyed) return;
  const gone = new AbortController();
  await Promise.race([
    once(out, 'drain', { signal: gone.signal }),
    once(out, 'close', { signal: gone.signal }),
  ]).finally(() => gone.abort());
}
