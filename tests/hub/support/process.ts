import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where hubs of this run keep what they spoke. */
    speech: string;
  }
}

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

export type HubProcess = {
  readonly origin: string;
  readonly data: string;
  readonly pid: number;
  readonly output: () => string;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  /** Sends a signal and waits until the process is gone; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** An admin verb against this hub's data folder: stdout, trimmed. */
  admin(...args: string[]): Promise<string>;
};

export type HubOptions = {
  readonly data?: string;
  readonly port?: number;
  readonly args?: readonly string[];
  readonly prefix?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};

/** A data folder of its own, below the system's temporary folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'onewindow-test-'));
}

/** Starts the built hub as its own process and waits for `ready`. Rejects with its output when it ends before. */
export async function spawnHub(options: HubOptions = {}): Promise<HubProcess> {
  const data = options.data ?? newFolder();
  await shareSpeech(data);
  const [command = process.execPath, ...before] = [...(options.prefix ?? []), process.execPath];
  const child = spawn(
    command,
    [
      ...before,
      join(root, 'dist/node/hub/main.js'),
      '--port',
      String(options.port ?? 0),
      '--data',
      data,
      ...(options.args ?? []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    },
  );
  let output = '';
  child.stderr?.on('data', (part) => {
    output += part;
  });
  const origin = await new Promise<string>((ready, failed) => {
    child.stdout?.on('data', (part) => {
      output += part;
      const found = /^ready (http\S+)$/m.exec(output)?.[1];
      if (found) ready(found);
    });
    child.once('exit', (code) => failed(new Error(`the hub ended with ${code}: ${output}`)));
  });
  return {
    origin,
    data,
    pid: child.pid ?? 0,
    output: () => output,
    gone: new Promise((done) => child.once('exit', () => done())),
    stop: (signal = 'SIGTERM') => end(child, signal),
    admin: (...args) => admin(data, ...args),
  };
}

/** Every hall speaks the same directions when it starts, which takes the synthesiser seconds: the first one's are everybody's. */
async function shareSpeech(data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  await symlink(inject('speech'), join(data, 'voice')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** `npm run admin` on a data folder; rejects with stderr in its message when the verb fails. */
export async function admin(data: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [
    join(root, 'dist/node/hub/admin/main.js'),
    ...args,
    '--data',
    data,
  ]);
  return stdout.trim();
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((gone) => {
    child.once('exit', (code) => gone(code));
    child.kill(signal);
  });
}
