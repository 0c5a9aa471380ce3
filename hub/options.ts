import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
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
  /** Addresses or networks of the hall's own proxies: what they say about where a request comes from is believed. */
  readonly proxies: readonly string[];
};

/** Options of `npm start` (docs/api.md): the command line before the environment before the default. The refusal is a sentence. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Result<Options, string> {
  let given: { port?: string; host?: string; data?: string; empty?: boolean; voice?: string; proxy?: string };
  try {
    given = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        empty: { type: 'boolean' },
        voice: { type: 'string' },
        proxy: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse(
      `${(error as Error).message} Known options: --port, --host, --data, --empty, --voice, --proxy.`,
    );
  }
  const port = Number(given.port ?? env.ONEWINDOW_PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse(`--port must be a number from 0 to 65535, not “${given.port ?? env.ONEWINDOW_PORT}”.`);
  }
  const proxies = readProxies(given.proxy ?? env.ONEWINDOW_PROXY ?? '');
  if (!proxies.ok) return proxies;
  const voice = given.voice ?? env.ONEWINDOW_VOICE ?? '';
  return ok({
    port,
    host: given.host ?? env.ONEWINDOW_HOST ?? '127.0.0.1',
    data: resolve(given.data ?? env.ONEWINDOW_DATA ?? './data'),
    empty: given.empty ?? false,
    voice: voice === '' ? null : resolve(voice),
    proxies: proxies.value,
  });
}

/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readProxies(list: string): Result<readonly string[], string> {
  const proxies = list.split(',').flatMap((part) => part.trim() || []);
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  if (wrong === undefined) return ok(proxies);
  return refuse(`--proxy must be addresses or networks such as 10.0.0.3,192.168.7.0/24, not “${wrong}”.`);
}

/** `10.0.0.3`, `fd00::3`, or a network with its bits, `10.0.0.0/8`. Everybody (`/0`) is no proxy. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const short = v.is(v.pipe(v.string(), v.ipv4()), address);
  if (more.length > 0 || !(short || v.is(v.pipe(v.string(), v.ipv6()), address))) return false;
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (short ? 32 : 128));
}
