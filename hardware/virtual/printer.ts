import { createServer, type Server, type Socket } from 'node:net';
import { type Clock, realClock } from '../clock.ts';
import { createDecoder } from '../paper/decode.ts';
import { PrinterEngine, type Sheet } from './printer-engine.ts';
import { type KeptPaper, keepPaper, paperName } from './printer-files.ts';
import type { PrinterAction, PrinterState } from './printer-state.ts';

export type { KeptPaper } from './printer-files.ts';
export type { PrinterAction, PrinterState } from './printer-state.ts';

/** The twin of a network printer: the same bytes over the same kind of connection, paper as files (P6). */
export interface VirtualPrinter {
  readonly name: string;
  /** `tcp://127.0.0.1:port`: what the driver is given. */
  readonly connection: string;
  operate(action: PrinterAction): Promise<void>;
  state(): PrinterState;
  /** Sheets kept since the start, oldest first, once those under way are written. */
  papers(): Promise<readonly KeptPaper[]>;
  /** Called when a sheet is written. The function returned ends it. */
  onPaper(listener: (paper: KeptPaper) => void): () => void;
  close(): Promise<void>;
}

/** Starts a virtual printer on a free port of loopback; jobs are kept under `<folder>/paper/`. */
export async function createVirtualPrinter(options: {
  readonly name: string;
  readonly folder: string;
  readonly columns: 48 | 32;
  readonly clock?: Clock;
  /** Told when a sheet cannot be written. */
  readonly onError?: (error: unknown) => void;
}): Promise<VirtualPrinter> {
  const { name, folder, columns, clock = realClock, onError = () => {} } = options;
  const shelf = paperShelf({ name, folder, clock, onError });
  const engine = new PrinterEngine({ width: columns * 12, later: clock.after, onSheet: shelf.keep });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => serve(socket, engine, sockets));
  const port = await listen(server, 0);

  return {
    name,
    connection: `tcp://127.0.0.1:${port}`,
    async operate(action) {
      const was = engine.state.unplugged;
      engine.operate(action);
      if (engine.state.unplugged && !was) await shut(server, sockets);
      if (!engine.state.unplugged && was) await listen(server, port);
    },
    state: () => engine.state,
    papers: shelf.papers,
    onPaper: shelf.onPaper,
    async close() {
      await shut(server, sockets);
      await shelf.papers();
    },
  };
}

function serve(socket: Socket, engine: PrinterEngine, sockets: Set<Socket>): void {
  const decoder = createDecoder();
  sockets.add(socket);
  socket.setNoDelay(true);
  const reply = (bytes: Buffer) => {
    if (socket.writable) socket.write(bytes);
  };
  socket.on('data', (bytes: Buffer) => engine.receive(decoder.push(bytes), reply));
  // A peer that breaks off is no fault of the printer's.
  socket.on('error', () => {});
  socket.on('close', () => {
    sockets.delete(socket);
    engine.hungUp();
  });
}

/** Writes sheets one after the other, in the background. */
function paperShelf(parts: {
  name: string;
  folder: string;
  clock: Clock;
  onError: (error: unknown) => void;
}) {
  const kept: KeptPaper[] = [];
  const listeners = new Set<(paper: KeptPaper) => void>();
  let writing: Promise<void> = Promise.resolve();
  let count = 0;
  return {
    keep(sheet: Sheet): void {
      count += 1;
      const name = paperName(parts.clock.now(), parts.name, count);
      writing = writing.then(async () => {
        try {
          const paper = await keepPaper(parts.folder, name, sheet);
          kept.push(paper);
          for (const listener of listeners) listener(paper);
        } catch (error) {
          parts.onError(error);
        }
      });
    },
    async papers(): Promise<readonly KeptPaper[]> {
      await writing;
      return [...kept];
    },
    onPaper(listener: (paper: KeptPaper) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

function shut(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
}
