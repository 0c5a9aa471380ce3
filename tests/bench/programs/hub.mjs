// The built hub with its real journal, for measuring: like hub/main, with `--one` (one command per transaction) and
// `--zones=10` (counters in so many zones, a zone board's token for each) as choices.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { moment, usage } from './usage.mjs';

const built = (path) => import(pathToFileURL(resolve('dist/node/hub', path)).href);
const { createHub } = await built('app.js');
const { orderedIds } = await built('desk/index.js');
const { readCatalogueFolder } = await built('catalogue/read.js');
const { openSqliteJournal } = await built('journal/sqlite.js');
const { hashSecret } = await built('live/credentials.js');
const { openVault } = await built('vault/vault.js');
const { createVoice } = await built('voice/voice.js');

/** Ms by which both of the hub's clocks are ahead of this machine's. */
let ahead = 0;
const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
const newId = orderedIds(Date.now, randomBytes);
const quiet = { info() {}, warn() {}, error: (fields, message) => console.error(message, fields) };
const journal = await openSqliteJournal({ folder });
const hub = await createHub({
  journal,
  journalSettings: async () => ({ synchronous: await journal.synchronous() }),
  vault: await openVault({ folder, keys: journal.personKeys, newId, failed: console.error }),
  drafts: { readAll: async () => new Map(), write: async () => {} },
  voice: createVoice({
    program: { kind: 'built-in' },
    cacheFolder: join(tmpdir(), 'onewindow-bench-voice'),
    log: quiet,
    now: Date.now,
  }),
  positions: { readAll: async () => new Map(), write: async () => {} },
  post: async () => ({ kind: 'taken' }),
  chance: Math.random,
  clocks: {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
    later: (task, ms) => void setTimeout(task, ms).unref(),
    repeat: (task, ms) => {
      const timer = setInterval(task, ms);
      return () => clearInterval(timer);
    },
  },
  newId,
  pairingCode: () => '000000',
  makeSearch: async () => () => [],
  notices: resolve('hub/notices'),
  pages: resolve('dist/pages'),
  photos: resolve('hub/demo/photos'),
  samples: resolve('hub/demo/samples'),
  media: join(folder, 'media'),
  version: 'bench',
  demo: false,
  setupCode: null,
  knownPassword: null,
  certificate: null,
  proxies: [],
  log: quiet,
  ...(process.argv.includes('--one') && { largestBatch: 1 }),
});
const submit = async (command) => {
  const result = await hub.services.submit({ kind: 'hub' }, newId(), command);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const token = async (role, more = {}) => {
  const id = newId();
  const secret = newId();
  await submit({
    type: 'MakeToken',
    token: id,
    hash: hashSecret(secret),
    role,
    name: id,
    actAs: true,
    ...more,
  });
  return `${id}.${secret}`;
};
const { value: catalogue } = await readCatalogueFolder(resolve('hub/demo'));
const zones = Number(process.argv.find((arg) => arg.startsWith('--zones='))?.slice('--zones='.length) ?? 1);
if (zones > 1) {
  const places = [...catalogue.counters, ...catalogue.kiosks];
  for (const [at, place] of places.entries()) place.zone = `zone-${at % zones}`;
}
await submit({ type: 'ImportCatalogue', catalogue });
await submit({ type: 'SaveUser', person: 'zhaoli', name: '赵丽', roles: ['clerk'], passwordHash: 'none' });
const agent = await token('agent', { name: 'bench' });
await submit({ type: 'BindDevice', device: 'bench/printer', to: 'kiosk-1' });
await submit({ type: 'BindDevice', device: 'bench/pad', to: 'counter-9' });
const session = newId();
await submit({ type: 'SignIn', person: 'zhaoli', session: hashSecret(session) });
/** The kind of fact of which, when an agent caused it, the parent is told at once. */
let telling = null;
hub.desk.onCommitted((facts) => {
  if (facts.some(({ by, fact }) => by.kind === 'agent' && fact.type === telling))
    process.send({ told: moment() });
});
process.on('message', (message) => {
  if (message.tell !== undefined) telling = message.tell;
  if (message.ahead !== undefined) ahead = message.ahead;
  if (message.usage) void usage().then((told) => process.send(told));
  if (message.jobs) process.send({ jobs: [...hub.services.state().jobs.values()].map(({ state }) => state) });
});
const port = await hub.listen(0, '127.0.0.1');
process.send({
  port,
  session,
  kiosk: await token('kiosk', {
    assignment: { role: 'kiosk', kiosk: 'kiosk-1', sound: false, theme: 'light' },
  }),
  displays:
    zones === 1
      ? [await token('display')]
      : await Promise.all(
          Array.from({ length: zones }, (_, at) =>
            token('display', { assignment: { role: 'zone-board', zone: `zone-${at}` } }),
          ),
        ),
  agent,
});
