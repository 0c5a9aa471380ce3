import { afterAll, expect, test } from 'vitest';
import { PROFILES } from '../../hardware/hid/profiles.ts';
import { type Bench, type BenchDevice, benchMissing, startBench } from '../hardware/hid/bench/bench.ts';
import { clients, type Program, quantile, type Row, report, start } from './measure.ts';

const ROUNDS = 6;
/** Presses of a round, on either side. */
const PRESSES = 40;
/** Presses before anything is measured, on either side. */
const WARM_UP = 30;
/** Between a press and the next, ms: nobody presses faster, and a contact's bounce is over. */
const APART = 100;
/** A press is as long as a finger's, ms. */
const DOWN = 30;
/** The key "recall" of a pad with a bit for each key. */
const RECALL = '0200000000000000';
const UP = '0000000000000000';

const missing = benchMissing();
if (missing) console.warn(`Left out: press to command, ${missing}.`);

const ended: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ended.reverse()) await end();
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function pad(name: string): BenchDevice {
  const size = PROFILES.bitmask?.size ?? 0;
  const usb = { vendor: 0x1209, product: 1, usagePage: 0xff00, usage: 1 };
  return { name, serial: name, title: name, size, out: size, ...usb };
}

/** One way a press takes: the device pressed, and what hears when the command was there. */
type Way = { readonly device: string; heard: (at: number) => void };

function wayTo(end: Program, device: string): Way {
  const way: Way = { device, heard: () => {} };
  end.onTold((at) => way.heard(at));
  return way;
}

/** The hub with a called ticket at counter 9, whose pad hangs on an agent of its own process. */
async function hallWay(bench: Bench): Promise<Way> {
  const hub = await start('hub');
  ended.push(hub.stop);
  const [kiosk] = await clients(hub, '/kiosk', 1);
  const [caller] = await clients(hub, '/counter', 1);
  const commands = [
    [caller, { type: 'OpenCounter', counter: 'counter-9' }],
    [kiosk, { type: 'IssueTicket', queue: 'tax' }],
    [caller, { type: 'CallNext', counter: 'counter-9' }],
  ] as const;
  for (const [index, [socket, command]] of commands.entries()) {
    const reply = await socket?.emitWithAck('command', { id: `furnish-${index}`, command });
    if (!reply?.ok) throw new Error(JSON.stringify(reply));
  }
  const hid = [{ name: 'pad', kind: 'pad', profile: 'bitmask', serial: 'pad' }];
  const origin = `http://127.0.0.1:${hub.port}`;
  const agent = await start('agent', [origin, hub.agent, JSON.stringify({ hid })], {
    env: { ...process.env, ...bench.env },
  });
  ended.push(agent.stop);
  hub.tell({ tell: 'TicketRecalled' });
  return wayTo(hub, 'pad');
}

/** A pad whose reports are passed on to a bare server. */
async function bareWay(bench: Bench): Promise<Way> {
  const bare = await start('bare');
  ended.push(bare.stop);
  const env = { ...process.env, ...bench.env };
  const reader = await start('bare-pad', [`http://127.0.0.1:${bare.port}`, 'bare'], { env });
  ended.push(reader.stop);
  bare.tell({ tell: 'command' });
  return wayTo(bare, 'bare');
}

/** Ms from a report that a key is down to the moment its command was there, for each press that came through. */
async function presses(bench: Bench, way: Way, count: number): Promise<number[]> {
  const times: number[] = [];
  let pressed = 0;
  way.heard = (at) => times.push(at - pressed);
  for (let n = 0; n < count; n++) {
    pressed = performance.timeOrigin + performance.now();
    await bench.run({ do: 'report', name: way.device, hex: RECALL });
    await pause(DOWN);
    await bench.run({ do: 'report', name: way.device, hex: UP });
    await pause(APART - DOWN);
  }
  return times;
}

test.skipIf(missing !== null)(
  'press to command',
  async () => {
    const bench = await startBench();
    ended.push(bench.close);
    for (const name of ['pad', 'bare']) await bench.run({ do: 'plug', ...pad(name) });
    const [hall, bare] = [await hallWay(bench), await bareWay(bench)];
    // Until the agent has found its pad, and both ways are warm.
    while ((await presses(bench, hall, WARM_UP)).length < WARM_UP / 2);
    await presses(bench, bare, WARM_UP);
    const [pressed, least]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      pressed.push(...(await presses(bench, hall, PRESSES)));
      least.push(...(await presses(bench, bare, PRESSES)));
    }
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    const row = (name: string, q: number, most: number | null): Row => ({
      figure: `press → command recorded at the hub, ${name} of ${pressed.length}`,
      measured: ms(quantile(pressed, q)),
      baseline: ms(quantile(least, q)),
      ratio: (quantile(pressed, q) / quantile(least, q)).toFixed(2),
      asked: most === null ? '–' : `≤ ${most} ms`,
      reached: most === null || quantile(pressed, q) <= most,
    });
    report('Press at a call pad', [row('p50', 0.5, null), row('p95', 0.95, 20), row('longest', 1, null)]);
    expect(pressed).toHaveLength(ROUNDS * PRESSES);
    expect(least).toHaveLength(ROUNDS * PRESSES);
  },
  300_000,
);
