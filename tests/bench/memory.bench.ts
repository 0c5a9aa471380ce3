import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { clients, median, type Program, type Row, report, start } from './measure.ts';

const SCREENS = 500;
const MB = 1024 * 1024;

const programs: Program[] = [];
afterAll(() => Promise.all(programs.map((program) => program.stop())));

/** Resident memory with 500 screens connected, bytes, after the garbage of connecting had time to go. */
async function resident(name: 'bare' | 'hub'): Promise<number> {
  const program = await start(name);
  programs.push(program);
  const screens = await clients(program, '/display', SCREENS);
  const readings: number[] = [];
  for (let i = 0; i < 10; i++) {
    // Memory is read when the connecting itself is over: nothing tells when the last handshake was let go of.
    await new Promise((done) => setTimeout(done, 500));
    readings.push((await program.usage()).rss);
  }
  for (const screen of screens) screen.close();
  await program.stop();
  return median(readings);
}

/** Milliseconds from `npm start`'s own program to its line `ready`. */
function startUp(data: string): Promise<number> {
  const from = performance.now();
  const child = spawn(process.execPath, [resolve('start.mjs'), 'start', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((done, failed) => {
    let output = '';
    child.stdout.on('data', (part) => {
      output += part;
      if (!/^ready /m.test(output)) return;
      const took = performance.now() - from;
      child.once('exit', () => done(took));
      child.kill('SIGTERM');
    });
    child.once('error', failed);
  });
}

test('memory and start-up', async () => {
  const hub: number[] = [];
  const bare: number[] = [];
  const empty: number[] = [];
  const used: number[] = [];
  for (let round = 0; round < 3; round++) {
    bare.push(await resident('bare'));
    hub.push(await resident('hub'));
    const data = mkdtempSync(join(tmpdir(), 'onewindow-bench-start-'));
    empty.push(await startUp(data));
    used.push(await startUp(data));
  }
  const more = median(hub) - median(bare);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  const rows: Row[] = [
    {
      figure: `resident memory with ${SCREENS} screens`,
      measured: `${Math.round(median(hub) / MB)} MB`,
      baseline: `${Math.round(median(bare) / MB)} MB`,
      ratio: `+${Math.round(more / MB)} MB`,
      asked: '≤ +70 MB',
      reached: more <= 70 * MB,
    },
    {
      figure: 'start-up, empty data folder (makes the demo hall)',
      measured: seconds(median(empty)),
      baseline: '–',
      ratio: '–',
      asked: '–',
      reached: true,
    },
    {
      figure: 'start-up, used data folder',
      measured: seconds(median(used)),
      baseline: '–',
      ratio: '–',
      asked: '≤ 3 s',
      reached: median(used) <= 3000,
    },
  ];
  report('Memory and start-up', rows);
  expect(rows).toHaveLength(3);
});
