import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { createTcpReader } from '../../../hardware/reader/tcp-reader.ts';
import type { Holder } from '../../../hub/contract/holder.ts';

const patient = { timeout: 20_000, interval: 20 };

/** The bridge of docs/agent.md as it stands there, before a vendor's program of this test. */
async function bridge(vendor: string) {
  const folder = await mkdtemp(join(tmpdir(), 'bridge-'));
  const docs = await readFile('docs/agent.md', 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(docs)?.[1];
  if (!code) throw new Error('docs/agent.md has no program');
  await writeFile(join(folder, 'bridge.mjs'), code);
  await writeFile(join(folder, 'idread'), `#!/bin/sh\n${vendor}\n`);
  await chmod(join(folder, 'idread'), 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, 'bridge.mjs'), String(port), join(folder, 'idread')], {
    stdio: 'inherit',
  });
  const reader = createTcpReader('reader', { host: '127.0.0.1', port }, realClock);
  onTestFinished(async () => {
    await reader.close();
    child.kill();
    await rm(folder, { recursive: true, force: true });
  });
  await expect.poll(() => reader.connected, patient).toBe(true);
  return { reader, folder };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

test("K6 P6 the bridge of the documentation runs a vendor's program while a document is asked, and ends it after", async () => {
  const { reader, folder } = await bridge(
    'echo $$ > "$(dirname "$0")/running"\necho "99;1;nobody"\necho "11;11010519491231002X;张三丰"\nexec sleep 600',
  );
  const told: (Holder | null)[] = [];
  const stop = reader.read((holder) => told.push(holder));
  await expect
    .poll(() => told, patient)
    .toEqual([null, { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' }]);
  const pid = Number(await readFile(join(folder, 'running'), 'utf8'));
  stop();
  await expect.poll(() => alive(pid), patient).toBe(false);
  // Asked anew, it is run anew.
  reader.read((holder) => told.push(holder));
  await expect.poll(() => told.length, patient).toBe(4);
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
