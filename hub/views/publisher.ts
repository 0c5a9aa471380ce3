/**
 * Sends whole views by topic (docs/architecture.md). A topic's first change goes out at once, the following within `gapMs`
 * together; a view equal to the one sent last is not sent again. Those of screens go first, all drawn before the first is sent:
 * writing to hundreds of sockets costs less in one run.
 */
export type Topic = {
  /** Name of the room and of the view. */
  readonly name: string;
  /** Builds the view's body, without revision and time. */
  readonly build: () => unknown;
  readonly send: (body: unknown) => void;
  /** The hall looks up at it. */
  readonly screens?: true;
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

  /** How what a topic shows now is sent; null: it is what was sent last. */
  const draw = (live: Live): (() => void) | null => {
    live.dirty = false;
    try {
      const body = live.topic.build();
      const text = JSON.stringify(body);
      if (text === live.sent) return null;
      live.sent = text;
      return () => live.topic.send(body);
    } catch (error) {
      return () => parts.failed(live.topic.name, error);
    }
  };
  const send = (live: Live, sending: (() => void) | null) => {
    try {
      sending?.();
    } catch (error) {
      parts.failed(live.topic.name, error);
    }
  };
  const touch = (together: readonly Live[]) => {
    const due: Live[] = [];
    for (const live of together) {
      live.dirty = true;
      if (!live.cooling) due.push(live);
    }
    for (const { live, sending } of due.map((live) => ({ live, sending: draw(live) }))) {
      live.cooling = true;
      send(live, sending);
      parts.later(
        () => {
          live.cooling = false;
          if (live.dirty && live.followers > 0) touch([live]);
        },
        sending ? parts.gapMs : parts.gapMs * IN_VAIN,
      );
    }
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
      const all = [...topics.values()];
      touch(all.filter(({ topic }) => topic.screens));
      for (const live of all) if (!live.topic.screens) touch([live]);
    },
    flush() {
      for (const live of topics.values()) send(live, draw(live));
    },
  };
}
