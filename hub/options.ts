import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { CertificateFiles } from './certificate/check.ts';
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
  /** The hall's certificate: then the port speaks HTTPS alone (X5); null = plain HTTP. */
  readonly certificate: CertificateFiles | null;
  /** Port that sends `http://` on to HTTPS; null = none. */
  readonly httpPort: number | null;
};

type Given = {
  [option in 'port' | 'host' | 'data' | 'voice' | 'proxy' | 'cert' | 'key' | 'http-port']?: string;
} & {
  empty?: boolean;
};

/** Options of `npm start` (docs/api.md): the command line before the environment before the default. The refusal is a sentence. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Result<Options, string> {
  let given: Given;
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
        cert: { type: 'string' },
        key: { type: 'string' },
        'http-port': { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse(
      `${(error as Error).message} Known options: --port, --host, --data, --empty, --voice, --proxy, --cert, --key, --http-port.`,
    );
  }
  const port = readPort('--port', given.port ?? env.ONEWINDOW_PORT ?? '8080');
  if (!port.ok) return port;
  const proxies = readProxies(given.proxy ?? env.ONEWINDOW_PROXY ?? '');
  if (!proxies.ok) return proxies;
  const certificate = readCertificateFiles(
    given.cert ?? env.ONEWINDOW_CERT ?? '',
    given.key ?? env.ONEWINDOW_KEY ?? '',
  );
  if (!certificate.ok) return certificate;
  const redirect = given['http-port'] ?? env.ONEWINDOW_HTTP_PORT ?? '';
  const httpPort = redirect === '' ? ok(null) : readPort('--http-port', redirect);
  if (!httpPort.ok) return httpPort;
  if (httpPort.value !== null && certificate.value === null)
    return refuse('--http-port sends browsers on to HTTPS, which needs --cert and --key.');
  const voice = given.voice ?? env.ONEWINDOW_VOICE ?? '';
  return ok({
    port: port.value,
    host: given.host ?? env.ONEWINDOW_HOST ?? '127.0.0.1',
    data: resolve(given.data ?? env.ONEWINDOW_DATA ?? './data'),
    empty: given.empty ?? false,
    voice: voice === '' ? null : resolve(voice),
    proxies: proxies.value,
    certificate: certificate.value,
    httpPort: httpPort.value,
  });
}

/** Only this machine can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readPort(option: string, text: string): Result<number, string> {
  const port = Number(text);
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return ok(port);
  return refuse(`${option} must be a number from 0 to 65535, not “${text}”.`);
}

function readCertificateFiles(cert: string, key: string): Result<CertificateFiles | null, string> {
  if (cert === '' && key === '') return ok(null);
  if (key === '') return refuse('--cert needs --key, the file of the private key that belongs to it.');
  if (cert === '') return refuse('--key needs --cert, the file of the certificate that it belongs to.');
  return ok({ cert: resolve(cert), key: resolve(key) });
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
