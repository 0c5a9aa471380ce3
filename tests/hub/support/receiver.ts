import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: {
    readonly id: string;
    readonly event: string;
    readonly hall: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
};
/** What a receiver may do to a delivery. */
export type Mood = 'take' | 'error' | 'refuse' | 'hang' | 'drop' | 'half' | 'redirect' | 'endless';

export type Receiver = {
  readonly url: string;
  /** Every delivery that came whole, whatever was answered. */
  readonly received: Received[];
  /** How the next ones are met; a function decides for each. */
  mood: Mood | ((received: Received) => Mood);
  /** Most connections at once so far. */
  readonly mostAtOnce: () => number;
  /** Answers that are cut off before their end, by whichever side. */
  readonly cutOff: () => number;
  /** Resolves once so many were received in all. */
  count(received: number): Promise<void>;
  /** Nobody listens any more, and what is connected is cut off. */
  down(): Promise<void>;
  /** Listens again at the same address. */
  up(): Promise<void>;
};

/** A real HTTP server on loopback that takes webhooks as a test wants it to. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let open = 0;
  let most = 0;
  let cutOff = 0;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const one = { headers: request.headers, text, body: JSON.parse(text) as Received['body'] };
    received.push(one);
    response.on('close', () => {
      if (!response.writableFinished) cutOff += 1;
    });
    meet(typeof made.mood === 'function' ? made.mood(one) : made.mood, response);
    for (const look of waiting) look();
  });
  server.on('connection', (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.on('close', () => {
      open -= 1;
    });
  });
  let port = 0;
  const up = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  };
  await up();
  const made: Receiver = {
    url: `http://127.0.0.1:${port}/hall/messages`,
    received,
    mood: 'take',
    mostAtOnce: () => most,
    cutOff: () => cutOff,
    count: (wanted) =>
      new Promise((done) => {
        const look = () => {
          if (received.length < wanted) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      }),
    down: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    up,
  };
  return made;
}

function meet(mood: Mood, response: ServerResponse): void {
  switch (mood) {
    case 'take':
      return void response.writeHead(204).end();
    case 'error':
      return void response.writeHead(500).end('a long story of what went wrong');
    case 'refuse':
      return void response.writeHead(422).end();
    case 'redirect':
      return void response.writeHead(307, { location: '/elsewhere' }).end();
    case 'hang':
      return;
    case 'drop':
      return void response.destroy();
    case 'half':
      response.writeHead(200, { 'content-length': '100' });
      response.write('half of it', () => response.destroy());
      return;
    case 'endless': {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    }
  }
}
