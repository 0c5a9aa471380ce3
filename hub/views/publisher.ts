/**
 * Sends whole views by topic (docs/architecture.md). The first change goes out at once, the following within
 * `gapMs` together; a view equal to the one sent last is not sent again.
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

type Live = { topic: Topic; followers: number; sent: string };

/** `later(task, ms)` runs a task once after a while; `failed` hears of a view that threw, the others still go out. */
export function createPublisher(parts: {
  gapMs: number;
  later: (task: () => void, ms: number) => void;
  failed: (topic: string, error: unknown) => void;
}): Publisher {
  const topics = new Map<string, Live>();
  let cooling = false;
  let dirty = false;

  const flush = () => {
    dirty = false;
    for (const live of topics.values()) {
      try {
        const body = live.topic.build();
        const text = JSON.stringify(body);
        if (text === live.sent) continue;
        live.sent = text;
        live.topic.send(body);
      } catch (error) {
        parts.failed(live.topic.name, error);
      }
    }
  };
  const cool = () => {
    cooling = true;
    parts.later(() => {
      cooling = false;
      if (!dirty) return;
      flush();
      cool();
    }, parts.gapMs);
  };

  return {
    follow(topic) {
      const live = topics.get(topic.name) ?? { topic, followers: 0, sent: JSON.stringify(topic.build()) };
      live.followers += 1;
      topics.set(topic.name, live);
      return () => {
        live.followers -= 1;
        if (live.followers <= 0) topics.delete(topic.name);
      };
    },
    touch() {
      if (cooling) {
        dirty = true;
        return;
      }
      flush();
      cool();
    },
    flush,
  };
}
