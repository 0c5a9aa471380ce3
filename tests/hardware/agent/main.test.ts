import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from './parts.ts';

const MAIN = resolve(import.meta.dirname, '../../../dist/node/hardware/main.js');
/** Nobody listens there. */
const HUB = 'http://127.0.0.1:9';

async function files(config: unknown) {
  const folder = await tempFolder();
  const path = (name: string) => join(folder, name);
  const content =
    typeof config === 'string' ? config : JSON.stringify({ data: path('data'), ...Object(config) });
  await writeFile(path('agent.json'), content);
  await writeFile(path('token'), 'token.secret\n');
  return ['--hub', HUB, '--token-file', path('token'), '--config', path('agent.json')];
}

function start(args: readonly string[], stdin: 'ignore' | 'pipe' = 'ignore') {
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...args], { stdio: [stdin, 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stderr?.on('data', (part) => {
    err += part;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const dock = new Promise<string>((resolve) => {
    child.stdout?.on('data', (part) => {
      out += part;
      const found = /^dock (http\S+)$/m.exec(out)?.[1];
      if (found) resolve(found);
    });
  });
  return { child, ended, dock, sentence: () => err.trim() };
}

async function sentence(args: readonly string[]): Promise<string> {
  const run = start(args);
  expect(await run.ended).toBe(1);
  return run.sentence();
}

test('a wrong configuration ends with exit 1 and one sentence that names the field', async () => {
  const args = await files({ hid: [{ name: 'pad-5', kind: 'pad', profile: 'nosuch', serial: 'S' }] });
  expect(await sentence(args)).toMatch(/^\S+agent\.json: hid\.0\.profile: no profile nosuch; [^\n]+$/);
});

test('so do missing options, a bad address, a missing or empty token, a folder that cannot be written', async () => {
  const good = await files({});
  const [, , , token = '', , config = ''] = good;
  expect(await sentence([])).toMatch(/^usage: [^\n]+$/);
  expect(await sentence(['--what'])).toMatch(/^[^\n]*--what[^\n]*$/);
  expect(await sentence(['--hub', 'nowhere', '--token-file', token, '--config', config])).toMatch(
    /^--hub: [^\n]+$/,
  );
  expect(await sentence(['--hub', HUB, '--token-file', '/nowhere', '--config', config])).toMatch(
    /^--token-file: \/nowhere cannot be read[^\n]+$/,
  );
  await writeFile(token, '\n');
  expect(await sentence(good)).toMatch(/^--token-file: [^\n]+ is empty$/);
  await writeFile(token, 'token.secret');
  await writeFile(config, JSON.stringify({ data: join(config, 'below') }));
  expect(await sentence(good)).toMatch(/^The agent cannot start: [^\n]*ENOTDIR[^\n]*$/);
});

test('a dock port that is taken is said', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const virtual = { name: 'pad-5', kind: 'pad', profile: 'bitmask', connection: 'virtual://' };
  expect(await sentence(await files({ dock: { port }, hid: [virtual] }))).toMatch(/EADDRINUSE[^\n]*$/);
});

test('P7 without a hub it runs, serves its dock, and stops cleanly on SIGTERM', async () => {
  const virtual = { name: 'pad-5', kind: 'pad', profile: 'bitmask', connection: 'virtual://' };
  const run = start(await files({ hid: [virtual] }));
  const dock = await run.dock;
  const state = await fetch(`${dock}state`);
  expect(state.status).toBe(200);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
});

test('started through a pipe it ends with the program that started it', async () => {
  const virtual = { name: 'pad-5', kind: 'pad', profile: 'bitmask', connection: 'virtual://' };
  const run = start(await files({ hid: [virtual] }), 'pipe');
  await run.dock;
  run.child.stdin?.end();
  expect(await run.ended).toBe(0);
});
