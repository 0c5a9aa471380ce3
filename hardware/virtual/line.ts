import { connect, createServer, type Socket } from 'node:net';

/** A network line without metal (P6): what goes through it reaches the hub, until somebody pulls it out. */
export interface VirtualLine {
  readonly name: string;
  /** The hub's origin at this end of the line, on loopback. */
  readonly origin: string;
  readonly plugged: boolean;
  /** No sound comes through: what asks for the hub's speech is cut. Everything else goes on. */
  readonly muted: boolean;
  unplug(): void;
  replug(): void;
  mute(): void;
  unmute(): void;
  onChange(listener: () => void): void;
  close(): Promise<void>;
}

/** How a page's request for speech begins. */
const SPEECH = Buffer.from('GET /voice/');

/** Opens a line to the hub at this `http:` origin. */
export async function openLine(name: string, hub: string): Promise<VirtualLine> {
  const { hostname, port } = new URL(hub);
  const far = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
  const sockets = new Set<Socket>();
  const changes: (() => void)[] = [];
  let plugged = true;
  let muted = false;

  const hold = (socket: Socket, other: () => Socket) => {
    sockets.add(socket);
    socket.on('error', () => other().destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = createServer((near) => {
    if (!plugged) {
      near.destroy();
      return;
    }
    const there = connect(far);
    hold(near, () => there);
    hold(there, () => near);
    near.on('data', (bytes: Buffer) => {
      if (muted && bytes.subarray(0, SPEECH.length).equals(SPEECH)) near.destroy();
    });
    near.pipe(there).pipe(near);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const changed = () => {
    for (const listener of changes) listener();
  };
  const become = (now: boolean) => {
    plugged = now;
    if (!now) for (const socket of sockets) socket.destroy();
    changed();
  };
  const sound = (on: boolean) => {
    muted = !on;
    changed();
  };
  return {
    name,
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    get plugged() {
      return plugged;
    },
    get muted() {
      return muted;
    },
    unplug: () => become(false),
    replug: () => become(true),
    mute: () => sound(false),
    unmute: () => sound(true),
    onChange: (listener) => void changes.push(listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
