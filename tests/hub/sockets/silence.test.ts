import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectLink, type LinkStatus } from '../../../hub/link/index.ts';
import { newId, startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

/** A cable that can go dead: connections stay open, nothing comes through any more. */
async function cable(to: number): Promise<{ port: number; cut(): void; mend(): void; close(): void }> {
  const pairs = new Set<[Socket, Socket]>();
  let dead = false;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    pairs.add([near, far]);
    near.on('data', (part) => dead || far.write(part));
    far.on('data', (part) => dead || near.write(part));
    for (const end of [near, far]) end.on('error', () => {});
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      dead = true;
    },
    mend: () => {
      dead = false;
    },
    close: () => {
      for (const [near, far] of pairs) {
        near.destroy();
        far.destroy();
      }
      server.close();
    },
  };
}

test('W5 D6 a silent cut is told within 5 s, nothing is sent meanwhile, and the view is right again after it', async () => {
  const wire = await cable(Number(new URL(hall.origin).port));
  const token = await hall.token('kiosk', { kiosk: 'kiosk-1' });
  const link = connectLink({ url: `http://127.0.0.1:${wire.port}`, namespace: '/kiosk', token, newId });
  const become = (kind: LinkStatus['kind']) =>
    new Promise<number>((done) => {
      const stop = link.onStatus((status) => {
        if (status.kind !== kind) return;
        stop();
        done(performance.now());
      });
    });
  const views: { queues: { id: string; waiting: number }[] }[] = [];
  link.follow<(typeof views)[number]>('kiosk', (view) => views.push(view));
  if (link.status.kind !== 'connected') await become('connected');
  await expect.poll(() => views.length).toBeGreaterThan(0);

  const cut = performance.now();
  wire.cut();
  const told = (await become('offline')) - cut;
  expect(told).toBeLessThanOrEqual(5500);
  const pressed = await link.ask({ type: 'IssueTicket', queue: 'tax' });
  expect(pressed).toMatchObject({ ok: false, refusal: { code: 'offline' } });
  await hall.command({ type: 'ReopenQueue', queue: 'tax' });
  const api = await hall.api();
  expect((await api.post('/tickets', { queue: 'tax' })).status).toBe(201);

  wire.mend();
  const back = become('connected');
  const seen = views.length;
  const mended = await back;
  await expect
    .poll(
      () =>
        views
          .slice(seen)
          .at(-1)
          ?.queues.find((queue) => queue.id === 'tax')?.waiting,
    )
    .toBe(1);
  expect(performance.now() - mended).toBeLessThan(1000);
  link.close();
  wire.close();
});
