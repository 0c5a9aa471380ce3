import { io, type Socket } from 'socket.io-client';
import type { CaseQuery } from '../contract/case-queries.ts';
import type { CommandInput } from '../contract/commands.ts';
import type { TestQuery } from '../contract/device-tests.ts';
import type { FeedbackContactQuery, FeedbackWordsQuery } from '../contract/feedback.ts';
import type { LearnQuery } from '../contract/learning.ts';
import { LINK_REFUSALS } from '../contract/link-refusals.ts';
import type { LiveReport, Namespace, Query, Reply } from '../contract/protocol.ts';
import type { FollowUpContactQuery } from '../contract/ratings.ts';
import type { Refusal } from '../contract/refusals.ts';
import { type Result, refuse } from '../contract/result.ts';
import { PROTOCOL } from '../contract/version.ts';

/** What a page or device knows of its connection. `refused` is final until somebody acts (sign in, pair, reload). */
export type LinkStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'offline'; readonly since: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type LinkOptions = {
  /** Origin of the hub, `http://host:port`; '' for the page's own. */
  readonly url: string;
  readonly namespace: Namespace;
  /** Device secret or bearer token; staff pages have their session cookie instead. */
  readonly token?: string;
  /** Shown to staff: version of the page or agent. */
  readonly version?: string;
  readonly newId: () => string;
  /** Epoch ms. */
  readonly now?: () => number;
};

/** The one way of every page and device to the hub. */
export interface Link {
  readonly status: LinkStatus;
  onStatus(listener: (status: LinkStatus) => void): () => void;
  /**
   * Sends a command and waits for its answer. Refused `offline` at once when not connected: nothing is buffered, nothing fires
   * late (W5). Give `id` to repeat a command whose answer was lost; the hub then gives the first answer again (T2).
   */
  ask<T = unknown>(
    command: CommandInput,
    options?: { id?: string; timeoutMs?: number },
  ): Promise<Result<T, Refusal>>;
  query<T = unknown>(
    query:
      | Query
      | CaseQuery
      | LearnQuery
      | TestQuery
      | FollowUpContactQuery
      | FeedbackWordsQuery
      | FeedbackContactQuery,
  ): Promise<Result<T, Refusal>>;
  /** Whole views of a topic, now and after every reconnect. Refusals of the follow itself go to `onRefused`. */
  follow<V>(topic: string, listener: (view: V) => void, onRefused?: (refusal: Refusal) => void): () => void;
  /** `/display` only: the screen's own view needs no topic. */
  onView<V>(listener: (view: V) => void): () => void;
  /** Staff changed or removed what this device is: connect again. */
  onReassigned(listener: () => void): () => void;
  /** `/display` only: the hub serves this other build of the page. Told after every connect. */
  onOutdated(listener: (build: string) => void): () => void;
  /** Liveness; dropped when offline (the next one tells everything). */
  report(report: LiveReport): void;
  close(): void;
}

type Answer = Result<unknown, Refusal>;

/** Connects. Reconnects for ever by itself; after each reconnect every followed topic is asked for anew. */
export function connectLink(options: LinkOptions): Link {
  const now = options.now ?? Date.now;
  const socket: Socket = io(options.url + options.namespace, {
    auth: {
      protocol: PROTOCOL,
      ...(options.token && { token: options.token }),
      ...(options.version && { version: options.version }),
    },
    transports: ['websocket'],
    reconnectionDelay: 150,
    reconnectionDelayMax: 700,
    forceNew: true,
  });
  const listeners = new Set<(status: LinkStatus) => void>();
  const topics = new Map<string, Set<(view: never) => void>>();
  const refusedFollow = new Map<string, (refusal: Refusal) => void>();
  let status: LinkStatus = { kind: 'connecting' };

  const become = (next: LinkStatus) => {
    status = next;
    for (const listener of listeners) listener(next);
  };
  const send = async (event: string, payload: unknown, timeoutMs: number): Promise<Answer> => {
    if (!socket.connected) return refuse(own('offline'));
    try {
      return toResult(await socket.timeout(timeoutMs).emitWithAck(event, payload));
    } catch {
      return refuse(own(socket.connected ? 'timeout' : 'offline'));
    }
  };
  const followNow = async (topic: string) => {
    const reply = await send('follow', { topic }, 10_000);
    if (reply.ok) for (const listener of topics.get(topic) ?? []) listener(reply.value as never);
    else if (reply.refusal.code !== 'offline') refusedFollow.get(topic)?.(reply.refusal);
  };

  socket.on('connect', () => {
    become({ kind: 'connected' });
    for (const topic of topics.keys()) void followNow(topic);
  });
  socket.on('disconnect', (reason) => {
    become({ kind: 'offline', since: now() });
    // The hub closed it on purpose (stopping, reassigned): the client library would stay away for good.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refusal = refusalIn(error.data);
    if (refusal && refusal.code !== 'hub-stopping') {
      become({ kind: 'refused', refusal });
    } else {
      if (status.kind !== 'offline') become({ kind: 'offline', since: now() });
      if (error.data) setTimeout(() => socket.connect(), 500);
    }
  });
  if (options.namespace !== '/display') {
    socket.on('view', (message: { topic: string; view: unknown }) => {
      for (const listener of topics.get(message.topic) ?? []) listener(message.view as never);
    });
  }

  return {
    get status() {
      return status;
    },
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (command, more = {}) =>
      send(
        'command',
        { id: more.id ?? options.newId(), command },
        more.timeoutMs ?? 10_000,
      ) as Promise<never>,
    query: (query) => send('query', query, 10_000) as Promise<never>,
    follow(topic, listener, onRefused) {
      const set = topics.get(topic) ?? new Set();
      set.add(listener as (view: never) => void);
      topics.set(topic, set);
      if (onRefused) refusedFollow.set(topic, onRefused);
      if (socket.connected) void followNow(topic);
      return () => {
        set.delete(listener as (view: never) => void);
        if (set.size > 0) return;
        topics.delete(topic);
        refusedFollow.delete(topic);
        if (socket.connected) void send('unfollow', { topic }, 10_000);
      };
    },
    onView(listener) {
      socket.on('view', listener as never);
      return () => socket.off('view', listener as never);
    },
    onReassigned(listener) {
      socket.on('reassigned', listener);
      return () => socket.off('reassigned', listener);
    },
    onOutdated(listener) {
      const told = ({ build }: { build: string }) => listener(build);
      socket.on('outdated', told);
      return () => socket.off('outdated', told);
    },
    report(report) {
      if (socket.connected) socket.emit('report', report);
    },
    close() {
      socket.close();
    },
  };
}

const own = (code: keyof typeof LINK_REFUSALS): Refusal => ({ code, message: LINK_REFUSALS[code] });

/** The hub's refusal of a connection, with the hub's own sentence. Anything else on the way in is no refusal. */
function refusalIn(data: unknown): Refusal | null {
  const { code, message } = (typeof data === 'object' && data !== null ? data : {}) as Partial<Refusal>;
  if (typeof code !== 'string' || typeof message?.zh !== 'string' || typeof message.en !== 'string')
    return null;
  return { code, message };
}

function toResult(reply: Reply): Answer {
  return reply.ok ? { ok: true, value: reply.answer } : { ok: false, refusal: reply.refusal };
}
