import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startPrinting } from '../../../hardware/agent/printing.ts';
import { openSession } from '../../../hardware/agent/session.ts';
import type { Clock } from '../../../hardware/clock.ts';
import { silentLog } from '../../../hardware/log.ts';
import { parseConnection } from '../../../hardware/printer/config.ts';
import { transportTo } from '../../../hardware/printer/connect.ts';
import { PATIENCE } from '../../../hardware/printer/delivery.ts';
import { createThermalPrinter } from '../../../hardware/printer/thermal-printer.ts';
import { createFakeLink, yes } from '../agent/fake-link.ts';
import { DOCUMENT, newId } from '../agent/parts.ts';
import { twinOf } from './bench.ts';

/** Seconds pass this much faster than outside, for everything that waits; in `npm run test:full` as they are. */
const SPEED = process.env.ONEWINDOW_FULL ? 1 : 15;
const fast: Clock = {
  now: () => Date.now() * SPEED,
  ticks: () => performance.now() * SPEED,
  after(ms, task) {
    const timer = setTimeout(task, ms / SPEED);
    return () => clearTimeout(timer);
  },
};
const second = () => new Promise<void>((done) => void fast.after(1000, done));

type Job = { readonly id: string; state: 'waiting' | 'sent' | 'printed' | 'failed' | 'unknown' };

/** A hub that hands out jobs and writes down what came of each, as the real one does. */
function hubOf() {
  const jobs: Job[] = [];
  const link = createFakeLink(newId);
  const told: string[] = [];
  const show = () =>
    link.show({
      printers: [
        {
          device: 'demo/lobby',
          jobs: jobs
            .filter(({ state }) => state === 'waiting')
            .map(({ id }) => ({ id, copy: 0, document: { ...DOCUMENT, phone: phoneOf(id) } })),
        },
      ],
    });
  const become = (id: string, state: Job['state']) => {
    const job = jobs.find((one) => one.id === id);
    if (job) job.state = state;
    setTimeout(show);
    return yes;
  };
  link.hub = ({ command }) => {
    if (command.type === 'ClaimPrint') return become(command.job, 'sent');
    if (command.type !== 'ReportPrint') return yes;
    told.push(`${command.job} ${command.outcome}`);
    return become(command.job, command.outcome === 'not-sent' ? 'waiting' : command.outcome);
  };
  return {
    link,
    jobs,
    told,
    add(id: string) {
      jobs.push({ id, state: 'waiting' });
      show();
    },
  };
}

/** By this a paper is known again. */
const phoneOf = (id: string) => `0531-${id.slice(-4)}`;

test('P1 a printer on the network is away for 30 s under a stream of tickets: each ends in an outcome, none printed twice, none forgotten', async () => {
  const twin = await twinOf();
  const connection = parseConnection(twin.connection);
  if (connection?.kind !== 'tcp') throw new Error('no address');
  // A busy machine is no silent printer.
  const patience = { ...PATIENCE, connectMs: 15_000, answerMs: 15_000, settleMs: 60_000 };
  const settings = { name: 'lobby', columns: 48, charset: 'gb18030', type: 'epson' } as const;
  const transport = transportTo(connection, 'epson', { patience, clock: fast });
  const printer = createThermalPrinter(settings, transport, { patience, clock: fast });
  const hub = hubOf();
  const session = openSession({
    link: hub.link,
    run: 'run-0001',
    version: 'test',
    clock: fast,
    log: silentLog,
  });
  onTestFinished(async () => {
    session.close();
    await printer.close();
  });
  startPrinting({ session, printers: [printer], newId, clock: fast, log: silentLog });
  hub.link.connect();

  const idle = () =>
    expect
      .poll(() => hub.jobs.filter(({ state }) => state === 'waiting' || state === 'sent'), {
        timeout: 90_000,
        interval: 20,
      })
      .toEqual([]);

  for (let at = 0; at < 50; at += 1) {
    if (at === 10) {
      // Between two tickets: the next one finds nobody, and must come back.
      await idle();
      await twin.operate({ do: 'unplugged', on: true });
    }
    if (at === 40) await twin.operate({ do: 'unplugged', on: false });
    hub.add(`job-${String(at).padStart(4, '0')}`);
    await second();
    // Nothing is claimed for long by a printer that is not there.
    if (at === 39) expect(hub.jobs.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(20);
  }
  await idle();
  expect(hub.told.some((line) => line.endsWith('not-sent'))).toBe(true);

  const papers = await Promise.all(
    (await twin.papers()).map(async ({ bin, whole }) => ({
      whole,
      phone: /0531-\d{4}/.exec((await readFile(bin)).toString('latin1'))?.[0] ?? '',
    })),
  );
  const whole = papers.flatMap((paper) => (paper.whole ? [paper.phone] : []));
  expect(new Set(whole).size).toBe(whole.length);
  for (const { id, state } of hub.jobs) {
    if (state === 'printed') expect(whole, id).toContain(phoneOf(id));
    if (state === 'failed') expect(whole, id).not.toContain(phoneOf(id));
    // One end each, besides the times it had not left.
    const ends = hub.told.filter((line) => line.startsWith(id) && !line.endsWith('not-sent'));
    expect(ends, id).toHaveLength(1);
  }
  // At most the one under way when the cable went is in doubt.
  expect(hub.jobs.filter(({ state }) => state !== 'printed').length).toBeLessThanOrEqual(1);
}, 240_000);
