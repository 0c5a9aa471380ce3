import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { apiOf } from '../support/api.ts';
import { newFolder, spawnHub } from '../support/process.ts';

const left = process.env.ONEWINDOW_FULL
  ? spawnSync('strace', ['-V']).error
    ? 'strace is not installed (Debian: apt-get install strace)'
    : null
  : 'it belongs to npm run test:full';
if (left) console.warn(`left out: counting syncs, ${left}`);

const data = newFolder();
afterAll(() => rm(data, { recursive: true, force: true }));

async function commits(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^onewindow_commits (\d+)$/m.exec(text)?.[1]);
}

/** SQLite's build decides between fsync and fdatasync; both put the journal on the disk. */
test.skipIf(left)(
  'X4 every commit reaches the disk: it is synced at least once for each',
  async () => {
    const counted = join(data, 'strace.txt');
    const prefix = ['strace', '-f', '-c', '-e', 'trace=fsync,fdatasync', '-o', counted];
    const hub = await spawnHub({ data, args: ['--empty'], prefix });
    await hub.admin('import', resolve('hub/demo'));
    const api = apiOf(hub.origin, await hub.admin('token', '--role', 'integration', '--name', 'strace'));
    for (let i = 0; i < 200; i++) expect((await api.post('/tickets', { queue: 'tax' })).status).toBe(201);
    const made = await commits(hub.origin);
    // strace ends by itself with the program it watches.
    const watched = spawnSync('pgrep', ['-P', String(hub.pid)], { encoding: 'utf8' }).stdout.trim();
    process.kill(Number(watched), 'SIGTERM');
    await hub.gone;
    const table = await readFile(counted, 'utf8');
    // % time, seconds, usecs/call, calls, (errors), syscall
    const rows = table.split('\n').filter((line) => /f(data)?sync$/.test(line));
    expect(made).toBeGreaterThanOrEqual(200);
    expect(rows.reduce((sum, row) => sum + Number(row.trim().split(/\s+/)[3]), 0)).toBeGreaterThanOrEqual(
      made,
    );
  },
  60_000,
);
