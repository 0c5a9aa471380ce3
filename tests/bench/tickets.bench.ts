import { afterAll, expect, test } from 'vitest';
import { clients, median, type Program, type Row, report, start } from './measure.ts';

const CLIENTS = [1, 8, 32, 128];
const ROUNDS = 3;
const SECONDS = 1.5;
/** Every program, the baseline too, first runs this long unmeasured: what is compiled as it runs has then been compiled. */
const WARM_UP = 1;

const programs: Program[] = [];
afterAll(() => Promise.all(programs.map((program) => program.stop())));

async function rate(program: Program, namespace: '/kiosk' | '/counter', count: number): Promise<number> {
  await answeredIn(program, namespace, count, WARM_UP);
  return answeredIn(program, namespace, count, SECONDS);
}

/** Commands answered a second by `count` clients of a namespace, each sending its next when the last was answered. */
async function answeredIn(
  program: Program,
  namespace: '/kiosk' | '/counter',
  count: number,
  seconds: number,
): Promise<number> {
  const sockets = await clients(program, namespace, count);
  let answered = 0;
  let serial = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  await Promise.all(
    sockets.map(async (socket, index) => {
      while (performance.now() < until) {
        const id = `bench-${program.port}-${index}-${serial++}-${Math.round(from)}`;
        const command = { type: 'IssueTicket', queue: 'tax' };
        const reply = await socket.emitWithAck('command', { id, command });
        if (!reply.ok) throw new Error(JSON.stringify(reply));
        answered += 1;
      }
    }),
  );
  const perSecond = answered / ((performance.now() - from) / 1000);
  for (const socket of sockets) socket.close();
  return perSecond;
}

/** `/counter`: staff issue a ticket, one fact. `/kiosk`: a kiosk does, and its paper is recorded in the same command. */
async function compare(namespace: '/kiosk' | '/counter', count: number) {
  const bare = await start('bare');
  programs.push(bare);
  const rates = { bare: [] as number[], hub: [] as number[], one: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const hub = await start('hub');
    const one = await start('hub', ['--one']);
    programs.push(hub, one);
    rates.bare.push(await rate(bare, '/kiosk', count));
    rates.hub.push(await rate(hub, namespace, count));
    rates.one.push(await rate(one, namespace, count));
    await hub.stop();
    await one.stop();
  }
  await bare.stop();
  return { bare: median(rates.bare), hub: median(rates.hub), one: median(rates.one) };
}

function rows(what: string, found: Awaited<ReturnType<typeof compare>>, judged: boolean): Row[] {
  const share = found.hub / found.bare;
  const gain = found.hub / found.one;
  const measured = `${Math.round(found.hub)}/s`;
  return [
    {
      figure: `${what}, against bare acknowledgements`,
      measured,
      baseline: `${Math.round(found.bare)}/s`,
      ratio: share.toFixed(2),
      asked: judged ? '≥ 0.20' : '–',
      reached: !judged || share >= 0.2,
    },
    {
      figure: `${what}, against one command per transaction`,
      measured,
      baseline: `${Math.round(found.one)}/s`,
      ratio: gain.toFixed(2),
      asked: judged ? '≥ 3' : '–',
      reached: !judged || gain >= 3,
    },
  ];
}

test('durable tickets a second over Socket.IO', async () => {
  const all: Row[] = [];
  for (const count of CLIENTS) {
    all.push(...rows(`${count} clients`, await compare('/counter', count), count === 32));
  }
  all.push(...rows('32 kiosks, each ticket with its paper job', await compare('/kiosk', 32), false));
  report('Durable tickets', all);
  expect(all).toHaveLength(CLIENTS.length * 2 + 2);
});
