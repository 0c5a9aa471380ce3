/**
 * Sends whole views by topic (docs/architecture.md). A topic's first change goes out at once, the following within `gapMs`
 * together; a view equal to the one sent last is not sent again.
 */
export type Topic = {
  /** Name of the room and of the view. */
  readonly name: string;
  /** Builds the view's body, without revision and time. */
  readonly build: () => unknown;
  readonly send: (body: unknown) => void;
};

export type Publisher = {
  /** A client follows; the topic lives as long as somebody does. */
  follow(topic: Topic): () => void;
  /** Something may have changed. */
  touch(): void;
  /** Sends what is due now, without waiting for the gap (shutdown, tests). */
  flush(): void;
};

type Live = { readonly topic: Topic; followers: number; sent: string; cooling: boolean; dirty: boolean };

/** A topic that was looked at in vain is not looked at again for this share of the gap: much may change that it does not show. */
const IN_VAIN = 0.2;

/** `later(task, ms)` runs a task once after a while; `failed` hears of a view that threw, the others still go out. */
export function createPublisher(parts: {
  gapMs: number;
  later: (task: () => void, ms: number) => void;
  failed: (topic: string, error: unknown) => void;
}): Publisher {
  const topics = new Map<string, Live>();

  /** Answers whether there was something to send. */
  const flush = (live: Live): boolean => {
    live.dirty = false;
    try {
      const body = live.topic.build();
      const text = JSON.stringify(body);
      if (text === live.sent) return false;
      live.sent = text;
      live.topic.send(body);
    } catch (error) {
      parts.failed(live.topic.name, error);
    }
    return true;
  };
  const touch = (live: Live) => {
    live.dirty = true;
    if (live.cooling) return;
    live.cooling = true;
    const gap = flush(live) ? parts.gapMs : parts.gapMs * IN_VAIN;
    parts.later(() => {
      live.cooling = false;
      if (live.dirty && live.followers > 0) touch(live);
    }, gap);
  };

  return {
    follow(topic) {
      const live = topics.get(topic.name) ?? {
        topic,
        followers: 0,
        sent: JSON.stringify(topic.build()),
        cooling: false,
        dirty: false,
      };
      live.followers += 1;
      topics.set(topic.name, live);
      return () => {
        live.followers -= 1;
        if (live.followers <= 0) topics.delete(topic.name);
      };
    },
    touch() {
      for (const live of topics.values()) touch(live);
    },
    flush() {
      for (const live of topics.values()) flush(live);
    },
  };
}
