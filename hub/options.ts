import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from './contract/result.ts';

export type Options = {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  /** Start without the demo hall. */
  readonly empty: boolean;
  /** File that describes the outside speech program (docs/operations.md); null = none. */
  readonly voice: string | null;
};

/** Options of `npm start` (docs/api.md): the command line before the environment before the default. The refusal is a sentence. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Result<Options, string> {
  let given: { port?: string; host?: string; data?: string; empty?: boolean; voice?: string };
  try {
    given = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        voice: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse(`${(error as Error).message} Known options: --port, --host, --data, --empty, --voice.`);
  }
  const port = Number(given.port ?? env.ONEWINDOW_PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse(`--port must be a number from 0 to 65535, not “${given.port ?? env.ONEWINDOW_PORT}”.`);
  }
  const voice = given.voice ?? env.ONEWINDOW_VOICE ?? '';
  return ok({
    port,
    host: given.host ?? env.ONEWINDOW_HOST ?? '127.0.0.1',
    data: resolve(given.data ?? env.ONEWINDOW_DATA ?? './data'),
    empty: given.empty ?? false,
    voice: voice === '' ? null : resolve(voice),
  });
}

/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
