import { type Bitmap, blank } from '../../hub/pixels/bitmap.ts';
import type { Font } from '../../hub/pixels/font.ts';
import { createSignboard } from '../../hub/pixels/signboard.ts';
import type { Saying } from '../../hub/pixels/strip.ts';
import type { Clock } from '../clock.ts';
import type { DotsConfig } from './config.ts';
import { changedPart, ddpPackets, ddpType } from './ddp.ts';
import { type E131Source, e131Packet, multicastOf, universesOf } from './e131.ts';
import { channels } from './mapping.ts';
import type { LedPanel } from './port.ts';
import type { Datagram, UdpLine } from './udp.ts';

/** At most 44 pictures a second (E1.31 6.6.1, as DMX512-A), ms between two. */
const LEAST_GAP = 1000 / 44;
/** All of a picture again after this: E1.31 6.6 asks for 800 to 1000 ms, and a packet may have been lost. */
const KEEP_ALIVE = 900;
/** Times a changed universe is sent before only keep-alives follow (E1.31 6.6). */
const TIMES = 3;

/** What has to be sent so that the panel shows these bytes. */
export interface DotsWire {
  /** `all`: not only what changed. Answers whether something is to be sent once more soon. */
  send(bytes: Uint8Array, all: boolean): boolean;
  /** The last picture: it is not kept alive any more. */
  end(bytes: Uint8Array): void;
}

/** A panel that takes dots: the same picture as on a page, as often as it changes, and all of it again and again. */
export function createDotsPanel(parts: {
  readonly config: DotsConfig;
  readonly fonts: readonly Font[];
  readonly line: UdpLine;
  readonly wire: DotsWire;
  readonly clock: Clock;
}): LedPanel {
  const { config, fonts, line, wire, clock } = parts;
  const { name, columns, rows } = config;
  const board = createSignboard(fonts, columns, rows);
  let sentAt = Number.NEGATIVE_INFINITY;
  let wholeAt = Number.NEGATIVE_INFINITY;
  let closed = false;
  let cancel = () => {};

  const dots = (bitmap: Bitmap) => channels(bitmap, config);
  const draw = () => {
    cancel();
    if (closed) return;
    const now = clock.ticks();
    const early = sentAt + LEAST_GAP - now;
    if (early > 0) {
      cancel = clock.after(Math.ceil(early), draw);
      return;
    }
    const whole = now - wholeAt >= KEEP_ALIVE;
    const again = wire.send(dots(board.picture(now)), whole);
    sentAt = now;
    if (whole) wholeAt = now;
    const moves = [wholeAt + KEEP_ALIVE - now, board.nextMove(now), again ? LEAST_GAP : null];
    cancel = clock.after(Math.ceil(Math.min(...moves.filter((move) => move !== null))), draw);
  };
  line.onChange(() => {
    // Whoever is back has forgotten everything.
    wholeAt = Number.NEGATIVE_INFINITY;
    draw();
  });
  draw();

  return {
    name,
    get connected() {
      return line.up;
    },
    onConnected: (listener) => line.onChange(listener),
    show(saying: Saying) {
      if (board.say(saying, clock.ticks())) draw();
    },
    async close() {
      closed = true;
      cancel();
      wire.end(dots(blank(columns, rows)));
      await line.close();
    },
  };
}

type Send = (datagram: Datagram) => void;

/** Universes that changed, three times each; all of them as keep-alive. */
export function e131Wire(
  config: Extract<DotsConfig, { driver: 'e131' }>,
  source: E131Source,
  send: Send,
): DotsWire {
  const sent = new Map<number, { slots: Uint8Array; left: number; sequence: number }>();
  const one = (universe: number, slots: Uint8Array, sequence: number, terminated: boolean) =>
    send({
      bytes: e131Packet(source, universe, sequence, slots, terminated),
      ...(config.connection === 'multicast' && { to: multicastOf(universe) }),
    });
  const width = config.order.length;
  return {
    send(bytes, all) {
      let again = false;
      for (const { universe, slots } of universesOf(bytes, config, width)) {
        const known = sent.get(universe);
        const changed = !known || Buffer.compare(known.slots, slots) !== 0;
        const left = changed ? TIMES : known.left;
        if (!all && left === 0) continue;
        // Each universe counts its own packets (6.7.2).
        const sequence = known ? (known.sequence + 1) & 0xff : 0;
        one(universe, slots, sequence, false);
        sent.set(universe, { slots, left: Math.max(0, left - 1), sequence });
        again ||= left > 1;
      }
      return again;
    },
    end(bytes) {
      for (const { universe, slots } of universesOf(bytes, config, width)) {
        const sequence = sent.get(universe)?.sequence ?? 0;
        one(universe, slots, (sequence + 1) & 0xff, false);
        // Three times, so that one gets there (6.2.6).
        for (let time = 2; time <= 4; time++) one(universe, slots, (sequence + time) & 0xff, true);
      }
    },
  };
}

/** The stretch that changed; all of it as keep-alive. */
export function ddpWire(config: Extract<DotsConfig, { driver: 'ddp' }>, send: Send): DotsWire {
  const target = { destination: config.destination, type: ddpType(config.order.length) };
  let before: Uint8Array | null = null;
  let sequence = 0;
  const next = () => {
    sequence = (sequence % 15) + 1;
    return sequence;
  };
  const write = (bytes: Uint8Array, all: boolean) => {
    const part = changedPart(all ? null : before, bytes);
    before = bytes;
    if (!part) return;
    for (const packet of ddpPackets(target, part.offset, part.data, next)) send({ bytes: packet });
  };
  return {
    send(bytes, all) {
      write(bytes, all);
      return false;
    },
    end: (bytes) => write(bytes, true),
  };
}
