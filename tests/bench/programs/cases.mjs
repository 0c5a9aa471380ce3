// What reads the cases of a hall, for measuring: asked what to look for, it answers with milliseconds.
// Argument: the data folder, made by make-cases.mjs; no hub may run on it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (path) => import(pathToFileURL(resolve('dist/node/hub', path)).href);
const { WORK_LISTS } = await built('contract/case-views.js');
const { createDesk, orderedIds } = await built('desk/index.js');
const { createState, decide, evolve } = await built('domain/index.js');
const { openSqliteJournal } = await built('journal/sqlite.js');
const { findCases } = await built('sockets/case-search.js');
const { openVault } = await built('vault/vault.js');
const { createArchive } = await built('views/cases/archived.js');
const { workView } = await built('views/cases/work.js');

/** Work lists asked for at a time; they take longer than a search. */
const LISTS = 44;
const A_DAY = 24 * 3600_000;
const folder = process.argv[2];
const newId = orderedIds(Date.now, randomBytes);
const journal = await openSqliteJournal({ folder });
const vault = await openVault({ folder, keys: journal.personKeys, newId, failed: console.error });
const samples = JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8'));
const nothing = () => undefined;
const desk = await createDesk({
  ...{ journal, createState, decide, evolve, now: Date.now, newId, vault },
  ...{ knownDevices: () => [], archived: () => null, speaks: () => false, pairing: () => null },
  log: { info: nothing, warn: nothing, error: console.error },
});
const services = { archive: createArchive(journal, () => desk.state()), vault, state: () => desk.state() };
/** Somebody of the department with the most open cases. */
const busiest = (() => {
  const counts = new Map();
  for (const { department } of desk.state().cases.values())
    counts.set(department, (counts.get(department) ?? 0) + 1);
  const staff = desk.state().catalogue.source.staff.filter(({ roles }) => roles.includes('clerk'));
  const busy = (one) => counts.get(one.department) ?? 0;
  return staff.reduce((a, b) => (busy(b) > busy(a) ? b : a)).id;
})();
let now = Date.now();
const reader = () => ({ state: desk.state(), vault, person: busiest, now });

async function search(text) {
  const found = await findCases(services, reader, { text });
  if (!found.ok || found.value.lines.length === 0) throw new Error(`nothing found for ${text}`);
}

function workList(n) {
  // Each a day after the one before it: limits hold for a day, so that none is remembered and every case is looked at anew.
  now += A_DAY;
  workView(reader(), WORK_LISTS[n % WORK_LISTS.length]);
}

async function each(work, times = samples.length) {
  const took = [];
  for (const [n, sample] of samples.slice(0, times).entries()) {
    const from = performance.now();
    await work(sample, n);
    took.push(performance.now() - from);
  }
  return took;
}

const asked = {
  number: () => each(({ number }) => search(number)),
  applicant: () => each(({ name, idNumber }, n) => search(n % 2 === 0 ? name : idNumber)),
  list: () => each((_, n) => workList(n), LISTS),
};
process.on('message', async ({ ask }) => process.send({ took: await asked[ask]() }));
process.send({ ready: true });
