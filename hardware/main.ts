import { randomBytes, randomUUID } from 'node:crypto';
import { fstatSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { realClock } from './clock.ts';
import { type AgentConfig, parseConfig } from './config.ts';

/** The hardware agent: `--hub URL --token-file F --config agent.json [--name NAME]`. */

const USAGE = 'usage: npm run agent -- --hub URL --token-file FILE --config agent.json [--name NAME]';
/** Longer than this nothing is waited for when stopping, ms. */
const STOP_MS = 4000;

/** Started by another program through a pipe, as the demo hall's hub does: then it also ends with that program. */
const hasParent = fstatSync(0).isSocket();
const log = pino(
  {
    level: process.env.ONEWINDOW_LOG ?? (hasParent ? 'warn' : 'info'),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
);

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function options() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        hub: { type: 'string' },
        'token-file': { type: 'string' },
        config: { type: 'string' },
        name: { type: 'string' },
      },
    });
    const { hub, 'token-file': tokenFile, config, name } = values;
    if (!hub || !tokenFile || !config) fail(USAGE);
    return { hub: origin(hub), tokenFile, config, name };
  } catch (error) {
    return fail(`${reason(error)}; ${USAGE}`);
  }
}

function origin(hub: string): string {
  const url = URL.canParse(hub) ? new URL(hub) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return fail(`--hub: ${hub} is not an address such as http://127.0.0.1:8080`);
  }
  return url.origin;
}

function read(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fail(`${option}: ${path} cannot be read: ${reason(error)}`);
  }
}

function readConfig(path: string, name: string | undefined): AgentConfig {
  try {
    const config = parseConfig(read('--config', path));
    return name === undefined ? config : { ...config, name };
  } catch (error) {
    return fail(`${path}: ${reason(error)}`);
  }
}

function version(): string {
  const file = fileURLToPath(new URL('../../../package.json', import.meta.url));
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

const given = options();
const token = read('--token-file', given.tokenFile).trim();
if (!token) fail(`--token-file: ${given.tokenFile} is empty`);
const config = readConfig(given.config, given.name);

// Loaded only now: a wrong option is said at once, not after the drivers and fonts.
const { startAgent } = await import('./agent/start.ts');
const agent = await startAgent({
  config,
  hub: given.hub,
  token,
  version: version(),
  pages: fileURLToPath(new URL('../../pages', import.meta.url)),
  fonts: fileURLToPath(new URL('../../../hub/pixels', import.meta.url)),
  clock: realClock,
  newId: () => randomUUID().replaceAll('-', ''),
  noise: (count) => randomBytes(count),
  log,
  onRefused: ({ code, message }) => fail(`The hub refuses this agent (${code}): ${message.en}`),
}).catch((error: unknown) => fail(`The agent cannot start: ${reason(error)}`));

log.info({ agent: config.name, hub: given.hub, dock: agent.dock }, 'agent running');
if (agent.dock) console.log(`dock ${agent.dock}`);

let stopping = false;
function stop(why: string): void {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'agent stopping');
  setTimeout(() => process.exit(0), STOP_MS).unref();
  void agent.close().then(() => process.exit(0));
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
if (hasParent) process.stdin.on('close', () => stop('the program that started it ended')).resume();
