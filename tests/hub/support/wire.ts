import { connect, createServer, type Socket } from 'node:net';

/** A cable between a page and a hub that a test can pull and plug in again, also into another hub. */
export type Wire = {
  readonly origin: string;
  /** Every connection breaks at once, new ones are refused. */
  cut(): void;
  mend(): void;
  /** From now on leads to this hub. */
  lead(origin: string): void;
  close(): Promise<void>;
};

export async function layWire(origin: string): Promise<Wire> {
  let target = new URL(origin);
  let whole = true;
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const drop = () => {
    for (const end of ends) end.destroy();
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    cut() {
      whole = false;
      drop();
    },
    mend() {
      whole = true;
    },
    lead(next) {
      target = new URL(next);
      drop();
    },
    async close() {
      drop();
      await new Promise((done) => server.close(done));
    },
  };
}
