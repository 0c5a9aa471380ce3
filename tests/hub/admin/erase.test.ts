import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../hub/admin/command-line.ts';
import { runVerb } from '../../../hub/admin/verbs.ts';
import type { ApplicantHit, CaseHits } from '../../../hub/contract/case-views.ts';
import { nameKey, numberKey } from '../../../hub/domain/index.ts';
import { archived, page, query, received, serving, ZHANG } from '../casework/counter.ts';
import { factsLike } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { admin, newFolder } from '../support/process.ts';
import type { Raw } from '../support/raw.ts';

/** Applicants erased by the operator, with and without a hub on the folder (X3). */

const folders: string[] = [];
let hall: TestHub;
let clerk: Raw;
let id: string;
beforeEach(async () => {
  const folder = newFolder();
  folders.push(folder);
  hall = await startHub({ folder });
  clerk = await page(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  id = await received(clerk, 'counter-5', 'pharmacy-change');
});
afterEach(async () => {
  await hall.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** What the verb answers, or says on stderr. */
async function run(...args: string[]): Promise<string> {
  const task = await readCommandLine(['erase-applicant', ...args], {}, (async function* () {})());
  if (!task.ok) return task.refusal;
  if (task.value.kind !== 'ask') return task.value.kind;
  const result = await runVerb(hall.hub.services, hall.journal, task.value.verb);
  return result.ok ? result.output : result.error;
}
const on = () => hall.hub.services.state().cases.get(id);

/** The case goes to the archive; answers the applicant's key. */
async function toArchive(): Promise<string> {
  const key = on()?.person ?? '';
  await archived(hall, clerk, id);
  expect(on()).toBeUndefined();
  return key;
}
const found = async (text: string) => ({
  cases: (await query<CaseHits>(clerk, { query: 'cases', search: { text } })).lines.map((line) => line.id),
  applicants: (await query<ApplicantHit[]>(clerk, { query: 'applicants', text })).length,
});

describe('X3 erasing an applicant', () => {
  test('X3 found by exact name or number: the key with its cases, and nothing personal', async () => {
    const line = `${on()?.person}  食药〔2026〕1号 (not archived)`;
    expect(await run('--find', ZHANG.name)).toBe(line);
    expect(await run('--find', ZHANG.idNumber.toLowerCase())).toBe(line);
    expect(await run('--find', '张三')).toBe('No applicant has exactly this name or number.');
    for (const wrong of [[], ['--find', 'x', '--person', 'y']])
      expect(await run(...wrong)).toMatch(/^Give one of --find and --person/);
  });

  test('X3 refused while a case of theirs is not archived, and for a key nobody has', async () => {
    const key = on()?.person ?? '';
    expect(await run('--person', key)).toBe('Not erased: these cases are not archived yet: 食药〔2026〕1号.');
    expect(await run('--person', 'nobody-at-all')).toMatch(/^There is no applicant nobody-at-all/);
    expect(await found(ZHANG.name)).toEqual({ cases: [id], applicants: 1 });
  });

  test('X3 once erased no search finds them, the case stays without a name, the chain stays whole', async () => {
    const key = await toArchive();
    expect(await found(ZHANG.name)).toEqual({ cases: [id], applicants: 1 });
    expect(await run('--find', ZHANG.name)).toBe(`${key}  食药〔2026〕1号`);
    expect(await run('--person', key)).toBe(
      `${key} is erased; the cases stay without a name: 食药〔2026〕1号.`,
    );
    for (const text of [ZHANG.name, ZHANG.idNumber])
      expect(await found(text)).toEqual({ cases: [], applicants: 0 });
    expect(await run('--find', ZHANG.name)).toBe('No applicant has exactly this name or number.');
    expect(await run('--person', key)).toBe(`${key} is erased already.`);
    const numbered = await query<CaseHits>(clerk, { query: 'cases', search: { text: '食药〔2026〕1号' } });
    expect(numbered.lines).toMatchObject([{ id, state: 'withdrawn' }]);
    expect(JSON.stringify(numbered)).not.toMatch(/张/);
    expect(await factsLike(hall.journal, 'ApplicantErased')).toEqual([
      { type: 'ApplicantErased', person: key, why: 'asked', cases: 1 },
    ]);
    expect((await hall.journal.verify()).problems).toEqual([]);
  });

  test('X3 with journal and vault.key at hand, no guess at who was erased can be confirmed', async () => {
    const { vault } = hall.hub.services;
    const traces = [vault.index(nameKey(ZHANG.name)), vault.index(numberKey(ZHANG.idNumber))];
    const kept = async () => {
      const files = await Promise.all(
        ['journal.db', 'journal.db-wal'].map((name) => readFile(join(hall.folder, name))),
      );
      return traces.map((trace) => Buffer.concat(files).includes(trace));
    };
    const key = await toArchive();
    expect(await kept()).toEqual([true, true]);
    expect(await run('--person', key)).toMatch(/ is erased; /);
    expect(await kept()).toEqual([false, false]);
  });

  test('X3 without a hub the verb erases in the folder, and the next start knows', async () => {
    const key = await toArchive();
    await hall.hub.close();
    expect(await admin(hall.folder, 'erase-applicant', '--find', ZHANG.name)).toBe(`${key}  食药〔2026〕1号`);
    expect(await admin(hall.folder, 'erase-applicant', '--person', key)).toMatch(/ is erased; /);
    hall = await startHub({ folder: hall.folder });
    clerk = await page(hall, 'wangmin');
    expect(await found(ZHANG.name)).toEqual({ cases: [], applicants: 0 });
  });
});
