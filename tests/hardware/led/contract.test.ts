import { spawn } from 'node:child_process';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import iconv from 'iconv-lite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLeds } from '../../../hardware/agent/leds.ts';
import { realClock } from '../../../hardware/clock.ts';
import { checkLed, type LedConfig } from '../../../hardware/led/config.ts';
import { FRAMES, type TextFrame } from '../../../hardware/led/frame.ts';
import type { LedPanel } from '../../../hardware/led/port.ts';
import { keepOpen } from '../../../hardware/led/stream.ts';
import { createTextPanel } from '../../../hardware/led/text-panel.ts';
import { createFrameReader } from '../../../hardware/virtual/led-frames.ts';
import { readDdp, readE131 } from '../../../hardware/virtual/led-packets.ts';
import { INK } from '../../../hub/pixels/ink.ts';
import type { Saying } from '../../../hub/pixels/strip.ts';
import { type ManualClock, manualClock } from '../clock.ts';

const SIZE = { columns: 64, rows: 16 };
const say = (text: string, call: number | null = null): Saying => ({
  choices: [[{ text, ink: INK.red }]],
  lines: [],
  call,
  urgent: null,
});
const patient = { timeout: 15_000, interval: 10 };

function config(entry: object): LedConfig {
  const led = checkLed({ name: 'strip', ...SIZE, ...entry });
  if ('field' in led) throw new Error(`${led.field}: ${led.message}`);
  return led;
}

/** A clock that is moved; what the network does needs its own moments in between. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 50) {
    await clock.advance(Math.min(50, ms - at));
    await new Promise((done) => setImmediate(done));
  }
}

async function open(led: LedConfig, clock?: ManualClock) {
  const opened = await openLeds([led], { agent: 'lobby', fonts: 'hub/pixels', clock: clock ?? realClock });
  onTestFinished(async () => {
    let closed = false;
    const closing = opened.close().then(() => {
      closed = true;
    });
    while (clock && !closed) await pass(clock, 50);
    await closing;
  });
  const [panel] = opened.panels;
  if (!panel) throw new Error('no panel');
  return { panel, dock: opened.dock[0], close: opened.close };
}

/** What hangs on the wire, written for this test: dots that are lit, or a text. */
type Peer = {
  readonly port: number;
  /** Lit dots by index, or the text. */
  shown(): string;
  /** Packets or frames so far. */
  count(): number;
  away(): Promise<void>;
  back(): Promise<void>;
};

function udpPeer(driver: 'e131' | 'ddp'): Promise<Peer> {
  const bytes = new Uint8Array(SIZE.columns * SIZE.rows * 3);
  let count = 0;
  const take = (packet: Buffer, _from: RemoteInfo) => {
    count += 1;
    if (driver === 'ddp') {
      const data = readDdp(packet);
      if (data) bytes.set(data.data, data.offset);
    } else {
      const data = readE131(packet);
      // 170 dots a universe, 510 channels.
      if (data && !data.terminated) bytes.set(data.slots, (data.universe - 1) * 510);
    }
  };
  let socket = createSocket('udp4', take);
  const bind = (port: number) => new Promise<void>((done) => socket.bind(port, '127.0.0.1', done));
  const shut = () => new Promise<void>((done) => socket.close(() => done()));
  let bound = true;
  onTestFinished(() => (bound ? shut() : undefined));
  return bind(0).then(() => {
    const { port } = socket.address();
    return {
      port,
      shown: () => [...bytes.keys()].filter((at) => at % 3 === 0 && bytes[at]).join(),
      count: () => count,
      async away() {
        bound = false;
        await shut();
        bytes.fill(0);
      },
      async back() {
        socket = createSocket('udp4', take);
        await bind(port);
        bound = true;
      },
    };
  });
}

async function tcpPeer(frame: TextFrame): Promise<Peer & { readonly sockets: Set<Socket> }> {
  let text = '';
  let count = 0;
  const sockets = new Set<Socket>();
  const serve = (socket: Socket) => {
    const read = createFrameReader(frame);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      for (const told of read(bytes)) {
        count += 1;
        text = told === 'bad' ? 'bad' : told.text;
      }
    });
  };
  let server: Server = createServer(serve);
  const listen = (port: number) =>
    new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()));
  const shut = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  };
  await listen(0);
  onTestFinished(() => (server.listening ? shut() : undefined));
  const { port } = server.address() as { port: number };
  return {
    port,
    sockets,
    shown: () => text,
    count: () => count,
    async away() {
      await shut();
      text = '';
    },
    async back() {
      server = createServer(serve);
      await listen(port);
    },
  };
}

const aa55 = FRAMES.aa55 as TextFrame;
const WIRES = [
  [
    'E1.31',
    () => udpPeer('e131'),
    (port: number) => ({ driver: 'e131', connection: `udp://127.0.0.1:${port}` }),
  ],
  ['DDP', () => udpPeer('ddp'), (port: number) => ({ driver: 'ddp', connection: `udp://127.0.0.1:${port}` })],
  [
    'text on TCP',
    () => tcpPeer(aa55),
    (port: number) => ({ driver: 'text', connection: `tcp://127.0.0.1:${port}`, frame: 'aa55' }),
  ],
] as const;

describe.each(WIRES)('D4 every panel on the wire: %s', (_, makePeer, entry) => {
  const bench = async (): Promise<{ peer: Peer; panel: LedPanel; close: () => Promise<void> }> => {
    const peer = await makePeer();
    return { peer, ...(await open(config(entry(peer.port)))) };
  };

  test('D4 shows what it is told, the newest last, and is dark when the agent ends', async () => {
    const { peer, panel, close } = await bench();
    await expect.poll(() => panel.connected, patient).toBe(true);
    panel.show(say('A001'));
    await expect.poll(() => peer.shown(), patient).not.toBe('');
    const first = peer.shown();
    for (let i = 2; i < 30; i++) panel.show(say(`A0${i}`));
    panel.show(say('B777'));
    await expect.poll(() => peer.shown(), patient).not.toBe(first);
    panel.show(say('A001'));
    await expect.poll(() => peer.shown(), patient).toBe(first);
    await close();
    await expect.poll(() => peer.shown(), patient).toBe('');
  });

  test('D4 P4 a peer that went away is said so, and shows the present text when it is back', async () => {
    const { peer, panel } = await bench();
    panel.show(say('A001'));
    await expect.poll(() => peer.shown(), patient).not.toBe('');
    const first = peer.shown();
    panel.show(say('A002'));
    await expect.poll(() => peer.shown(), patient).not.toBe(first);
    const changes: boolean[] = [];
    panel.onConnected(() => changes.push(panel.connected));
    await peer.away();
    panel.show(say('A003'));
    await expect.poll(() => changes, patient).toEqual([false]);
    panel.show(say('A001'));
    await peer.back();
    await expect.poll(() => peer.shown(), patient).toBe(first);
    await expect.poll(() => changes, patient).toEqual([false, true]);
  });
});

test.each(WIRES)(
  'D4 P4 %s: a peer that is away for 30 s shows the newest text soon after it is back',
  async (_, makePeer, entry) => {
    const clock = manualClock();
    const peer = await makePeer();
    const { panel } = await open(config(entry(peer.port)), clock);
    const shown = (expected: (text: string) => boolean) =>
      expect
        .poll(async () => {
          await pass(clock, 200);
          return expected(peer.shown());
        }, patient)
        .toBe(true);
    panel.show(say('A001'));
    await shown((text) => text !== '');
    const first = peer.shown();
    await peer.away();
    for (let second = 0; second < 30; second++) {
      panel.show(say(second % 2 === 0 ? 'A002' : 'A001'));
      await pass(clock, 1000);
    }
    await peer.back();
    await shown((text) => text === first);
  },
);

describe('D4 dots on the wire, by a clock that is moved', () => {
  const dots = async (driver: 'e131' | 'ddp', clock: ManualClock) => {
    const peer = await udpPeer(driver);
    const { panel } = await open(config({ driver, connection: `udp://127.0.0.1:${peer.port}` }), clock);
    // The socket's own events come from the network, not from the clock.
    await expect
      .poll(async () => {
        await clock.advance(1);
        return panel.connected;
      }, patient)
      .toBe(true);
    return { peer, panel };
  };
  /** Everything sent up to now has arrived. */
  const arrived = async (peer: Peer) => {
    let before = -1;
    await expect
      .poll(
        () => {
          const same = peer.count() === before;
          before = peer.count();
          return same;
        },
        { ...patient, interval: 60 },
      )
      .toBe(true);
    return peer.count();
  };

  test('D4 E1.31: a universe that changed goes three times, then only keep-alives of all', async () => {
    const clock = manualClock();
    const { peer, panel } = await dots('e131', clock);
    panel.show(say('A001'));
    await clock.advance(3000);
    const before = await arrived(peer);
    // 64 × 16 dots of three channels: seven universes, all again every 900 ms.
    await clock.advance(900 * 4);
    expect((await arrived(peer)) - before).toBe(7 * 4);
  });

  test('D4 E1.31: never more than 44 pictures a second, however often it is told another', async () => {
    const clock = manualClock();
    const { peer, panel } = await dots('e131', clock);
    const before = await arrived(peer);
    for (let i = 0; i < 200; i++) {
      panel.show(say(`A${String(i).padStart(3, '0')}`));
      await clock.advance(5);
    }
    expect((await arrived(peer)) - before).toBeLessThanOrEqual(44 * 7 + 7);
  });

  test('D4 a call blinks on the wire, and a recall of the same number blinks anew', async () => {
    const clock = manualClock();
    const { peer, panel } = await dots('ddp', clock);
    panel.show(say('A001', 7));
    await clock.advance(100);
    await expect.poll(() => peer.shown(), patient).not.toBe('');
    await clock.advance(700);
    await expect.poll(() => peer.shown(), patient).toBe('');
    await clock.advance(11_000);
    await expect.poll(() => peer.shown(), patient).not.toBe('');
    await clock.advance(800);
    await arrived(peer);
    expect(peer.shown()).not.toBe('');
    panel.show(say('A001', 9));
    await clock.advance(800);
    await expect.poll(() => peer.shown(), patient).toBe('');
  });
});

describe('D4 texts on the wire', () => {
  test('D4 the same text again is not sent; a recall of it is; after a minute it goes again', async () => {
    const clock = manualClock();
    const peer = await tcpPeer(aa55);
    const { panel } = await open(
      config({ driver: 'text', connection: `tcp://127.0.0.1:${peer.port}`, frame: 'aa55' }),
      clock,
    );
    const counts = (expected: number) =>
      expect
        .poll(async () => {
          await pass(clock, 50);
          return peer.count();
        }, patient)
        .toBe(expected);
    panel.show(say('A001', 7));
    await counts(1);
    panel.show(say('A001', 7));
    panel.show(say('A001', 9));
    await counts(2);
    await pass(clock, 60_000);
    await counts(3);
    expect(peer.shown()).toBe('A001');
  });

  test('D2 D4 an urgent message goes in as many pieces as the panel needs, then the call, which blinks again', async () => {
    const clock = manualClock();
    const written: string[] = [];
    const write = async (bytes: Uint8Array) => void written.push(iconv.decode(Buffer.from(bytes), 'gb18030'));
    const stream = keepOpen(async () => ({ write, close: () => {} }), clock);
    const frame = { text: { most: 32 }, look: { steady: '2e', calling: '21' }, end: '0a' };
    const led = config({ driver: 'text', connection: 'tcp://panel:1', frame });
    if (led.driver !== 'text') throw new Error('no text');
    const panel = createTextPanel(led, stream, clock);
    await clock.advance(0);
    panel.show(say('5号窗口 请A023', 7));
    await clock.advance(1000);
    const urgent = {
      position: 9,
      text: { text: '重要通知：税务业务今天下午暂停办理', ink: INK.red },
    };
    panel.show({ ...say('5号窗口 请A023', 7), urgent });
    await clock.advance(39_000);
    expect(written).toEqual([
      '!5号窗口 请A023\n',
      '.重要通知：税务业务今\n',
      '.天下午暂停办理\n',
      '!5号窗口 请A023\n',
      '.重要通知：税务业务今\n',
    ]);
    panel.show(say('5号窗口 请A023', 7));
    await clock.advance(100);
    expect(written.slice(5)).toEqual(['!5号窗口 请A023\n']);
    await Promise.all([panel.close(), stream.close(), clock.advance(1000)]);
  });

  test('D4 what takes no more bytes is let go after five seconds, and opened anew it gets the newest text', async () => {
    const clock = manualClock();
    const opened: { written: string[]; stuck: boolean; closed: boolean }[] = [];
    const stream = keepOpen(async () => {
      const handle = { written: [] as string[], stuck: opened.length === 0, closed: false };
      opened.push(handle);
      return {
        write: (bytes) =>
          handle.stuck
            ? new Promise<never>(() => {})
            : Promise.resolve(void handle.written.push(Buffer.from(bytes).toString('latin1'))),
        close: () => {
          handle.closed = true;
        },
      };
    }, clock);
    const led = config({ driver: 'text', connection: 'tcp://panel:1', frame: 'line' });
    if (led.driver !== 'text') throw new Error('no text');
    const panel = createTextPanel(led, stream, clock);
    await clock.advance(0);
    panel.show(say('A001'));
    await clock.advance(1000);
    panel.show(say('A002'));
    panel.show(say('A003'));
    await clock.advance(3900);
    expect(opened).toMatchObject([{ closed: false }]);
    await clock.advance(1200);
    expect(opened).toMatchObject([
      { closed: true, written: [] },
      { closed: false, written: ['A003\r\n'] },
    ]);
    await stream.close();
  });

  test('D4 a peer that reads slowly ends with the newest text; one that refuses is tried until it takes it', async () => {
    const frames: string[] = [];
    let refusals = 3;
    const server = createServer((socket) => {
      socket.on('error', () => {});
      if (refusals-- > 0) return socket.destroy();
      const read = createFrameReader(aa55);
      // One look in a while, whatever has gathered.
      socket.on('readable', () =>
        setTimeout(() => {
          const bytes: Buffer | null = socket.read();
          for (const told of bytes ? read(bytes) : []) frames.push(told === 'bad' ? 'bad' : told.text);
        }, 120),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const { panel } = await open(
      config({ driver: 'text', connection: `tcp://127.0.0.1:${port}`, frame: 'aa55' }),
    );
    panel.show(say('A000'));
    await expect.poll(() => frames.length, patient).toBeGreaterThan(0);
    for (let i = 1; i < 300; i++) panel.show(say(`A${i}`));
    await expect.poll(() => frames.at(-1), patient).toBe('A299');
    // Of what came while a frame was under way only the newest went.
    expect(frames.length).toBeLessThan(20);
    expect(frames).not.toContain('bad');
  });

  test('D4 two panels on one bus: each takes its own frames, and they follow one another', async () => {
    const heard: { address: number | null; text: string }[] = [];
    const server = createServer((socket) => {
      const read = createFrameReader(aa55);
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        for (const told of read(bytes))
          if (told !== 'bad') heard.push({ address: told.address, text: told.text });
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const entry = { driver: 'text', connection: `tcp://127.0.0.1:${port}`, frame: 'aa55' };
    const opened = await openLeds(
      [config({ ...entry, address: 1 }), config({ ...entry, name: 'second', address: 2 })],
      { agent: 'lobby', fonts: 'hub/pixels', clock: realClock },
    );
    onTestFinished(opened.close);
    opened.panels[0]?.show(say('A001'));
    opened.panels[1]?.show(say('B002'));
    await expect
      .poll(() => heard.filter(({ text }) => text !== ''), patient)
      .toEqual([
        { address: 1, text: 'A001' },
        { address: 2, text: 'B002' },
      ]);
  });

  const python = spawn('python3', ['-c', 'import pty']);
  const hasPython = new Promise<boolean>((done) => {
    python.on('error', () => done(false));
    python.on('close', (code) => done(code === 0));
  });

  test('D4 a serial device is set to its speed and gets the same bytes', async ({ skip }) => {
    skip(!(await hasPython), 'a pseudo-terminal needs python3');
    const program = `
import os, pty, sys, termios
master, slave = pty.openpty()
print(os.ttyname(slave), flush=True)
while True:
    data = os.read(master, 4096)
    speed = termios.tcgetattr(slave)[5]
    print(data.hex(), speed == termios.B19200, flush=True)
`;
    const terminal = spawn('python3', ['-c', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void terminal.kill());
    let output = '';
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await expect.poll(() => output, patient).toContain('\n');
    const path = output.split('\n')[0]?.trim() ?? '';
    const { panel } = await open(
      config({ driver: 'text', connection: `serial://${path}`, baud: 19_200, frame: 'line' }),
    );
    panel.show(say('请A001'));
    const lines = () => output.trim().split('\n').slice(1);
    await expect.poll(() => lines().join('|'), patient).toBe('c7eb413030310d0a True');
    expect(panel.connected).toBe(true);
  });
});

describe('P6 virtual panels', () => {
  test.each(['e131', 'ddp', 'text'])(
    'D4 P6 %s: the twin shows what reached it, is pulled out and put back',
    async (driver) => {
      const { panel, dock } = await open(
        config({ driver, connection: 'virtual://', ...(driver === 'text' && { frame: 'hdlc' }) }),
      );
      if (!dock) throw new Error('no dock');
      const led = () => {
        const state = dock.state();
        if (state.kind !== 'led') throw new Error(state.kind);
        return state;
      };
      const lit = () => [...Buffer.from(led().light, 'base64')].filter((dot) => dot !== 0).length;
      expect(lit()).toBe(0);
      panel.show(say('A001'));
      await expect.poll(lit, patient).toBeGreaterThan(20);
      const before = lit();
      expect(await dock.operate({ device: 'strip', action: 'unplug' })).toMatchObject({ ok: true });
      expect(lit()).toBe(0);
      await expect.poll(() => panel.connected, patient).toBe(false);
      expect(await dock.operate({ device: 'strip', action: 'replug' })).toMatchObject({ ok: true });
      await expect.poll(lit, patient).toBe(before);
      await expect.poll(() => led().connected, patient).toBe(true);
      expect(led().refused).toBe(0);
      expect(await dock.operate({ device: 'strip', action: 'press' })).toMatchObject({
        ok: false,
        refusal: { field: 'action' },
      });
    },
  );
});
