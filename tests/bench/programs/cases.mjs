// The journal and vault of a hall with cases, for measuring: asked what to look for, it answers with milliseconds.
// Argument: the data folder, made by make-cases.mjs; no hub may run on it.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const built = (path) => import(pathToFileURL(resolve('dist/node/hub', path)).href);
const { createDesk, orderedIds } = await built('desk/index.js');
const { createState, decide, evolve } = await built('domain/index.js');
const { openSqliteJournal } = await built('journal/sqlite.js');
const { openVault } = await built('vault/vault.js');

const folder = process.argv[2];
const newId = orderedIds(Date.now, randomBytes);
const journal = await openSqliteJournal({ folder });
const vault = await openVault({ folder, keys: journal.personKeys, newId, failed: console.error });
const samples = JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8'));
const nothing = () => undefined;
const desk = await createDesk({
  ...{ journal, createState, decide, evolve, now: Date.now, newId, vault },
  ...{ knownDevices: () => [], speaks: () => false, pairing: () => null },
  log: { info: nothing, warn: nothing, error: console.error },
});

/** Rows found, with their applicants opened, as a reader gets them. */
async function search(query) {
  const rows = await journal.searchCases(query);
  await vault.load(rows.map(({ person }) => person));
  const names = rows.map(({ person, sealed }) => JSON.parse(vault.open(person, sealed)).name);
  if (names.length === 0) throw new Error(`nothing found for ${JSON.stringify(query)}`);
}

async function each(work) {
  const took = [];
  for (const [n, sample] of samples.entries()) {
    const from = performance.now();
    await work(sample, n);
    took.push(performance.now() - from);
  }
  return took;
}

/** Stands for a department's work list: most urgent first, 200 lines with their applicants. */
async function workList(department) {
  const state = desk.state();
  const lines = [...state.cases.values()]
    .filter((one) => one.department === department && one.endedAt === null)
    .sort((a, b) => (a.due?.date ?? '9').localeCompare(b.due?.date ?? '9'))
    .slice(0, 200);
  return lines.map((one) => JSON.parse(vault.open(one.person, one.sealed)).name);
}

const departments = [...desk.state().catalogue.departments.keys()];
const asked = {
  number: () => each(({ number }) => search({ number })),
  applicant: () =>
    each(({ name, idNumber }, n) =>
      search(n % 2 ? { nameIndex: vault.index(name) } : { idIndex: vault.index(idNumber) }),
    ),
  list: () => each((_, n) => workList(departments[n % departments.length])),
};
process.on('message', async ({ ask }) =>
  process.send({ took: await asked[ask](), cases: desk.state().cases.size }),
);
process.send({ ready: true });
