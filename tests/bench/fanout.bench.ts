import type { Socket } from 'socket.io-client';
import { afterAll, expect, test } from 'vitest';
import { clients, median, type Program, quantile, type Row, report, start } from './measure.ts';

const SCREENS = 500;
const ZONES = 10;
const ROUNDS = 5;
const CALLS = 20;
/** Rounds of calls on either side before anything is measured. */
const WARM_UP = 3;
/** Views after the first go out together within 50 ms: calls further apart are each a fan-out of their own. */
const APART = 80;

const programs: Program[] = [];
afterAll(() => Promise.all(programs.map((program) => program.stop())));

type Hall = {
  readonly program: Program;
  readonly caller: Socket;
  readonly screens: Socket[];
  next: () => Promise<void>;
};

/** `zones`: the screens are boards of so many; 1: of the whole hall. */
async function furnish(name: 'bare' | 'hub', count: number, zones: number): Promise<Hall> {
  const program = await start(name, [`--zones=${zones}`]);
  programs.push(program);
  const screens = await clients(program, '/display', count);
  const [caller] = await clients(program, '/counter', 1);
  if (!caller) throw new Error('no caller');
  let serial = 0;
  const command = async (more: object) => {
    const reply = await caller.emitWithAck('command', {
      id: `fanout-${program.port}-${serial++}`,
      command: { counter: 'counter-9', ...more },
    });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  };
  if (name === 'hub') {
    const [kiosk] = await clients(program, '/kiosk', 1);
    await command({ type: 'OpenCounter' });
    for (let i = 0; i < (ROUNDS + WARM_UP) * CALLS + 10; i++)
      await kiosk?.emitWithAck('command', {
        id: `issue-${program.port}-${i}`,
        command: { type: 'IssueTicket', queue: 'tax' },
      });
    kiosk?.close();
    await command({ type: 'CallNext' });
    // What the furnishing itself sends is not to be measured: views go out within 50 ms of their command.
    await new Promise((done) => setTimeout(done, 500));
  }
  return { program, caller, screens, next: () => command({ type: 'CallNext', outcome: 'other' }) };
}

/** A screen whose view does not come has lost its connection: the run is worth nothing then. */
const LOST = 5000;

/**
 * For `CALLS` calls, the milliseconds from the call to the arrival at the last screen, and the program's processor time for each; the
 * ticket is started in between, which is not measured: in zones it reaches one of them alone.
 */
async function callAll(hall: Hall, startService: boolean): Promise<{ times: number[]; cpu: number[] }> {
  const times: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < CALLS; i++) {
    if (startService) {
      await hall.caller.emitWithAck('command', {
        id: `start-${hall.program.port}-${Math.random().toString(36).slice(2)}-id`,
        command: { type: 'StartService', counter: 'counter-9' },
      });
      await new Promise((done) => setTimeout(done, APART));
    }
    const before = (await hall.program.usage()).cpuMs;
    const from = performance.now();
    const seen = Promise.all(
      hall.screens.map(
        (screen) => new Promise<number>((done) => screen.once('view', () => done(performance.now() - from))),
      ),
    );
    await hall.next();
    times.push(Math.max(...(await Promise.race([seen, lost()]))));
    await new Promise((done) => setTimeout(done, APART));
    cpu.push((await hall.program.usage()).cpuMs - before);
  }
  return { times, cpu };
}

function lost(): Promise<never> {
  return new Promise((_done, failed) => {
    setTimeout(
      () => failed(new Error('a screen lost its connection: measure again on a quiet machine')),
      LOST,
    ).unref();
  });
}

/** The hub's views of a call as the bare server's payloads, so that both send the same bytes to the same screens; answers the most. */
async function sameBytes(hub: Hall, bare: Hall, zones: number): Promise<number> {
  await hub.caller.emitWithAck('command', {
    id: `view-${hub.program.port}-${Math.random().toString(36).slice(2)}-id`,
    command: { type: 'StartService', counter: 'counter-9' },
  });
  await new Promise((done) => setTimeout(done, APART));
  const views = hub.screens
    .slice(0, zones)
    .map((screen) => new Promise<object>((done) => screen.once('view', done)));
  await hub.next();
  const payloads = await Promise.race([Promise.all(views), lost()]);
  bare.program.tell({ payloads });
  return Math.max(...payloads.map((view) => Buffer.byteLength(JSON.stringify(view))));
}

async function interleave(count: number, zones = 1) {
  const hub = await furnish('hub', count, zones);
  const bare = await furnish('bare', count, zones);
  const times = { hub: [] as number[], bare: [] as number[] };
  const cpu = { hub: [] as number[], bare: [] as number[] };
  // Both first do it once unmeasured: what is compiled as it runs has then been compiled, and the board is full.
  for (let round = 0; round < WARM_UP; round++) await callAll(hub, true);
  const bytes = await sameBytes(hub, bare, zones);
  for (let round = 0; round < WARM_UP; round++) await callAll(bare, false);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, hall] of [
      ['bare', bare],
      ['hub', hub],
    ] as const) {
      const called = await callAll(hall, name === 'hub');
      times[name].push(...called.times);
      cpu[name].push(...called.cpu);
    }
  }
  const { rss } = await hub.program.usage();
  await hub.program.stop();
  await bare.program.stop();
  for (const socket of [...hub.screens, ...bare.screens, hub.caller, bare.caller]) socket.close();
  return { times, cpu, bytes, rss };
}

test('call to display', async () => {
  const one = await interleave(1);
  const many = await interleave(SCREENS);
  const zoned = await interleave(SCREENS, ZONES);
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const row = (figure: string, measured: number, baseline: number, most: number | null): Row => ({
    figure,
    measured: ms(measured),
    baseline: ms(baseline),
    ratio: (measured / baseline).toFixed(2),
    asked: most === null ? '–' : `≤ ${most}`,
    reached: most === null || measured / baseline <= most,
  });
  const rows = [
    row('call → one screen, p50', median(one.times.hub), median(one.times.bare), 3),
    row(
      `call → last of ${SCREENS} screens, p50 (${many.bytes} bytes)`,
      median(many.times.hub),
      median(many.times.bare),
      1.15,
    ),
    row(
      `call → last of ${SCREENS} screens, p95`,
      quantile(many.times.hub, 0.95),
      quantile(many.times.bare, 0.95),
      null,
    ),
    row(`processor time per fan-out to ${SCREENS} screens`, median(many.cpu.hub), median(many.cpu.bare), 1.2),
    row(
      `processor time per fan-out to ${SCREENS} screens in ${ZONES} zones`,
      median(zoned.cpu.hub),
      median(zoned.cpu.bare),
      1.2,
    ),
  ];
  report('Call to display', rows);
  expect(rows).toHaveLength(5);
});
