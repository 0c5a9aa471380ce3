import type { Socket } from 'socket.io-client';
import { afterAll, expect, test } from 'vitest';
import { type BenchPrinter, openPrinter } from './kiosk/printer.ts';
import { clients, median, type Program, type Row, report, start, type Usage } from './measure.ts';

/** An hour of 60 tickets a minute, in sixths. */
const SIXTHS = 6;
const TICKETS = 600;
/** Nothing can be seen of a program that has not compiled itself yet. */
const WARM_UP = 300;
/** Answers are kept for 48 hours (T2): after three days nothing of the hour is left in memory. */
const LATER = 3 * 24 * 3600_000;
const MB = 1024 * 1024;
/** Files and sockets that happen to be open: one for every ticket would be thousands. */
const FEW = 5;

const ended: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ended.reverse()) await end();
});

type Hall = {
  readonly hub: Program;
  readonly agent: Program;
  readonly printer: BenchPrinter;
  readonly kiosk: Socket;
  readonly clerk: Socket;
};

async function furnish(): Promise<Hall> {
  const printer = await openPrinter();
  ended.push(printer.close);
  const hub = await start('hub', [], { collects: true });
  ended.push(hub.stop);
  const printers = [{ name: 'printer', connection: `tcp://127.0.0.1:${printer.port}` }];
  const origin = `http://127.0.0.1:${hub.port}`;
  const agent = await start('agent', [origin, hub.agent, JSON.stringify({ printers })], { collects: true });
  ended.push(agent.stop);
  const [kiosk, clerk] = [await clients(hub, '/kiosk', 1), await clients(hub, '/counter', 1)].flat();
  if (!kiosk || !clerk) throw new Error('nobody there');
  const hall = { hub, agent, printer, kiosk, clerk };
  await command(clerk, { type: 'OpenCounter', counter: 'counter-9' });
  await ticket(hall);
  await command(clerk, { type: 'CallNext', counter: 'counter-9' });
  return hall;
}

let commands = 0;
async function command(socket: Socket, asked: object): Promise<void> {
  const reply = await socket.emitWithAck('command', { id: `hour-command-${commands++}`, command: asked });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
}

/** Somebody takes a number; ms from the command to the last byte of the paper. */
async function ticket({ kiosk, printer }: Hall): Promise<number> {
  const printed = printer.next();
  const asked = performance.now();
  await command(kiosk, { type: 'IssueTicket', queue: 'tax' });
  return (await printed).at - asked;
}

/** Tickets one after the other, each served when the next one is here. */
async function serve(hall: Hall, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    times.push(await ticket(hall));
    await command(hall.clerk, { type: 'StartService', counter: 'counter-9' });
    await command(hall.clerk, { type: 'CallNext', counter: 'counter-9', outcome: 'other' });
  }
  await jobsAre(hall.hub, (states) => states.every((state) => state === 'printed'));
  return times;
}

async function jobsAre(hub: Program, right: (states: readonly string[]) => boolean): Promise<void> {
  const until = performance.now() + 60_000;
  while (!right(await hub.jobs())) {
    if (performance.now() > until) throw new Error(`jobs are ${[...new Set(await hub.jobs())]}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

const row = (figure: string, measured: string, baseline: string, asked: string, reached: boolean): Row => ({
  figure,
  measured,
  baseline,
  ratio: '–',
  asked,
  reached,
});

/** What is held and resident now, against what was; `most`: MB by which the held may have grown. */
function growth(who: string, now: Usage, then: Usage, most: number): Row[] {
  const mb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;
  const grown = now.held - then.held;
  return [
    {
      ...row(`${who}: memory held`, mb(now.held), mb(then.held), `≤ +${most} MB`, grown <= most * MB),
      ratio: `${grown < 0 ? '−' : '+'}${mb(Math.abs(grown))}`,
    },
    row(`${who}: resident`, mb(now.rss), mb(then.rss), '–', true),
    row(
      `${who}: open handles`,
      String(now.handles),
      String(then.handles),
      `≤ +${FEW}`,
      now.handles <= then.handles + FEW,
    ),
  ];
}

test('an hour of tickets', async () => {
  const hall = await furnish();
  const { hub, agent } = hall;
  await serve(hall, WARM_UP);
  const before = { hub: await hub.usage(), agent: await agent.usage() };
  const sixths: number[][] = [];
  const from = performance.now();
  for (let n = 0; n < SIXTHS; n++) sixths.push(await serve(hall, TICKETS));
  const minutes = (performance.now() - from) / 60_000;
  const after = { hub: await hub.usage(), agent: await agent.usage() };
  const states = await hub.jobs();
  const printed = states.filter((state) => state === 'printed').length;
  hub.tell({ ahead: LATER });
  await jobsAre(hub, (some) => some.length === 0);
  const later = await hub.usage();

  const all = SIXTHS * TICKETS;
  const [first = [], last = []] = [sixths[0], sixths.at(-1)];
  const slower = median(last) / median(first);
  const kB = (after.hub.held - before.hub.held) / all / 1024;
  report('An hour of 60 tickets a minute, run through', [
    row(
      'tickets a minute, each printed, called and served',
      (all / minutes).toFixed(0),
      '–',
      '≥ 60',
      all / minutes >= 60,
    ),
    row(
      'print jobs that ended as printed',
      `${printed}`,
      `${all + WARM_UP + 1}`,
      'all',
      printed === all + WARM_UP + 1,
    ),
    {
      ...row(
        'kiosk’s command → last byte, p50 in the last ten minutes (baseline: in the first)',
        `${median(last).toFixed(1)} ms`,
        `${median(first).toFixed(1)} ms`,
        '≤ 1.25',
        slower <= 1.25,
      ),
      ratio: slower.toFixed(2),
    },
    // The agent remembers its last 2,000 jobs, and what it drew for them.
    ...growth('agent', after.agent, before.agent, 2),
    row('hub: memory held for each ticket of the day', `${kB.toFixed(1)} kB`, '–', '≤ 16 kB', kB <= 16),
    ...growth('hub three days later', later, before.hub, 2),
  ]);
  expect(states).toHaveLength(all + WARM_UP + 1);
}, 1_200_000);
