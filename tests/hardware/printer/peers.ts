import { connect, createServer, type Socket } from 'node:net';
import { createDecoder } from '../../../hardware/paper/decode.ts';
import type { PaperEvent } from '../../../hardware/paper/events.ts';

/** Things at a printer's address that do not behave like one. */
export type Peer = {
  readonly address: { host: string; port: number };
  /** How often a whole ticket, to its cut, was taken in. */
  cuts(): number;
  connections(): number;
  close(): Promise<void>;
};

/** A peer that is told every command; it answers as it likes. */
export function peer(
  onEvent: (event: PaperEvent, socket: Socket) => void,
  onConnect: (socket: Socket) => void = () => {},
): Promise<Peer> {
  let cuts = 0;
  return listen(
    (socket) => {
      const decoder = createDecoder();
      onConnect(socket);
      socket.on('data', (bytes: Buffer) => {
        for (const event of decoder.push(bytes)) {
          // What comes after it broke off was never taken in.
          if (socket.destroyed) return;
          if (event.type === 'cut') cuts += 1;
          onEvent(event, socket);
        }
      });
    },
    () => cuts,
  );
}

/** Passes everything on to a printer and back, one byte at a time. */
export function dribble(to: { host: string; port: number }): Promise<Peer> {
  return listen(
    (socket) => {
      const behind = connect(to);
      for (const [from, into] of [
        [socket, behind],
        [behind, socket],
      ] as const) {
        from.setNoDelay(true);
        from.on('error', () => {});
        from.on('close', () => into.end());
        from.on('data', (bytes: Buffer) => {
          for (const byte of bytes) if (into.writable) into.write(Buffer.of(byte));
        });
      }
    },
    () => 0,
  );
}

function listen(serve: (socket: Socket) => void, cuts: () => number): Promise<Peer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve({
        address: { host: '127.0.0.1', port: address.port },
        cuts,
        connections: () => connections,
        close: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}
