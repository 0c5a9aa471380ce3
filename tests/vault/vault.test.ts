import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PersonKeys } from '../../hub/journal/port.ts';
import { openSqliteJournal, type SqliteJournal } from '../../hub/journal/sqlite.ts';
import { openVault, type VaultOptions } from '../../hub/vault/vault.ts';
import { ofCases, received, wholeLife } from '../hub/journal/cases.ts';
import { tempFolder } from '../hub/journal/samples.ts';

const closed = new WeakSet<SqliteJournal>();

async function journalIn(folder: string): Promise<SqliteJournal> {
  const journal = await openSqliteJournal({ folder });
  onTestFinished(() => close(journal));
  return journal;
}

async function close(journal: SqliteJournal): Promise<void> {
  if (closed.has(journal)) return;
  closed.add(journal);
  await journal.close();
}

let ids = 0;
const open = (folder: string, journal: SqliteJournal, more: Partial<VaultOptions> = {}) =>
  openVault({
    folder,
    keys: journal.personKeys,
    newId: () => `person-${String(++ids).padStart(6, '0')}`,
    failed: (error) => {
      throw error;
    },
    ahead: 8,
    ...more,
  });

/** A folder with one open and one archived case, each of an applicant of their own. */
async function hall() {
  const folder = await tempFolder();
  const journal = await journalIn(folder);
  const vault = await open(folder, journal);
  const [here, gone] = [vault.newPerson() as string, vault.newPerson() as string];
  const [sealedHere, sealedGone] = [vault.seal(here, '李明') as string, vault.seal(gone, '王芳') as string];
  await journal.commit({
    facts: ofCases(
      1,
      received('0001', { person: here, sealed: sealedHere }),
      ...wholeLife('0002', { person: gone, sealed: sealedGone }),
    ),
    answers: [],
  });
  return { folder, journal, vault, here, gone, sealedHere, sealedGone };
}

/** As after a restart: the journal opened again, nothing of the old vault at hand. */
async function again(folder: string, before: SqliteJournal, more: Partial<VaultOptions> = {}) {
  await close(before);
  const journal = await journalIn(folder);
  return { journal, vault: await open(folder, journal, more) };
}

describe('X3 applicants are sealed under a key of their own', () => {
  test('X3 what is sealed opens with its own key alone, and is another text each time', async () => {
    const { vault, here, gone, sealedHere } = await hall();
    expect(vault.open(here, sealedHere)).toBe('李明');
    expect(vault.open(gone, sealedHere)).toBeNull();
    expect(vault.seal(here, '李明')).not.toBe(sealedHere);
    expect(vault.seal('nobody', 'x')).toBeNull();
    expect(vault.open('nobody', sealedHere)).toBeNull();
  });

  test('X3 a changed or cut sealed text opens to nothing', async () => {
    const { vault, here, sealedHere } = await hall();
    const bytes = Buffer.from(sealedHere, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(vault.open(here, changed.toString('base64url'))).toBeNull();
    }
    for (const cut of ['', sealedHere.slice(0, 10), sealedHere.slice(0, -4)])
      expect(vault.open(here, cut)).toBeNull();
  });

  test('X3 neither names nor keys lie readable in the database', async () => {
    const { folder, journal, vault, here } = await hall();
    const [kept] = await journal.personKeys.find([here]);
    await close(journal);
    const database = await readFile(join(folder, 'journal.db'));
    for (const name of ['李明', '王芳', vault.index('李明')]) expect(database.includes(name)).toBe(false);
    expect(kept?.wrapped).toMatch(/^[\w-]{80}$/);
  });

  test('X3 the blind index is the same for the same text, after a restart too, and for another hall another', async () => {
    const { folder, journal, vault } = await hall();
    const index = vault.index('李明');
    expect(vault.index('  李明 ')).toBe(index);
    expect(vault.index('ＡＢ１')).toBe(vault.index('AB1'));
    expect(vault.index('李明明')).not.toBe(index);
    expect((await again(folder, journal)).vault.index('李明')).toBe(index);
    expect((await hall()).vault.index('李明')).not.toBe(index);
  });
});

describe('which keys are at hand', () => {
  test('after a restart those of open cases at once, the others when loaded', async () => {
    const { folder, journal, here, gone, sealedHere, sealedGone } = await hall();
    const { vault } = await again(folder, journal);
    expect(vault.open(here, sealedHere)).toBe('李明');
    expect(vault.open(gone, sealedGone)).toBeNull();
    await vault.load([gone, 'nobody']);
    expect(vault.open(gone, sealedGone)).toBe('王芳');
  });

  test('the keys least recently used go first, and can be loaded again', async () => {
    const { folder, journal, here, gone, sealedHere, sealedGone } = await hall();
    const { vault } = await again(folder, journal, { most: 1 });
    await vault.load([gone]);
    expect(vault.open(here, sealedHere)).toBeNull();
    expect(vault.open(gone, sealedGone)).toBe('王芳');
    await vault.load([here]);
    expect(vault.open(here, sealedHere)).toBe('李明');
  });

  test('a new applicant’s key is on disk before it is given out, and never given out twice', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    const vault = await open(folder, journal);
    const given: string[] = [];
    while (given.length < 100) {
      const person = vault.newPerson();
      // None at hand right now: the next ones are on their way to the disk.
      if (person === null) await journal.personKeys.find([]);
      else {
        expect(await journal.personKeys.find([person])).toHaveLength(1);
        given.push(person);
      }
    }
    expect(new Set(given).size).toBe(100);
  });

  test('keys made ahead and not used are taken up after a restart', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    const first = await open(folder, journal);
    const person = first.newPerson() as string;
    await journal.commit({ facts: ofCases(1, received('0001', { person })), answers: [] });
    const made = (await journal.personKeys.spare(100)).length;
    const { journal: next, vault } = await again(folder, journal);
    expect((await next.personKeys.spare(100)).length).toBeLessThanOrEqual(made + 1);
    expect(vault.newPerson()).not.toBe(person);
  });

  test('X4 when no keys can be put on disk, no applicant is made and the next one tries again', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    let broken = false;
    let failures = 0;
    const real = journal.personKeys;
    const keys: PersonKeys = {
      add: (made) => (broken ? Promise.reject(new Error('planted')) : real.add(made)),
      find: (persons) => real.find(persons),
      ofOpenCases: () => real.ofOpenCases(),
      ofDays: () => real.ofDays(),
      spare: (limit) => real.spare(limit),
      inUse: () => real.inUse(),
      dropSpare: () => real.dropSpare(),
      remove: (person) => real.remove(person),
    };
    const vault = await open(folder, journal, { keys, ahead: 2, failed: () => void failures++ });
    broken = true;
    expect([vault.newPerson(), vault.newPerson()]).not.toContain(null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(vault.newPerson()).toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures).toBeGreaterThan(1);
    broken = false;
    await expect.poll(() => vault.newPerson()).not.toBeNull();
  });
});

describe('X3 erasing a key erases the applicant', () => {
  const recorded = async () => true;

  test('X3 while it is being recorded nothing new is sealed; not recorded, all is as before', async () => {
    const { journal, vault, here, sealedHere } = await hall();
    let meanwhile: (string | null)[] = [];
    const erased = await vault.erase(here, async () => {
      await vault.load([here]);
      meanwhile = [vault.seal(here, 'x'), vault.open(here, sealedHere)];
      return false;
    });
    expect([erased, meanwhile]).toEqual([false, [null, null]]);
    expect(vault.open(here, sealedHere)).toBe('李明');
    expect(await journal.personKeys.find([here])).toHaveLength(1);
  });

  test('X3 nothing sealed opens any more, while chain, table and other applicants stay', async () => {
    const { folder, journal, vault, here, gone, sealedHere, sealedGone } = await hall();
    const before = await journal.verify();
    await vault.erase(gone, recorded);
    await vault.load([gone]);
    expect(vault.open(gone, sealedGone)).toBeNull();
    expect(vault.seal(gone, 'x')).toBeNull();
    expect(await journal.verify()).toEqual(before);
    expect(before.problems).toEqual([]);
    expect(await journal.searchCases({ person: gone })).toMatchObject([{ id: '0002', state: 'completed' }]);
    const { vault: next } = await again(folder, journal);
    await next.load([gone, here]);
    expect(next.open(gone, sealedGone)).toBeNull();
    expect(next.open(here, sealedHere)).toBe('李明');
  });

  test('X3 its bytes are gone from the files of the journal', async () => {
    const { folder, journal, vault, gone } = await hall();
    const [kept] = await journal.personKeys.find([gone]);
    const files = async () =>
      Buffer.concat(await Promise.all(['', '-wal'].map((end) => readFile(join(folder, `journal.db${end}`)))));
    expect((await files()).includes(kept?.wrapped ?? '')).toBe(true);
    await vault.erase(gone, recorded);
    expect((await files()).includes(kept?.wrapped ?? '')).toBe(false);
  });
});

describe('K6 X3 keys of hall days', () => {
  const days = (journal: SqliteJournal) =>
    journal.personKeys.ofDays().then((keys) => keys.map(({ id }) => id).sort());

  test('K6 are made when they are wanted, once, and are no spare keys for applicants', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    const vault = await open(folder, journal);
    await vault.holdDays(['day-2026-03-04', 'day-2026-03-05'], 'day-2026-02-25');
    const sealed = vault.seal('day-2026-03-04', '张三丰') as string;
    await vault.holdDays(['day-2026-03-04', 'day-2026-03-05'], 'day-2026-02-25');
    expect(vault.open('day-2026-03-04', sealed)).toBe('张三丰');
    expect(await days(journal)).toEqual(['day-2026-03-04', 'day-2026-03-05']);
    expect((await journal.personKeys.spare(100)).filter(({ id }) => id.startsWith('day-'))).toEqual([]);
    await journal.personKeys.dropSpare();
    const { vault: next } = await again(folder, journal);
    expect(next.open('day-2026-03-04', sealed)).toBeNull();
    await next.holdDays([], 'day-2026-02-25');
    expect(next.open('day-2026-03-04', sealed)).toBe('张三丰');
    expect(next.newPerson()).not.toMatch(/^day-/);
  });

  test('K6 X3 those too old are erased, and whoever they named with them', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    const vault = await open(folder, journal);
    await vault.holdDays(['day-2026-03-04', 'day-2026-03-05'], 'day-2026-02-25');
    const [first, second] = ['day-2026-03-04', 'day-2026-03-05'].map(
      (day) => [day, vault.seal(day, 'x')] as const,
    );
    await vault.holdDays(['day-2026-03-12'], 'day-2026-03-05');
    expect(vault.open(...(first as [string, string]))).toBeNull();
    expect(vault.open(...(second as [string, string]))).toBe('x');
    expect(await days(journal)).toEqual(['day-2026-03-05', 'day-2026-03-12']);
  });

  test('X4 a missing vault.key is said while a day’s tickets need it', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    const vault = await open(folder, journal);
    await vault.holdDays(['day-2026-03-04'], 'day-2026-02-25');
    await rm(join(folder, 'vault.key'));
    await expect(open(folder, journal)).rejects.toThrow(/vault\.key is missing/);
  });
});

describe('the master key', () => {
  test('X4 lies in vault.key, for its owner alone', async () => {
    const { folder, journal } = await hall();
    const file = join(folder, 'vault.key');
    await chmod(file, 0o644);
    await again(folder, journal);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toBe(await readFile(join(folder, 'journal.key'), 'utf8'));
  });

  test('X4 missing, damaged or another one is said in a sentence', async () => {
    const { folder, journal } = await hall();
    const file = join(folder, 'vault.key');
    await writeFile(file, `${'ab'.repeat(32)}\n`);
    await expect(open(folder, journal)).rejects.toThrow(/do not fit vault\.key/);
    await writeFile(file, 'nonsense');
    await expect(open(folder, journal)).rejects.toThrow(/vault\.key is damaged/);
    await rm(file);
    await expect(open(folder, journal)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/vault\.key is missing .* journal\.key is kept/),
    });
  });

  test('a hall without applicants gets a new one', async () => {
    const folder = await tempFolder();
    const journal = await journalIn(folder);
    await open(folder, journal);
    await rm(join(folder, 'vault.key'));
    const vault = await open(folder, journal);
    const person = vault.newPerson() as string;
    expect(vault.open(person, vault.seal(person, '李明') as string)).toBe('李明');
  });
});
