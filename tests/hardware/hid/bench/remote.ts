import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { HidHandle, HidPort } from '../../../../hardware/hid/port.ts';
import { ended } from './bench.ts';

export type DriverCall = { readonly id: number } & (
  | { readonly method: 'list' }
  | { readonly method: 'open'; readonly path: string; readonly handle: number }
  | { readonly method: 'listen' | 'close'; readonly handle: number }
  | { readonly method: 'write'; readonly handle: number; readonly report: number[] }
);
type Unnumbered = DriverCall extends infer C ? (C extends DriverCall ? Omit<C, 'id'> : never) : never;
export type DriverMessage =
  | { readonly id: number; readonly ok: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly handle: number; readonly report: number[] }
  | { readonly handle: number; readonly error: string };

/** The node-hid driver in a child process with `env`, behind the same port. */
export async function startDriver(
  env: Readonly<Record<string, string>>,
): Promise<{ port: HidPort; close: () => Promise<void> }> {
  const { script, remove } = await bundle();
  const child = fork(script, { env: { ...process.env, ...env } });
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const reports = new Map<number, (bytes: Uint8Array) => void>();
  const errors = new Map<number, (error: Error) => void>();
  let count = 0;
  child.on('message', (message: DriverMessage) => {
    if ('report' in message) reports.get(message.handle)?.(Uint8Array.from(message.report));
    else if ('error' in message) errors.get(message.handle)?.(new Error(message.error));
    else if ('ok' in message) calls.get(message.id)?.resolve(message.ok);
    else calls.get(message.id)?.reject(new Error(message.failed));
  });
  child.on('exit', () => {
    for (const call of calls.values()) call.reject(new Error('the driver process ended'));
  });
  const call = <T>(what: Unnumbered): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++count;
      calls.set(id, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id, ...what });
    });
  const open = async (path: string): Promise<HidHandle> => {
    const handle = ++count;
    await call({ method: 'open', path, handle });
    return {
      onReport(listener) {
        reports.set(handle, listener);
        void call({ method: 'listen', handle });
      },
      onError: (listener) => void errors.set(handle, listener),
      write: (report) => call({ method: 'write', handle, report: [...report] }),
      close: () => call({ method: 'close', handle }),
    };
  };
  return {
    port: { list: () => call({ method: 'list' }), open },
    async close() {
      await ended(child, () => child.disconnect());
      await remove();
    },
  };
}

/** Plain JavaScript of the driver, inside the project so that it finds node-hid. */
async function bundle(): Promise<{ script: string; remove: () => Promise<void> }> {
  const cache = resolve(import.meta.dirname, '../../../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'hid-driver-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'driver.ts'),
      outDir,
      rollupOptions: { output: { entryFileNames: 'driver.mjs' } },
    },
  });
  return { script: join(outDir, 'driver.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) };
}
