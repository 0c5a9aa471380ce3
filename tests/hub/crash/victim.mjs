// A desk on a journal under as much load as it takes, telling each answer once it has it, until it is killed.
// Arguments: the data folder, how many ask at once. Lines on stdout: JSON.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { resolve } from 'node:path';

const built = (path) => import(resolve('dist/node/hub', path));
const { readCatalogueFolder } = await built('catalogue/read.js');
const { createDesk, orderedIds } = await built('desk/index.js');
const { createState, decide, evolve } = await built('domain/index.js');
const { lockFolder } = await built('journal/lock.js');
const { openSqliteJournal } = await built('journal/sqlite.js');

const [folder, clients] = process.argv.slice(2);
// To the file descriptor itself: what the parent has not read yet outlives the kill.
const tell = (line) => writeSync(1, `${JSON.stringify(line)}\n`);

const lock = await lockFolder(folder);
if (!lock.ok) throw new Error(lock.refusal.message.en);
const journal = await openSqliteJournal({ folder });
const newId = orderedIds(Date.now, randomBytes);
const nothing = () => undefined;
const desk = await createDesk({
  journal,
  createState,
  decide,
  evolve,
  now: Date.now,
  newId,
  knownDevices: () => [],
  archived: () => null,
  speaks: () => false,
  vault: { newPerson: () => null, seal: () => null, open: () => null, index: (text) => text },
  pairing: () => null,
  log: { info: nothing, warn: nothing, error: (fields, message) => console.error(message, fields) },
});
if (desk.state().catalogue === null) {
  const read = await readCatalogueFolder(resolve('hub/demo'));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const command = { type: 'ImportCatalogue', catalogue: read.value };
  const imported = await desk.submit({ kind: 'admin' }, newId(), command);
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusal));
}
const queues = [...desk.state().catalogue.queues.keys()];
tell({ synchronous: await journal.synchronous() });

async function ask(client) {
  const actor = { kind: 'integration', token: `token-${client}`, name: 'crash', actAs: false };
  for (let n = 0; ; n++) {
    const request = newId();
    // Every fourth names no queue that exists: refusals are answers too.
    const queue = n % 4 === 3 ? 'no-such-queue' : queues[(client + n) % queues.length];
    const command = { type: 'IssueTicket', queue, class: 'ordinary', needs: [], language: 'zh' };
    const outcome = await desk.submit(actor, request, command);
    tell({ identity: `token:token-${client}`, request, outcome });
  }
}
await Promise.all(Array.from({ length: Number(clients) }, (_, client) => ask(client)));
