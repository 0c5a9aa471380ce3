import type { Socket } from 'socket.io';
import type * as v from 'valibot';
import type { Actor } from '../contract/actors.ts';
import { type Command, RequestSchema } from '../contract/commands.ts';
import type { Reply } from '../contract/protocol.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { parse, parseCommand } from '../edge/parse.ts';
import type { Services } from '../services.ts';

/** Messages a connection may send in one second, and in one burst (docs/api.md: 2,000 a second). */
const RATE = 2000;

/**
 * Registers one kind of message on a socket: bounded rate, checked shape, and an answer for everything that asks for one.
 * Whatever comes in harms nobody else (X2).
 */
export function receive<S extends v.GenericSchema>(
  services: Services,
  socket: Socket,
  event: string,
  schema: S,
  handle: (message: v.InferOutput<S>) => Promise<Result<unknown, Refusal>> | Result<unknown, Refusal>,
): void {
  const where = `socket${socket.nsp.name}`;
  socket.on(event, async (message: unknown, acknowledge: unknown) => {
    const answer = (result: Result<unknown, Refusal>) => {
      if (typeof acknowledge === 'function') acknowledge(toReply(result));
    };
    if (!allow(socket, services.now())) {
      services.count.limited(where);
      return answer(refuse(refusal('too-many-requests')));
    }
    const parsed = parse(schema, message);
    if (!parsed.ok) {
      services.count.malformed(where);
      return answer(parsed);
    }
    try {
      answer(await handle(parsed.value));
    } catch (error) {
      services.log.error({ error, event, where }, 'a message could not be handled');
      answer(refuse(refusal('not-recorded')));
    }
  });
}

/** What the edge must fetch before the desk can decide; a decision itself never waits. */
export type Prepare = (command: Command) => Promise<Result<Command, Refusal>> | Result<Command, Refusal>;

/** `command` on any namespace: the actor is what the connection is, at this moment. */
export function receiveCommands(
  services: Services,
  socket: Socket,
  actor: () => Actor | null,
  prepare: Prepare = ok,
): void {
  receive(services, socket, 'command', RequestSchema, async (message) => {
    const parsed = parseCommand(message.command);
    if (!parsed.ok) {
      services.count.malformed(`socket${socket.nsp.name}`);
      return parsed;
    }
    const by = actor();
    if (!by) return refuse(refusal('unauthorised'));
    const prepared = prepare(parsed.value);
    const ready = prepared instanceof Promise ? await prepared : prepared;
    return ready.ok ? services.submit(by, message.id, ready.value) : ready;
  });
}

function toReply(result: Result<unknown, Refusal>): Reply {
  return result.ok ? { ok: true, answer: result.value } : { ok: false, refusal: result.refusal };
}

/** A bucket that fills with RATE a second. */
function allow(socket: Socket, now: number): boolean {
  const bucket: { left: number; at: number } = socket.data.bucket ?? { left: RATE, at: now };
  socket.data.bucket = bucket;
  // A wall clock set back takes nothing away.
  const passed = Math.max(0, now - bucket.at);
  bucket.left = Math.min(RATE, bucket.left + (passed * RATE) / 1000);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}
