import { io, type Socket } from 'socket.io-client';
import type { Namespace, Reply } from '../../../hub/contract/protocol.ts';
import { wholeScreen } from '../../../hub/contract/screen-wire.ts';

/** A connection that says whatever a test wants to say: the hub's own client would be too polite. */
export type Raw = {
  readonly socket: Socket;
  /** Sends anything under any name and waits for the acknowledgement. */
  send(event: string, message: unknown): Promise<Reply>;
  command(command: unknown, id?: string): Promise<Reply>;
  /** Views seen so far, oldest first: `{topic, view}`, on `/display` the view itself, whole. */
  readonly views: unknown[];
  /** Resolves with the first view, seen already or still to come, that fits. */
  view<V>(fits: (view: V) => boolean): Promise<V>;
  gone(): Promise<string>;
  close(): void;
};

export type RawOptions = {
  token?: string;
  cookie?: string;
  auth?: Record<string, unknown>;
  /** Authority of an HTTPS hub, PEM. */
  ca?: string;
};

let made = 0;
export const requestId = () => `request-${String(made++).padStart(6, '0')}`;

function open(origin: string, namespace: string, { token, cookie, auth, ca }: RawOptions): Socket {
  return io(origin + namespace, {
    auth: auth ?? { protocol: 1, ...(token && { token }) },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(cookie && { extraHeaders: { cookie } }),
    ...(ca && { ca }),
  });
}

/** Connects; rejects with the code of a typed refusal. */
export function raw(origin: string, namespace: Namespace, options: RawOptions = {}): Promise<Raw> {
  const socket = open(origin, namespace, options);
  const views: unknown[] = [];
  const waiting = new Set<() => void>();
  socket.on('view', (view) => {
    views.push(namespace === '/display' ? wholeScreen(view) : view);
    for (const look of waiting) look();
  });
  const send = (event: string, message: unknown) => socket.emitWithAck(event, message) as Promise<Reply>;
  const connection: Raw = {
    socket,
    send,
    views,
    command: (command, id = requestId()) => send('command', { id, command }),
    view: <V>(fits: (view: V) => boolean) =>
      new Promise<V>((found) => {
        const look = () => {
          const view = (views as V[]).find(fits);
          if (view === undefined) return;
          waiting.delete(look);
          found(view);
        };
        waiting.add(look);
        look();
      }),
    gone: () => new Promise((done) => socket.once('disconnect', done)),
    close: () => void socket.close(),
  };
  return new Promise((done, failed) => {
    socket.once('connect', () => done(connection));
    socket.once('connect_error', (error: Error & { data?: { code?: string; message?: unknown } }) => {
      socket.close();
      failed(Object.assign(new Error(error.data?.code ?? error.message), { data: error.data }));
    });
  });
}

/** The code with which a connection is refused. */
export async function refusedWith(
  origin: string,
  namespace: Namespace,
  options: RawOptions = {},
): Promise<string> {
  try {
    const connection = await raw(origin, namespace, options);
    connection.close();
    return 'connected';
  } catch (error) {
    return (error as { data?: { code?: string } }).data?.code ?? String(error);
  }
}
