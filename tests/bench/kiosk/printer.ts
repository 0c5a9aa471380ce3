import { createServer, type Socket } from 'node:net';
import { createDecoder } from '../../../hardware/paper/decode.ts';
import { answerInOrder, answerNow, NEW_PRINTER } from '../../../hardware/virtual/printer-state.ts';

/** A ticket as it came in. `at`: when its last byte was here, ms of this process's `performance`. */
export type Paper = { readonly at: number; readonly bytes: Buffer };

/** A thermal printer that is always ready, answers at once and looks at its watch. */
export type BenchPrinter = {
  readonly port: number;
  /** The next ticket, once whoever brought it has gone: the printer is free again then. */
  next(): Promise<Paper>;
  close(): void;
};

export async function openPrinter(): Promise<BenchPrinter> {
  const sockets = new Set<Socket>();
  let told: ((paper: Paper) => void) | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    serve(socket, (paper) => told?.(paper));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the printer has no port');
  return {
    port: address.port,
    next: () =>
      new Promise((done) => {
        told = done;
      }),
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function serve(socket: Socket, done: (paper: Paper) => void): void {
  const decoder = createDecoder();
  const printed: Buffer[] = [];
  let cut: number | null = null;
  socket.setNoDelay(true);
  socket.on('data', (bytes: Buffer) => {
    const at = performance.now();
    for (const event of decoder.push(bytes)) {
      if (event.type === 'status-now') socket.write(Buffer.of(answerNow(NEW_PRINTER, event.n)));
      else if (event.type === 'status-in-order') socket.write(Buffer.of(answerInOrder(NEW_PRINTER)));
      else printed.push(event.raw);
      // A ticket ends with its cut.
      if (event.type === 'cut') cut = at;
    }
  });
  socket.on('close', () => cut !== null && done({ at: cut, bytes: Buffer.concat(printed) }));
}
