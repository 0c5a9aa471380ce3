import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { serveAdmin } from './admin/server.ts';
import { type Clocks, createHub, type Hub } from './app.ts';
import { loadCatalogue } from './catalogue/load.ts';
import { copyPhotos } from './catalogue/photos.ts';
import { copySamples } from './catalogue/samples.ts';
import { createHallSearch } from './catalogue/search.ts';
import { keepCertificate } from './certificate/keep.ts';
import type { Catalogue } from './contract/catalogue.ts';
import { DEMO_PASSWORD, demoAgentConfig, demoToken, seedDemo, seedEmpty } from './demo-hall.ts';
import { orderedIds } from './desk/index.ts';
import { createRedirect } from './http/redirect.ts';
import { lockFolder } from './journal/lock.ts';
import { JournalFailure } from './journal/port.ts';
import { openSqliteJournal } from './journal/sqlite.ts';
import { draftFiles } from './live/draft-files.ts';
import { createLog } from './log.ts';
import { isLoopback, type Options, readOptions } from './options.ts';
import { openVault } from './vault/vault.ts';
import { openClips } from './voice/clips.ts';
import { readOutside } from './voice/outside.ts';
import { createVoice } from './voice/voice.ts';
import { positionFile } from './webhooks/positions.ts';
import { post } from './webhooks/post.ts';

/** dist/node/hub/main.js → the project's folder. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const VERSION = '0.1.0';
const log = createLog(process.env.ONEWINDOW_LOG ?? 'warn', pino.destination({ fd: 2, sync: true }));

const clocks: Clocks = {
  now: Date.now,
  monotonic: () => performance.now(),
  later: (task, ms) => void setTimeout(task, ms).unref(),
  repeat: (task, ms) => {
    const timer = setInterval(task, ms);
    return () => clearInterval(timer);
  },
};

/** Says one sentence and ends: what a person at the console can act on. */
function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options.ok) giveUp(options.refusal);
  const { data, empty, host } = options.value;
  const outside = options.value.voice === null ? null : await readOutside(options.value.voice);
  if (outside && !outside.ok) giveUp(outside.refusal);
  const certificate =
    options.value.certificate && (await keepCertificate(options.value.certificate, { now: Date.now, log }));
  if (certificate && !certificate.ok) giveUp(certificate.refusal);
  const lock = await lockFolder(data);
  if (!lock.ok) giveUp(lock.refusal.message.en);
  const photos = join(data, 'photos');
  const media = join(data, 'media');
  const samples = join(data, 'samples');
  await Promise.all([photos, samples, media].map((folder) => mkdir(folder, { recursive: true })));
  const journal = await openSqliteJournal({ folder: data });
  const fresh = (await journal.head()).position === 0;
  const newId = orderedIds(Date.now, randomBytes);
  const vault = await openVault({
    folder: data,
    keys: journal.personKeys,
    newId,
    failed: (error) => log.warn({ error }, 'no keys could be made ahead for new applicants'),
  });
  // Printed, and listened to, only while nobody can sign in.
  const setupCode = newId();
  const hub = await createHub({
    journal,
    journalSettings: async () => ({ synchronous: await journal.synchronous(), epoch: journal.epoch }),
    vault,
    drafts: await draftFiles(join(data, 'drafts'), (counter, error) =>
      log.warn({ error, counter }, 'a draft could not be read and was removed'),
    ),
    voice: createVoice({
      program: { kind: 'built-in' },
      outside: outside?.value ?? null,
      clips: await openClips(join(data, 'clips'), (file, error) =>
        log.warn({ error, file }, 'a recording could not be used'),
      ),
      cacheFolder: join(data, 'voice'),
      log,
      now: Date.now,
    }),
    positions: positionFile(join(data, 'webhooks.json'), (error) =>
      log.warn({ error }, 'how far webhooks are could not be read; what happened lately is sent again'),
    ),
    post,
    clocks,
    chance: Math.random,
    newId,
    pairingCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    makeSearch: (catalogue) => createHallSearch({ catalogue, folder: data }),
    notices: join(ROOT, 'hub', 'notices'),
    pages: join(ROOT, 'dist', 'pages'),
    photos,
    media,
    samples,
    version: VERSION,
    demo: isLoopback(host) && (fresh ? !empty : (await demoToken(data)) !== null),
    setupCode,
    knownPassword: isLoopback(host) ? null : DEMO_PASSWORD,
    certificate: certificate?.value ?? null,
    proxies: options.value.proxies,
    log,
  });
  // A first start that was killed half-way begins again.
  if (hub.services.state().catalogue === null) await furnish(hub, options.value);
  const port = await listen('--port', options.value.port, host, (asked) => hub.listen(asked, host));
  const redirect = await startRedirect(options.value, port);
  const admin = await serveAdmin({ ...hub.services, log }, journal, data);
  const agent = await startAgent(hub, options.value, port);
  stopOn(['SIGTERM', 'SIGINT'], async () => {
    agent?.kill('SIGTERM');
    redirect?.close();
    redirect?.closeAllConnections();
    await admin.close();
    await hub.close();
    await lock.value.release();
  });
  const nobody = hub.services.state().identity.users.size === 0;
  announce(options.value, port, hub, nobody ? setupCode : null, (await demoToken(data)) !== null);
}

/** A new hall: the demo hall, or an empty one whose first administrator is made by a one-time code. */
async function furnish(hub: Hub, { data, empty }: Options): Promise<void> {
  const folder = join(ROOT, 'hub', empty ? 'catalogue/empty' : 'demo');
  const read = await loadCatalogue(folder);
  if (!read.ok) throw new Error(`the hall in ${folder} is wrong: ${JSON.stringify(read.refusal)}`);
  await copyPhotos(read.value, folder, join(data, 'photos'));
  await copySamples(read.value, folder, join(data, 'samples'));
  if (empty) await seedEmpty(hub.services, read.value);
  else await seedDemo(hub.services, read.value, data);
}

/** Listens, or says in a sentence that names the option why that cannot be. */
async function listen(
  option: string,
  port: number,
  host: string,
  begin: (port: number) => Promise<number>,
): Promise<number> {
  try {
    return await begin(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      giveUp(`Port ${port} is taken by another program; stop it, or choose another with ${option}.`);
    if (code === 'EACCES')
      giveUp(`Port ${port} may not be opened by this user; choose one above 1023 with ${option}.`);
    giveUp(`The hub cannot listen on ${host}:${port}: ${(error as Error).message}`);
  }
}

/** The second port, for those who type the address without `https://`; null without `--http-port`. */
async function startRedirect({ host, httpPort }: Options, port: number): Promise<Server | null> {
  if (httpPort === null) return null;
  const server = createRedirect(port);
  const taken = await listen('--http-port', httpPort, host, async (asked) => {
    server.listen(asked, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  });
  console.log(`http://${inAddress(host)}:${taken} leads to HTTPS`);
  return server;
}

/**
 * The virtual devices of the demo hall: a hardware agent like any other, in its own process. It reaches the hub by loopback, for which
 * no hall's certificate is made: with HTTPS there are none.
 */
async function startAgent(
  hub: Hub,
  { data, host, certificate }: Options,
  port: number,
): Promise<ChildProcess | null> {
  const token = await demoToken(data);
  const { catalogue } = hub.services.state();
  if (token === null || catalogue === null || !isLoopback(host) || certificate !== null) return null;
  const config = join(data, 'demo-agent.json');
  await writeFile(config, JSON.stringify(demoAgentConfig(catalogue.source, data), null, 2));
  const program = join(ROOT, 'dist', 'node', 'hardware', 'main.js');
  return spawn(
    process.execPath,
    [program, '--hub', `http://${inAddress(host)}:${port}`, '--token-file', token, '--config', config],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
}

const inAddress = (host: string) => (host.includes(':') ? `[${host}]` : host);

function announce(
  { host, certificate }: Options,
  port: number,
  hub: Hub,
  setupCode: string | null,
  demo: boolean,
): void {
  const origin = `http${certificate ? 's' : ''}://${inAddress(host)}:${port}`;
  const source = hub.services.state().catalogue?.source as Catalogue;
  console.log(`OneWindow ${VERSION} — ${source.hall.name.zh}`);
  for (const [path, what] of [
    ['kiosk', '取号机 kiosk'],
    ['display', '大屏与窗口屏 boards and strips (pair by code on the supervision page)'],
    ['counter', '窗口 counter panel'],
    ['guide', '咨询引导台 guide desk'],
    ['supervision', '值班台 supervision'],
    ['casework', '办件后台 casework: reviewers, approvers, answering departments'],
    ['dock', '虚拟设备 virtual devices'],
  ]) {
    console.log(`  ${`${origin}/${path}`.padEnd(40)} ${what}`);
  }
  if (setupCode !== null) {
    console.log(
      `Make the first administrator at ${origin}/supervision with this code, which works once: ${setupCode}`,
    );
  }
  if (isLoopback(host) && demo) demoSignIns(source);
  console.log(`ready ${origin}`);
}

function demoSignIns(catalogue: Catalogue): void {
  console.log(`Demo sign-ins, password ${DEMO_PASSWORD}:`);
  for (const person of catalogue.staff) {
    const where = person.counters.length > 0 ? `counter ${person.counters.join(', ')}` : '';
    console.log(`  ${person.id.padEnd(16)} ${person.name.zh}  ${person.roles.join(', ')} ${where}`);
  }
}

/** Stops once, within 5 s (docs/api.md). */
function stopOn(signals: NodeJS.Signals[], close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 4800).unref();
    close().then(
      () => process.exit(0),
      (error) => {
        log.error({ error }, 'the hub did not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, stop);
}

main().catch((error) => {
  if (error instanceof JournalFailure) giveUp(error.message);
  console.error(error);
  process.exit(1);
});
