import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Api, apiOf } from '../support/api.ts';
import { admin, newFolder, spawnHub } from '../support/process.ts';

const KILLS = process.env.ONEWINDOW_FULL ? 150 : 50;
const QUEUES = ['tax', 'community', 'commerce-drug'];
const COUNTERS = ['counter-8', 'counter-1', 'counter-5'];
const KIOSKS = 6;

type Given = { readonly key: string; readonly id: string; readonly number: string };

const data = newFolder();
afterAll(() => rm(data, { recursive: true, force: true }));

/** A number from 0 to 1 that follows from `n` alone, so that a failing run can be repeated. */
const chance = (n: number) => (Math.sin(n * 12.9898) * 43758.5453) % 1;

describe('X4 kill -9 at any moment', () => {
  test(`T1 T2 X4 after ${KILLS} kills under load nothing answered is lost, no number is double, none is missing`, async () => {
    const token = await prepare();
    const answered = new Map<string, Given>();
    const served = new Set<string>();
    let unanswered: string[] = [];
    let made = 0;

    for (let kill = 0; kill <= KILLS; kill++) {
      const hub = await spawnHub({ data });
      const api = apiOf(hub.origin, token);
      await repeatUnanswered(api, unanswered, answered);
      unanswered = [];
      if (kill === KILLS) {
        await checkWhole(api, answered, served);
        const settings = await (await fetch(`${hub.origin}/metrics`)).text();
        expect(settings).toContain('onewindow_journal{setting="synchronous"} 2');
        expect(await hub.stop()).toBe(0);
        break;
      }
      let dead = false;
      const kiosk = async (index: number) => {
        while (!dead) {
          const key = `crash-${made++}`;
          unanswered.push(key);
          const given = await issue(api, key).catch(() => null);
          if (given === null) return;
          unanswered.splice(unanswered.indexOf(key), 1);
          answered.set(key, given);
          if (index === 0) await new Promise((done) => setImmediate(done));
        }
      };
      const work = [...Array(KIOSKS).keys()]
        .map(kiosk)
        .concat(COUNTERS.map((counter) => serve(api, counter, served, () => dead)));
      await new Promise((done) => setTimeout(done, 40 + Math.abs(chance(kill)) * 260));
      await hub.stop('SIGKILL');
      dead = true;
      await Promise.allSettled(work);
    }
    expect(answered.size).toBeGreaterThan(KILLS * 5);
    expect(await admin(data, 'verify')).toMatch(/^The journal is whole: \d+ facts/);
  }, 280_000);
});

/** The demo hall's catalogue without its virtual devices: only the hub is to be killed. */
async function prepare(): Promise<string> {
  const hub = await spawnHub({ data, args: ['--empty'] });
  await hub.admin('import', resolve('hub/demo'));
  const token = await hub.admin('token', '--role', 'integration', '--name', 'crash', '--act-as');
  const api = apiOf(hub.origin, token);
  for (const counter of COUNTERS) expect((await api.post(`/counters/${counter}/open`)).status).toBe(200);
  await hub.stop();
  return token;
}

async function issue(api: Api, key: string): Promise<Given> {
  const queue = QUEUES[Number(key.split('-')[1]) % QUEUES.length];
  const { status, body } = await api.post('/tickets', { queue }, { 'idempotency-key': key });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { key, id: String(body.id), number: String(body.number) };
}

/** A counter that calls and finishes until the hub is gone; what was answered as finished stays finished. */
async function serve(api: Api, counter: string, served: Set<string>, dead: () => boolean): Promise<void> {
  const step = (verb: string) => api.post(`/counters/${counter}/${verb}`).catch(() => null);
  while (!dead()) {
    const called = await step('call-next');
    if (called === null) return;
    await step('start');
    const id = called.status === 200 ? String((called.body.ticket as { id: string }).id) : null;
    const finished = await step('finish');
    if (finished?.status === 200 && id !== null) served.add(id);
  }
}

/** What was in flight when the hub died is asked again with the same key: the first answer, or a first answer now. */
async function repeatUnanswered(
  api: Api,
  keys: readonly string[],
  answered: Map<string, Given>,
): Promise<void> {
  for (const key of keys) answered.set(key, await issue(api, key));
}

async function checkWhole(api: Api, answered: Map<string, Given>, served: Set<string>): Promise<void> {
  const numbers = [...answered.values()].map((given) => given.number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const letter of new Set(numbers.map((number) => number[0]))) {
    const own = numbers.filter((number) => number[0] === letter);
    const running = own.map((number) => Number(number.slice(1))).sort((a, b) => a - b);
    expect(running, letter).toEqual(running.map((_, index) => index + 1));
  }
  for (const given of answered.values()) {
    const { status, body } = await api.get(`/tickets/${given.id}`);
    expect({ status, number: body.number }).toEqual({ status: 200, number: given.number });
    if (served.has(given.id)) expect(body.state).toBe('finished');
  }
  const again = [...answered.values()].at(-1) as Given;
  expect(await issue(api, again.key)).toEqual(again);
}
