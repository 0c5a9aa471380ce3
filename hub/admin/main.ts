import { randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { loadCatalogue } from '../catalogue/load.ts';
import { PICTURE_MESSAGES } from '../catalogue/messages.ts';
import { copyPhotos } from '../catalogue/photos.ts';
import { copySamples, samplesMissing } from '../catalogue/samples.ts';
import { writeWorkbook } from '../catalogue/sheets/apart.ts';
import { writeCatalogueFolder } from '../catalogue/write.ts';
import type { Catalogue } from '../contract/catalogue.ts';
import { createDesk, orderedIds } from '../desk/index.ts';
import { createState, decide, evolve, findableIn } from '../domain/index.ts';
import { lockFolder } from '../journal/lock.ts';
import { restoreBackup } from '../journal/restore.ts';
import { DATABASE_FILE, openSqliteJournal, verifyFolder } from '../journal/sqlite.ts';
import { openVault } from '../vault/vault.ts';
import { readCommandLine, type Task } from './command-line.ts';
import { socketPath } from './socket.ts';
import { runVerb, type VerbResult } from './verbs.ts';

const NO_HALL: VerbResult = {
  ok: false,
  error: 'There is no hall in this data folder yet: start the hub once, or give the right one with --data.',
};

/** A mistyped folder must not become a new hall, nor an empty backup. */
async function isHall(data: string): Promise<boolean> {
  return stat(join(data, DATABASE_FILE)).then(
    () => true,
    () => false,
  );
}

/** Asks the hub that runs on this folder; null when none does. */
function askHub(data: string, verb: unknown): Promise<VerbResult | null> {
  return new Promise((done, failed) => {
    const call = request({ socketPath: socketPath(data), method: 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => done(JSON.parse(text) as VerbResult));
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') done(null);
      else failed(error);
    });
    call.end(JSON.stringify(verb));
  });
}

/** No hub runs: the verb opens the folder for itself, as its one writer. */
async function runAlone(data: string, verb: unknown): Promise<VerbResult> {
  if (!(await isHall(data))) return NO_HALL;
  const lock = await lockFolder(data);
  if (!lock.ok) return { ok: false, error: lock.refusal.message.en };
  try {
    const journal = await openSqliteJournal({ folder: data });
    const newId = orderedIds(Date.now, randomBytes);
    const log = {
      info() {},
      warn() {},
      error: (fields: object, message: string) => console.error(message, fields),
    };
    const vault = await openVault({
      folder: data,
      keys: journal.personKeys,
      newId,
      failed: (error) => log.error({ error }, 'no keys could be made ahead'),
    });
    const desk = await createDesk({
      journal,
      createState,
      decide,
      evolve,
      now: Date.now,
      newId,
      knownDevices: () => [],
      archived: () => null,
      pastVisit: () => null,
      speaks: () => false,
      vault,
      findable: (facts) => findableIn(facts, vault),
      pairing: () => null,
      log,
    });
    const result = await runVerb(
      {
        submit: (...command) => desk.submit(...command),
        state: () => desk.state(),
        newId,
        vault,
        now: Date.now,
      },
      journal,
      verb,
    );
    await desk.close();
    await journal.close();
    return result;
  } finally {
    await lock.value.release();
  }
}

async function restore(data: string, file: string): Promise<VerbResult> {
  const lock = await lockFolder(data);
  if (!lock.ok) return { ok: false, error: `restore needs the hub stopped: ${lock.refusal.message.en}` };
  try {
    const report = await restoreBackup(data, file);
    return { ok: true, output: `Restored ${report.facts} facts; the former journal is kept beside it.` };
  } finally {
    await lock.value.release();
  }
}

async function verifyAlone(data: string): Promise<VerbResult> {
  if (!(await isHall(data))) return NO_HALL;
  const report = await verifyFolder(data);
  const counts = `${report.facts} facts, ${report.answers} kept answers, head ${report.head}`;
  if (report.problems.length === 0) return { ok: true, output: `The journal is whole: ${counts}.` };
  return {
    ok: false,
    error: [...report.problems, `The journal differs from its chain: ${counts}.`].join('\n'),
  };
}

/** The imported folder's portraits, to where the hub serves them from. A single file has none beside it; those of before stay. */
async function bringPhotos(catalogue: Catalogue, from: string, data: string): Promise<void> {
  if ((await stat(from)).isDirectory()) await copyPhotos(catalogue, from, join(data, 'photos'));
}

/**
 * The imported folder's samples, kept under names of their own before the catalogue names them. A single file has none beside it: what
 * it names must be here. Sentences about what is not.
 */
async function bringSamples(catalogue: Catalogue, from: string, data: string): Promise<readonly string[]> {
  const missing = await missingSamples(catalogue, from, data);
  if ((await stat(from)).isDirectory()) await copySamples(catalogue, from, join(data, 'samples'));
  return missing;
}

/** The same sentences, without keeping anything. */
async function missingSamples(catalogue: Catalogue, from: string, data: string): Promise<readonly string[]> {
  if ((await stat(from)).isDirectory()) return [];
  const missing = await samplesMissing(catalogue, join(data, 'samples'));
  return missing.map((name) => PICTURE_MESSAGES.missing(name).en);
}

/** What was exported, as its name asks: a workbook, a folder, or one JSON file. */
async function save(output: string, file: string, data: string): Promise<VerbResult> {
  const path = resolve(file);
  const catalogue = JSON.parse(output) as Catalogue;
  const folder = await stat(path).then(
    (there) => there.isDirectory(),
    () => /[\\/]$/.test(file),
  );
  const gone = folder ? await writeCatalogueFolder(catalogue, path, data) : [];
  if (!folder) await writeFile(path, path.endsWith('.xlsx') ? await writeWorkbook(catalogue) : output);
  const without = gone.map((name) => `warning: this hall has no ${name}`);
  return { ok: true, output: [`Saved to ${path}.`, ...without].join('\n') };
}

async function perform(task: Task): Promise<VerbResult> {
  const { data } = task;
  if (task.kind === 'restore') return restore(data, resolve(task.file));
  const verb: Record<string, unknown> = { ...task.verb };
  if (task.kind === 'import' || task.kind === 'preview') {
    const read = await loadCatalogue(resolve(task.file));
    if (!read.ok)
      return { ok: false, error: read.refusal.map(({ file, message }) => `${file}: ${message}`).join('\n') };
    verb.catalogue = read.value;
    const settle = task.kind === 'import' ? bringSamples : missingSamples;
    const missing = (await isHall(data)) ? await settle(read.value, resolve(task.file), data) : [];
    if (missing.length > 0) return { ok: false, error: missing.join('\n') };
  }
  if (typeof verb.file === 'string') verb.file = resolve(verb.file);
  const asked = await askHub(data, verb);
  const result = asked ?? (verb.verb === 'verify' ? await verifyAlone(data) : await runAlone(data, verb));
  if (task.kind === 'import' && result.ok)
    await bringPhotos(verb.catalogue as Catalogue, resolve(task.file), data);
  if (task.kind === 'export' && result.ok) return save(result.output, task.file, data);
  return result;
}

const task = await readCommandLine(process.argv.slice(2), process.env, process.stdin);
if (!task.ok) {
  console.error(task.refusal);
  process.exitCode = 1;
} else {
  try {
    const result = await perform(task.value);
    if (result.ok) console.log(result.output.trimEnd());
    else console.error(result.error);
    process.exitCode = result.ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
