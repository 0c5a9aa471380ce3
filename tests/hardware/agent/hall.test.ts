import { randomBytes } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startAgent } from '../../../hardware/agent/start.ts';
import { realClock } from '../../../hardware/clock.ts';
import { parseConfig } from '../../../hardware/config.ts';
import { silentLog } from '../../../hardware/log.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { parseCommand } from '../../../hub/edge/parse.ts';
import { newId, startHub, type TestHub } from '../../hub/support/hub.ts';
import { tempFolder } from './parts.ts';

/** Between agent and hub: the cable that is pulled, and the address that stays when the hub comes back on another port. */
async function cable() {
  let target: number | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (target === null) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const cut = () => {
    target = null;
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    plug: (hub: TestHub) => {
      target = Number(new URL(hub.origin).port);
    },
    cut,
  };
}

async function runAgent(hub: string, token: string, data: string) {
  const virtual = { connection: 'virtual://' };
  const agent = await startAgent({
    config: parseConfig(
      JSON.stringify({
        data,
        printers: [{ name: 'printer-1', ...virtual }],
        hid: [
          { name: 'pad-5', kind: 'pad', profile: 'keypad', ...virtual },
          { name: 'evaluator-5', kind: 'evaluator', profile: 'bitmask', ...virtual },
        ],
      }),
    ),
    hub,
    token,
    version: 'test',
    pages: data,
    fonts: 'hub/pixels',
    clock: realClock,
    newId,
    noise: (count) => randomBytes(count),
    log: silentLog,
    onRefused: ({ code }) => {
      throw new Error(code);
    },
  });
  let closed = false;
  const close = async () => {
    if (!closed) await agent.close();
    closed = true;
  };
  onTestFinished(close);
  const touch = async (device: string, key: string) => {
    const response = await fetch(`${agent.dock}operate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ device, action: 'press', key }),
    });
    expect(response.status).toBe(200);
  };
  const lamp = async (device: string): Promise<string> => {
    const stop = new AbortController();
    const response = await fetch(`${agent.dock}state`, { signal: stop.signal });
    const first = await response.body?.getReader().read();
    stop.abort();
    const { devices } = JSON.parse(/data: (.*)/.exec(new TextDecoder().decode(first?.value))?.[1] ?? '');
    return devices.find(({ name }: { name: string }) => name === device).lamp;
  };
  return { touch, lamp, close };
}

const patient = { timeout: 15_000, interval: 20 };

test('W1 E1 P1 P7 paper, pad and evaluator at the real hub; cable cut, agent and hub restarted: no press fires late, no rating is lost or counted twice', async () => {
  const folder = await tempFolder();
  const data = await tempFolder();
  const line = await cable();
  let hub = await startHub({ folder });
  onTestFinished(() => hub.close());
  const state = () => hub.hub.services.state();
  const asClerk = async (input: CommandInput) => {
    const parsed = parseCommand(input);
    if (!parsed.ok) throw new Error(parsed.refusal.code);
    const person = { kind: 'person', person: 'wangmin' } as const;
    const result = await hub.hub.services.submit(person, newId(), parsed.value);
    expect(result).toMatchObject({ ok: true });
  };
  const token = await hub.token('agent', { name: 'hall' });
  for (const [device, to] of [
    ['printer-1', 'kiosk-1'],
    ['pad-5', 'counter-5'],
    ['evaluator-5', 'counter-5'],
  ] as const) {
    await hub.command({ type: 'BindDevice', device: `hall/${device}`, to });
  }
  line.plug(hub);
  let agent = await runAgent(line.url, token, data);
  const counter = () => state().counters.get('counter-5');
  const ratings = () => [...state().prompts.values()].map(({ rating }) => rating?.level ?? null);
  const phase = (expected: string | null) =>
    vi.waitFor(() => {
      const current = counter()?.current ?? null;
      expect(current === null ? null : state().tickets.get(current)?.state).toBe(expected);
    }, patient);

  // Paper comes out, once, and the hub knows.
  const queue = hub.catalogue.counters.find(({ id }) => id === 'counter-5')?.queues[0] ?? '';
  const api = await hub.api();
  const issue = async (body: object) =>
    expect(await api.post('/tickets', { queue, ...body })).toMatchObject({ status: 201 });
  await issue({ print: 'kiosk-1' });
  await issue({});
  await vi.waitFor(
    () => expect([...state().jobs.values()]).toMatchObject([{ state: 'printed', detail: null }]),
    patient,
  );

  // Two tickets worked by the pad alone, as the clerk signed in there; the first is rated.
  await asClerk({ type: 'OpenCounter', counter: 'counter-5' });
  await vi.waitFor(async () => expect(await agent.lamp('pad-5')).toBe('idle'), patient);
  for (const level of [5, null]) {
    await agent.touch('pad-5', '1');
    await phase('called');
    await agent.touch('pad-5', '3');
    await phase('serving');
    await agent.touch('pad-5', '4');
    await phase(null);
    await vi.waitFor(async () => expect(await agent.lamp('evaluator-5')).toBe('ask'), patient);
    if (level === null) break;
    await agent.touch('evaluator-5', 'k1');
    await vi.waitFor(() => expect(ratings()).toEqual([5]), patient);
  }

  // The cable is cut; somebody rates, somebody presses next; then the agent dies and the hub restarts.
  await issue({});
  line.cut();
  await vi.waitFor(async () => expect(await agent.lamp('pad-5')).toBe('no'), patient);
  await agent.touch('evaluator-5', 'k4');
  await vi.waitFor(async () => expect(await agent.lamp('evaluator-5')).toBe('thanks'), patient);
  await agent.touch('pad-5', '1');
  await agent.close();
  await hub.close();
  hub = await startHub({ folder });
  expect(ratings()).toEqual([5, null]);
  line.plug(hub);
  agent = await runAgent(line.url, token, data);
  await vi.waitFor(() => expect(ratings()).toEqual([5, 2]), patient);
  await vi.waitFor(async () => expect(await agent.lamp('pad-5')).toBe('idle'), patient);
  expect(counter()?.current).toBeNull();
  expect([...state().tickets.values()].map((ticket) => ticket.state)).toEqual([
    'finished',
    'finished',
    'waiting',
  ]);

  // And the pad works again.
  await agent.touch('pad-5', '1');
  await phase('called');
  expect([...state().jobs.values()].map((job) => job.state)).toEqual(['printed']);
});
