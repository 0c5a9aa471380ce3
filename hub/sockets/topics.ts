import type { Namespace as ServerNamespace, Socket } from 'socket.io';
import { FollowSchema } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Services } from '../services.ts';
import { receive } from './inbox.ts';

/** Builds the body of a topic for this connection: its room (who shares it) and its view; or why it may not be seen. */
export type TopicOf = (topic: string) => Promise<Found> | Found;
export type Found = Result<{ room: string; build: () => unknown }, Refusal>;

/** Topics one connection may follow. */
const MOST = 20;

/** A view's body with what every view carries. */
export function stamp<B extends object>(services: Services, body: B): B & { revision: number; now: number } {
  return { ...body, revision: services.state().position, now: services.now() };
}

/** `follow` and `unfollow`: the current view at once, then every change, serialised once for the whole room. */
export function receiveFollows(
  services: Services,
  nsp: ServerNamespace,
  socket: Socket,
  topicOf: TopicOf,
): void {
  const followed = new Map<string, () => void>();
  /** The latest wish for each topic: what was asked before and found later no longer counts. */
  const wished = new Map<string, symbol>();
  const leave = (topic: string) => {
    wished.delete(topic);
    followed.get(topic)?.();
    followed.delete(topic);
  };
  receive(services, socket, 'follow', FollowSchema, async ({ topic }) => {
    if (wished.size >= MOST && !wished.has(topic)) return refuse(refusal('too-many-requests'));
    const wish = Symbol(topic);
    wished.set(topic, wish);
    const finding = topicOf(topic);
    const found = finding instanceof Promise ? await finding : finding;
    if (!found.ok) {
      if (wished.get(topic) === wish && !followed.has(topic)) wished.delete(topic);
      return found;
    }
    const { room, build } = found.value;
    const body = build();
    if (body === null) {
      if (wished.get(topic) === wish && !followed.has(topic)) wished.delete(topic);
      return refuse(refusal('no-such-counter', { field: 'topic' }));
    }
    // Left again, or followed anew, while it was looked for: then there is only the answer.
    if (wished.get(topic) !== wish || socket.disconnected) return ok(stamp(services, body as object));
    leave(topic);
    wished.set(topic, wish);
    // Not awaited: nothing may come between joining and remembering it, else a second follow or a disconnect leaves one behind.
    void socket.join(room);
    const unfollow = services.publisher.follow({
      name: `${nsp.name} ${room}`,
      build,
      send: (next) => {
        if (next !== null) nsp.to(room).emit('view', { topic, view: stamp(services, next as object) });
      },
    });
    followed.set(topic, () => {
      unfollow();
      void socket.leave(room);
    });
    return ok(stamp(services, body as object));
  });
  receive(services, socket, 'unfollow', FollowSchema, ({ topic }) => {
    leave(topic);
    return ok(null);
  });
  socket.on('disconnect', () => {
    for (const topic of [...followed.keys()]) leave(topic);
  });
}
