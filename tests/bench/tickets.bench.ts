import { afterAll, expect, test } from 'vitest';
import { clients, median, type Program, type Row, report, start } from './measure.ts';

const CLIENTS = [1, 8, 32, 128];
const ROUNDS = 5;
const SECONDS = 1.5;

const programs: Program[] = [];
afterAll(() => Promise.all(programs.map((program) => program.stop())));

/** Commands answered a second by `count` clients, each sending its next when the last was answered. */
async function rate(program: Program, count: number): Promise<number> {
  const sockets = await clients(program, '/kiosk', count);
  let answered = 0;
  let serial = 0;
  const until = performance.now() + SECONDS * 1000;
  const from = performance.now();
  await Promise.all(
    sockets.map(async (socket, index) => {
      while (performance.now() < until) {
        const id = `bench-${program.port}-${index}-${serial++}-${Math.round(from)}`;
        const reply = await socket.emitWithAck('command', {
          id,
          command: { type: 'IssueTicket', queue: 'tax' },
        });
        if (!reply.ok) throw new Error(JSON.stringify(reply));
        answered += 1;
      }
    }),
  );
  const perSecond = answered / ((performance.now() - from) / 1000);
  for (const socket of sockets) socket.close();
  return perSecond;
}

test('durable tickets a second over Socket.IO', async () => {
  const bare = await start('bare');
  programs.push(bare);
  const rows: Row[] = [];
  for (const count of CLIENTS) {
    const measured = { bare: [] as number[], hub: [] as number[], one: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const hub = await start('hub');
      const one = await start('hub', '--one');
      programs.push(hub, one);
      measured.bare.push(await rate(bare, count));
      measured.hub.push(await rate(hub, count));
      measured.one.push(await rate(one, count));
      await hub.stop();
      await one.stop();
    }
    const [plain, grouped, single] = [median(measured.bare), median(measured.hub), median(measured.one)];
    const share = grouped / plain;
    const gain = grouped / single;
    const judged = count === 32;
    rows.push(
      {
        figure: `${count} clients, against bare acknowledgements`,
        measured: `${Math.round(grouped)}/s`,
        baseline: `${Math.round(plain)}/s`,
        ratio: share.toFixed(2),
        asked: judged ? '≥ 0.20' : '–',
        reached: !judged || share >= 0.2,
      },
      {
        figure: `${count} clients, against one command per transaction`,
        measured: `${Math.round(grouped)}/s`,
        baseline: `${Math.round(single)}/s`,
        ratio: gain.toFixed(2),
        asked: judged ? '≥ 3' : '–',
        reached: !judged || gain >= 3,
      },
    );
  }
  report('Durable tickets', rows);
  expect(rows).toHaveLength(CLIENTS.length * 2);
});
