export type FeedEvent = {
  readonly id: number;
  readonly event: string;
  readonly data: Record<string, unknown>;
};

export type EventFeed = {
  readonly status: number;
  readonly headers: Headers;
  /** The next events, in the order they came. */
  take(count: number): Promise<FeedEvent[]>;
  /** Resolves when the hub ends the feed. */
  ended(): Promise<void>;
  close(): void;
};

/** A reader of `GET /events` as an integration would write it. */
export async function openEvents(origin: string, token: string, lastEventId?: number): Promise<EventFeed> {
  const abort = new AbortController();
  const response = await fetch(`${origin}/api/v1/events`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
    },
    signal: abort.signal,
  });
  const events: FeedEvent[] = [];
  let text = '';
  let over = false;
  let changed = () => {};
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) {
      text += decoder.decode(part as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      events.push(...blocks.filter((block) => /^(id|event):/.test(block)).map(parse));
      changed();
    }
  };
  const reading = read()
    .catch(() => undefined)
    .finally(() => {
      over = true;
      changed();
    });
  return {
    status: response.status,
    headers: response.headers,
    async take(count) {
      while (events.length < count) {
        if (over) throw new Error(`the feed ended with ${events.length} of ${count} events`);
        await new Promise<void>((done) => {
          changed = done;
        });
      }
      return events.splice(0, count);
    },
    ended: () => reading,
    close: () => abort.abort(),
  };
}

function parse(block: string): FeedEvent {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
  return { id: Number(field('id')), event: field('event'), data: JSON.parse(field('data')) };
}
