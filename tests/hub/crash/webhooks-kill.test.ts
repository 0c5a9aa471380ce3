import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Api, apiOf } from '../support/api.ts';
import { newFolder, spawnHub } from '../support/process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

const KILLS = process.env.ONEWINDOW_FULL ? 20 : 4;
/** Deliveries between two kills. */
const STRETCH = 12;
/** Tickets before each kill, at most. */
const TICKETS = 60;

const data = newFolder();
let receiver: Receiver;
afterAll(async () => {
  await receiver.down();
  await rm(data, { recursive: true, force: true });
});

/** The demo hall's catalogue without its virtual devices: only the hub is to be killed. */
async function prepare(): Promise<string> {
  const hub = await spawnHub({ data, args: ['--empty'] });
  await hub.admin('import', resolve('hub/demo'));
  const token = await hub.admin('token', '--role', 'integration', '--name', 'crash', '--act-as');
  const added = await hub.admin('webhook', 'add', receiver.url, '--events', 'ticket.*');
  expect(added).toMatch(/^[\w-]{32}\nwhsec_[\w-]{43}$/);
  expect(await hub.admin('webhook', 'test', added.split('\n')[0] ?? '')).toBe(
    `${receiver.url} took the test.`,
  );
  receiver.received.length = 0;
  await hub.stop();
  // Without a hub as well.
  expect(await hub.admin('webhook', 'list')).toContain(`${receiver.url}  ticket.*`);
  return token;
}

/** Takes tickets and gives them up again until the hub is gone; `over` are those whose both answers came. */
async function come(api: Api, over: string[], most: number, dead: () => boolean): Promise<void> {
  while (!dead() && over.length < most) {
    const issued = await api.post('/tickets', { queue: 'tax' }).catch(() => null);
    if (issued?.status !== 201) continue;
    const id = String(issued.body.id);
    const cancelled = await api.post(`/tickets/${id}/cancel`).catch(() => null);
    if (cancelled?.status === 200) over.push(id);
  }
}

/** Events that were read from the journal and had not arrived, as the hub wrote it down. */
async function openOnDisk(): Promise<number> {
  const kept = JSON.parse(await readFile(join(data, 'webhooks.json'), 'utf8')) as Record<
    string,
    { open: [] }
  >;
  return Object.values(kept)[0]?.open.length ?? 0;
}

const arrivals = (ticket: string) =>
  receiver.received.filter(({ body }) => body.data.ticket === ticket).map(({ body }) => body);

describe('X4 kill -9 of a hub that sends to a webhook', () => {
  test(`X4 K10 after ${KILLS} kills with a receiver that often fails, everything answered has arrived, of each ticket in its order`, async () => {
    receiver = await startReceiver();
    const token = await prepare();
    const over: string[] = [];
    let n = 0;
    receiver.mood = () =>
      (['take', 'error', 'take', 'drop', 'take', 'take', 'half'] as const)[n++ % 7] ?? 'take';
    for (let kill = 0; kill < KILLS; kill++) {
      const hub = await spawnHub({ data });
      let dead = false;
      const wanted = receiver.received.length + STRETCH;
      const coming = [1, 2].map(() => come(apiOf(hub.origin, token), over, (kill + 1) * TICKETS, () => dead));
      await receiver.count(wanted);
      // Something must be lost if only what comes next were remembered.
      await expect.poll(openOnDisk, { timeout: 30_000 }).toBeGreaterThan(0);
      await hub.stop('SIGKILL');
      dead = true;
      await Promise.all(coming);
    }
    receiver.mood = 'take';
    const hub = await spawnHub({ data });
    const missing = () => over.filter((ticket) => new Set(arrivals(ticket).map(({ id }) => id)).size < 2);
    await expect.poll(missing, { timeout: 100_000, interval: 200 }).toEqual([]);
    expect(over.length).toBeGreaterThan(KILLS);
    for (const ticket of over) {
      const events = arrivals(ticket).map(({ event }) => event);
      expect(events.indexOf('ticket.issued')).toBeLessThan(events.indexOf('ticket.cancelled'));
    }
    expect(await hub.stop()).toBe(0);
  });
});
