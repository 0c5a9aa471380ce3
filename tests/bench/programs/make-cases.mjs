// Makes the journal of a hall with years of cases behind it, through the journal's own commit.
// Arguments: a folder that does not exist yet, how many cases, how many of them (the last ones) are not archived.
// Beside the journal it leaves samples.json: numbers and applicants to search for.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { applicants, lifeOf } from './lives.mjs';

const built = (path) => import(pathToFileURL(resolve('dist/node/hub', path)).href);
const { readCatalogueFolder } = await built('catalogue/read.js');
const { orderedIds } = await built('desk/index.js');
const { checkCatalogue } = await built('domain/index.js');
const { makeKey } = await built('journal/key-file.js');
const { openSqliteJournal } = await built('journal/sqlite.js');
const { masterKey } = await built('vault/sealing.js');

const [folder, cases, open] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
/** Facts in one commit: many, for each commit writes every page of the indexes that it touches. */
const BATCH = 4000;
const KEYS = 5000;
const A_DAY = 24 * 3600_000;
const YEARS = 5;
/** Between two facts of a day, ms. */
const STEP = 4000;
const SAMPLES = 1000;

mkdirSync(folder);
const journal = await openSqliteJournal({ folder });
const master = masterKey(await makeKey(folder, 'vault.key'));
const read = await readCatalogueFolder(resolve('hub/demo'));
const { value: catalogue } = checkCatalogue(read.value);

let position = 0;
let at = Date.now() - YEARS * 365 * A_DAY;
let facts = [];
let findable = new Map();
let keys = [];
const newId = orderedIds(() => at, randomBytes);
const HUB = { kind: 'hub' };
const CLERK = { kind: 'person', person: catalogue.staff.find(({ roles }) => roles.includes('clerk')).id };

/** One commit runs while the next batch is made. */
let committing = Promise.resolve();
async function flush() {
  await committing;
  committing = journal.commit({ facts, answers: [], findable });
  facts = [];
  findable = new Map();
}

async function flushKeys() {
  await committing;
  committing = journal.personKeys.add(keys);
  keys = [];
}

async function record(fact, stream, by) {
  position += 1;
  at += STEP;
  facts.push({ position, at, stream, by, request: null, fact });
  if (facts.length >= BATCH) await flush();
}

const nextApplicant = applicants({
  newId,
  master,
  keep: (id, wrapped) => keys.push({ id, wrapped }),
});
/** Last document number by series (C12). */
const serials = new Map();
/** What is still to happen on later days: by day, case after case. */
const later = [];
const samples = [];
const weekdays = [];
for (let day = at; day < Date.now() - A_DAY; day += A_DAY) {
  if (![0, 6].includes(new Date(day).getUTCDay())) weekdays.push(day);
}
// As many a day as five years of the whole would have: a few cases are a few days' work, not five years'.
const PER_DAY = Math.max(400, Math.ceil(cases / weekdays.length));
const days = weekdays.slice(-Math.ceil(cases / PER_DAY));

await record({ type: 'CatalogueImported', catalogue }, 'standing', { kind: 'admin' });
let made = 0;
for (const [index, start] of days.entries()) {
  const date = new Date(start).toISOString().slice(0, 10);
  at = Math.max(at, Date.parse(`${date}T00:30:00Z`));
  const documentNumbers = [...serials].map(([series, last]) => ({ series, last }));
  await record(
    { type: 'DayTurned', day: date, ended: [], serviceTimes: [], runs: [], outages: [], documentNumbers },
    `day:${date}`,
    HUB,
  );
  for (const fact of later[index] ?? []) await record(fact, `case:${fact.case}`, CLERK);
  delete later[index];
  for (let n = 0; n < PER_DAY && made < cases; n++, made++) {
    if (keys.length >= KEYS) await flushKeys();
    const applicant = nextApplicant(made);
    const life = lifeOf({ id: newId(), n: made, date, catalogue, applicant, serials, newId });
    const number = life[0].fact.number;
    findable.set(life[0].fact.case, applicant.findable);
    if (made % Math.ceil(cases / SAMPLES) === 0) samples.push({ number, ...applicant.plain });
    // The last ones are left where they are; whatever falls behind the last day happens on it.
    const happened = made < cases - open ? life : life.slice(0, 1 + (made % (life.length - 1)));
    for (const { after, fact } of happened) {
      const on = Math.min(index + after, days.length - 1);
      if (on <= index) await record(fact, `case:${fact.case}`, CLERK);
      else {
        later[on] ??= [];
        later[on].push(fact);
      }
    }
  }
}
await flush();
await flushKeys();
await committing;
await journal.close();
writeFileSync(join(folder, 'samples.json'), JSON.stringify(samples));
