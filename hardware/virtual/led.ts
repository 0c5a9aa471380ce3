import { createSocket, type Socket as Udp } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import type { Font } from '../../hub/pixels/font.ts';
import { INK } from '../../hub/pixels/ink.ts';
import { layOut, picture } from '../../hub/pixels/sign.ts';
import type { Clock } from '../clock.ts';
import type { DotsConfig, LedConfig, TextConfig } from '../led/config.ts';
import { channels, placeOf } from '../led/mapping.ts';
import { createFrameReader } from './led-frames.ts';
import { isLate, readDdp, readE131 } from './led-packets.ts';

/** A panel without metal (P6): it hangs on the wire like a real one, and shows what it understands of the bytes. */
export interface VirtualLed {
  readonly config: LedConfig;
  /** What the driver is given: `udp://127.0.0.1:port` or `tcp://127.0.0.1:port`. */
  readonly connection: string;
  /** Red, green, blue of each dot, row after row. */
  readonly light: Uint8Array;
  /** What a text panel was told; null on a panel of dots. */
  readonly text: string | null;
  /** Packets or frames understood, and what was none. */
  readonly taken: number;
  readonly refused: number;
  readonly plugged: boolean;
  readonly wire: Wire;
  /** The wire is like this from now on. */
  rewire(change: Partial<Wire>): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

/** What the wire does to bytes: they come late, or as others than were sent. */
export type Wire = { readonly slow: boolean; readonly garbage: boolean };

/** What a slow wire is late by, ms. */
const SLOW_MS = 1500;

type Face = {
  light: Uint8Array;
  text: string | null;
  taken: number;
  refused: number;
  changed(): void;
};

export async function createVirtualLed(
  config: LedConfig,
  fonts: readonly Font[],
  clock: Clock,
): Promise<VirtualLed> {
  const listeners: (() => void)[] = [];
  const dark = () => new Uint8Array(config.columns * config.rows * 3);
  const face: Face = {
    light: dark(),
    text: config.driver === 'text' ? '' : null,
    taken: 0,
    refused: 0,
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
  let wire: Wire = { slow: false, garbage: false };
  const carry: Carry = (bytes, arrive) => {
    const carried = wire.garbage ? disturbed(bytes) : bytes;
    if (wire.slow) clock.after(SLOW_MS, () => plugged && arrive(carried));
    else arrive(carried);
  };
  const plug =
    config.driver === 'text' ? textPlug(config, fonts, face, carry) : dotsPlug(config, face, carry);
  let plugged = true;
  const port = await plug.open(0);
  return {
    config,
    connection: `${config.driver === 'text' ? 'tcp' : 'udp'}://127.0.0.1:${port}`,
    get light() {
      return face.light;
    },
    get text() {
      return face.text;
    },
    get taken() {
      return face.taken;
    },
    get refused() {
      return face.refused;
    },
    get plugged() {
      return plugged;
    },
    get wire() {
      return wire;
    },
    rewire(change) {
      wire = { ...wire, ...change };
      face.changed();
    },
    async unplug() {
      if (!plugged) return;
      plugged = false;
      await plug.shut();
      face.light = dark();
      if (face.text !== null) face.text = '';
      face.changed();
    },
    async replug() {
      if (plugged) return;
      await plug.open(port);
      plugged = true;
      face.changed();
    },
    onChange: (listener) => void listeners.push(listener),
    close: () => (plugged ? plug.shut() : Promise.resolve()),
  };
}

type Carry = (bytes: Buffer, arrive: (bytes: Buffer) => void) => void;

/** Noise on the line: every fifth byte, the first one too. */
function disturbed(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => (at % 5 === 0 ? byte ^ 0x5a : byte)));
}

/** Opens on a port (0: any) and answers which; shuts. */
type Plug = { open(port: number): Promise<number>; shut(): Promise<void> };

function dotsPlug(config: DotsConfig, face: Face, carry: Carry): Plug {
  const take = config.driver === 'e131' ? e131Panel(config, face) : ddpPanel(config, face);
  let socket: Udp | null = null;
  return {
    open: (port) =>
      new Promise((opened, failed) => {
        const mine = createSocket('udp4');
        socket = mine;
        mine.once('error', failed);
        mine.on('message', (sent) =>
          carry(sent, (packet) => {
            if (take(packet)) face.taken += 1;
            else face.refused += 1;
            face.changed();
          }),
        );
        mine.bind(port, '127.0.0.1', () => opened(mine.address().port));
      }),
    shut: () => new Promise((done) => (socket ? socket.close(() => done()) : done())),
  };
}

/** Puts bytes of the wire, from dot `first` on, where the wiring has them. */
function shine(config: DotsConfig, face: Face, first: number, bytes: Uint8Array): void {
  const width = config.order.length;
  const light = Uint8Array.from(face.light);
  for (let i = 0; i + width <= bytes.length; i += width) {
    const count = first + i / width;
    if (count >= config.columns * config.rows) break;
    const at = placeOf(count, config.columns, config.rows, config) * 3;
    for (let channel = 0; channel < width; channel++) {
      const level = bytes[i + channel] ?? 0;
      const colour = 'RGB'.indexOf(config.order[channel] ?? '');
      if (colour < 0) light.fill(level, at, at + 3);
      else light[at + colour] = level;
    }
  }
  face.light = light;
}

function e131Panel(config: Extract<DotsConfig, { driver: 'e131' }>, face: Face): (packet: Buffer) => boolean {
  const sequences = new Map<number, number>();
  const width = config.order.length;
  const each = Math.floor(512 / width);
  const inFirst = Math.floor((513 - config.channel) / width);
  return (packet) => {
    const data = readE131(packet);
    if (!data || data.universe < config.universe || isLate(sequences.get(data.universe), data.sequence))
      return false;
    sequences.set(data.universe, data.sequence);
    if (data.terminated) {
      sequences.delete(data.universe);
      return true;
    }
    const index = data.universe - config.universe;
    const first = index === 0 ? 0 : inFirst + (index - 1) * each;
    shine(config, face, first, index === 0 ? data.slots.subarray(config.channel - 1) : data.slots);
    return true;
  };
}

function ddpPanel(config: Extract<DotsConfig, { driver: 'ddp' }>, face: Face): (packet: Buffer) => boolean {
  const width = config.order.length;
  const buffer = new Uint8Array(config.columns * config.rows * width);
  return (packet) => {
    const data = readDdp(packet);
    if (!data || data.destination !== config.destination || data.offset + data.data.length > buffer.length)
      return false;
    buffer.set(data.data, data.offset);
    if (data.push) shine(config, face, 0, buffer);
    return true;
  };
}

function textPlug(config: TextConfig, fonts: readonly Font[], face: Face, carry: Carry): Plug {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const show = (text: string) => {
    face.text = text;
    const sign = layOut([[{ text, ink: INK.red }]], fonts, config.columns, config.rows);
    const wiring = {
      ...config,
      start: 'top-left',
      by: 'rows',
      serpentine: false,
      order: 'RGB',
      brightness: 255,
    } as const;
    face.light = channels(picture(sign, 0), wiring);
  };
  const serve = (socket: Socket) => {
    const read = createFrameReader(config.frame);
    sockets.add(socket);
    const arrive = (bytes: Buffer) => {
      for (const told of read(bytes)) {
        if (told === 'bad') face.refused += 1;
        else if (told.address === null || told.address === config.address) {
          face.taken += 1;
          show(told.text);
        }
      }
      face.changed();
    };
    socket.on('data', (bytes: Buffer) => carry(bytes, arrive));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  return {
    open: (port) =>
      new Promise((opened, failed) => {
        const mine = createServer(serve);
        server = mine;
        mine.once('error', failed);
        mine.listen(port, '127.0.0.1', () => {
          const address = mine.address();
          opened(typeof address === 'object' && address ? address.port : 0);
        });
      }),
    shut() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => (server ? server.close(() => done()) : done()));
    },
  };
}
